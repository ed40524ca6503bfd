"""A box to tick, with words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import (
    RING,
    PaintedButton,
    ink,
    paint_face,
    paint_icon,
    paint_ring,
    paint_text,
    px,
    text_width,
)

_BOX, _GAP, _HEIGHT, _RADIUS = 16, 10, 28, 4


class CheckBox(PaintedButton):
    """Ticked by a click, Space or Enter; the words are part of it."""

    def __init__(self, theme: Appearance, text: str, parent: QWidget | None = None) -> None:
        """Show an empty box beside `text`."""
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of box, words and ring."""
        words = text_width(self.text(), font(Role.BODY, self.theme.look)) if self.text() else 0
        width = px(self.theme, _BOX) + (px(self.theme, _GAP) + words if words else 0)
        return QSize(width + 2 * RING, px(self.theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box, tick, words and focus ring."""
        painter, theme = QPainter(self), self.theme
        side = px(theme, _BOX)
        box = QRectF(RING, (self.height() - side) // 2, side, side)
        if not self.isEnabled():
            paint_face(painter, box, ink(theme, "band"), ink(theme, "line2"), _RADIUS, theme.theme.edge)
        elif self.isChecked():
            paint_face(painter, box, ink(theme, "accent_fill"), None, _RADIUS)
        else:
            ground = "hover" if self.hovered else "surface"
            paint_face(painter, box, ink(theme, ground), ink(theme, "control"), _RADIUS, theme.theme.edge)
        if self.isChecked():
            paint_icon(painter, theme, "tick", box, 12, "on_accent" if self.isEnabled() else "disabled")
        left = box.right() + px(theme, _GAP)
        words = QRectF(left, 0, self.width() - left, self.height())
        token = "text" if self.isEnabled() else "disabled"
        paint_text(painter, words, self.text(), font(Role.BODY, theme.look), ink(theme, token))
        if self.hasFocus():
            paint_ring(painter, box, ink(theme, "accent"), _RADIUS)
        painter.end()
