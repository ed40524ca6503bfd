"""The right side of the first page: the place to drop a spreadsheet, and cards that start something."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import (
    RING,
    PaintedButton,
    ink,
    paint_face,
    paint_icon,
    paint_text,
    px,
)

_RADIUS, _CARD, _ZONE = 8, 54, 204


class DropZone(QWidget):
    """Says that a spreadsheet may be dropped; the whole window takes it. `chosen`: the button was pressed."""

    chosen = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Offer to choose a spreadsheet too."""
        super().__init__(parent)
        self._theme = theme
        self.button = Button(theme, "Choose a spreadsheet…", Kind.PRIMARY)
        self.button.clicked.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.addStretch(1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the zone."""
        return QSize(360, px(self._theme, _ZONE) + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dashed edge, the sign and the words."""
        painter, colour, length = QPainter(self), partial(ink, self._theme), partial(px, self._theme)
        rect = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        paint_face(painter, rect, colour("surface"), None, _RADIUS)
        pen = QPen(colour("accent"), 1.5)
        pen.setDashPattern([8, 4.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
        tile = QRectF(round(rect.center().x()) - 24, rect.top() + 20, 48, 48)
        paint_face(painter, tile, colour("tint2"), None, _RADIUS)
        paint_icon(painter, self._theme, "spreadsheet", tile, 20, "accent")
        middle = Qt.AlignmentFlag.AlignHCenter
        words = QRectF(rect.left(), tile.bottom() + 10, rect.width(), length(24))
        heading = font(Role.HEADING, self._theme.look)
        paint_text(painter, words, "Drop a spreadsheet here", heading, colour("text"), middle)
        below = QRectF(rect.left(), words.bottom() + length(1), rect.width(), length(20))
        note = "Excel or CSV. You check the result before anything is made."
        paint_text(painter, below, note, font(Role.SMALL, self._theme.look), colour("text2"), middle)
        painter.end()


class StartCard(PaintedButton):
    """A card that is a button: icon, title, what it gives, and its keys or an arrow."""

    def __init__(self, theme: Appearance, icon: str, title: str, note: str, keys: str = "") -> None:
        """Say what the card starts."""
        super().__init__(theme, title)
        self._icon_name, self._note = icon, note
        self._cap = KeyCap(theme, keys, self) if keys else None
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        return QSize(360, px(self.theme, _CARD) + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        painter, colour, length = QPainter(self), partial(ink, self.theme), partial(px, self.theme)
        face = self.face()
        ground = "band" if self.isDown() else "hover" if self.hovered else "surface"
        paint_face(painter, face, colour(ground), colour("line"), _RADIUS)
        tile = QRectF(face.left() + 12, round(face.center().y()) - 16, 32, 32)
        paint_face(painter, tile, colour("tint"), None, 6)
        paint_icon(painter, self.theme, self._icon_name, tile, 16, "accent")
        words = QRectF(tile.right() + 12, face.top() + length(8), face.width() - 100, length(20))
        paint_text(painter, words, self.text(), font(Role.STRONG, self.theme.look), colour("text"))
        note = words.translated(0, length(18))
        paint_text(painter, note, self._note, font(Role.SMALL, self.theme.look), colour("text3"))
        self._paint_end(painter, face)
        if self.hasFocus():
            paint_face(painter, face.adjusted(-RING, -RING, RING, RING), None, colour("accent"), 12, 2)
        painter.end()

    def _paint_end(self, painter: QPainter, face: QRectF) -> None:
        if self._cap is None:
            box = QRectF(face.right() - 32, face.top(), 16, face.height())
            paint_icon(painter, self.theme, "chevron-right", box, 14, "text2")
            return
        size = self._cap.sizeHint()
        self._cap.resize(size)
        self._cap.move(int(face.right()) - 16 - size.width(), int(face.center().y() - size.height() / 2) + 1)
