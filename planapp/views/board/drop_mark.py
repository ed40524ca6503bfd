"""What shows where dragged rows would go: a line between rows, or a frame round the row they go below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.theme import Appearance
from planapp.views.board import measures as m
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_LINE, _KNOB, _RADIUS, _INSET = 2, 4, 6, 10
_TAG_HEIGHT, _TAG_PADDING, _TAG_WIDEST, _BESIDE = 28, 12, 320, 14


def paint_line(painter: QPainter, y: int, depth: int, width: int, look: Look) -> None:
    """Paint a line with a knob at its left end, set in to the level where the rows would stand."""
    accent, knob = colour(look.theme.accent), scaled(_KNOB, look)
    left = scaled(m.CHEVRON - _INSET, look) + scaled(m.STEP_IN, look) * depth
    middle = max(y, knob + 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(left + knob, middle - _LINE / 2, width - left - knob, _LINE), accent)
    painter.setPen(QPen(accent, _LINE))
    painter.setBrush(colour(look.theme.surface))
    painter.drawEllipse(QPointF(left, middle), knob, knob)
    painter.restore()


def paint_frame(painter: QPainter, row: QRect, look: Look) -> None:
    """Paint a frame round a row."""
    painter.save()
    inside = QRectF(row).adjusted(1, 0, -1, -1)
    paint_face(painter, inside, None, colour(look.theme.accent), _RADIUS, _LINE)
    painter.restore()


class DragTag(QWidget):
    """Says what is dragged, beside the pointer: a number and title, or how many items."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme, self._ground = theme, parent
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_beside(self, text: str, at: QPointF) -> None:
        """Show a text beside a point of the parent, inside of it."""
        if text != self.text or self.isHidden():
            self.text = text
            self.setAccessibleName(text)
            width = min(text_width(text, self._font()) + 2 * px(self._theme, _TAG_PADDING), self._widest())
            self.resize(width, px(self._theme, _TAG_HEIGHT))
        room = self._ground.rect()
        left = min(int(at.x()) + _BESIDE, room.right() - self.width() - 4)
        top = min(int(at.y()) + _BESIDE, room.bottom() - self.height() - 4)
        self.move(max(4, left), max(4, top))
        self.show()
        self.raise_()

    def _widest(self) -> int:
        return px(self._theme, _TAG_WIDEST)

    def _font(self) -> QFont:
        return font(Role.SMALL, self._theme.look, 600)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, edge and words."""
        painter, theme = QPainter(self), self._theme
        paint_face(painter, QRectF(self.rect()), ink(theme, "tint"), ink(theme, "accent"), _RADIUS)
        pad = px(theme, _TAG_PADDING)
        box = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        words = QFontMetricsF(self._font()).elidedText(
            self.text, Qt.TextElideMode.ElideRight, box.width() + 1
        )
        paint_text(painter, box, words, self._font(), ink(theme, "accent"))
        painter.end()
