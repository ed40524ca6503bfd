"""What all painted controls share: they follow the theme, know where they stand, and show the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from planapp.graphics import icons
from planapp.graphics.fonts import baseline
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance

# The focus ring stands outside the control: 2 px, 2 px away. Every painted control keeps room for it.
RING = 4


def ink(appearance: Appearance, token: str) -> QColor:
    """Return the colour that a token of the palette now has, by its name there."""
    return colour(getattr(appearance.theme, token))


def px(appearance: Appearance, pixels: float) -> int:
    """Return a length of the design at the text size that now holds."""
    return scaled(pixels, appearance.look)


class PaintedButton(QAbstractButton):
    """A button that paints itself with the tokens of a theme. Its face is its rectangle less the ring."""

    def __init__(self, theme: Appearance, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(parent)
        self.theme = theme
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show a text as it is: an '&' of a title must not become a key that presses the button."""
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        """Return what is shown."""
        return super().text().replace("&&", "&")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def face(self) -> QRectF:
        """Return where the control itself is painted."""
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press with Enter too, as officers know it; Qt's own buttons listen to Space alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def hovered(self) -> bool:
        """Tell whether the pointer is over the control and can do something there."""
        return self.isEnabled() and self.underMouse()


def paint_face(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    edge: QColor | None,
    radius: float,
    width: float = 1,
) -> None:
    """Paint a rounded ground whose edge lies inside `rect`, on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    inset = width / 2 if edge is not None else 0
    inside = rect.adjusted(inset, inset, -inset, -inset)
    radius = min(radius, inside.height() / 2)
    painter.drawRoundedRect(inside, radius - inset, radius - inset)


def paint_ring(painter: QPainter, face: QRectF, accent: QColor, radius: float) -> None:
    """Paint the focus ring round a control."""
    around = face.adjusted(-RING, -RING, RING, RING)
    paint_face(painter, around, None, accent, min(radius, face.height() / 2) + RING, 2)


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, centred on its cap height with the baseline on a whole pixel."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    x = rect.left()
    if align & Qt.AlignmentFlag.AlignHCenter:
        x = round(rect.center().x() - width / 2)
    elif align & Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(int(x), baseline(rect, metrics), text)


def text_width(text: str, font: QFont) -> int:
    """Return how many pixels wide a line of text is."""
    return round(QFontMetricsF(font).horizontalAdvance(text) + 0.49)


def paint_icon(
    painter: QPainter, appearance: Appearance, name: str, box: QRectF, size: int, token: str
) -> None:
    """Paint an icon of the product's set centred in a box, in the colour of a token."""
    icons.paint_icon(painter, box, name, getattr(appearance.theme, token), size, appearance.look)
