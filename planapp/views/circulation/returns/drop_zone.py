"""Where returned files are dropped; pressed, it asks for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import (
    PaintedButton,
    ink,
    paint_face,
    paint_icon,
    paint_ring,
    paint_text,
    px,
    text_width,
)

_HEIGHT, _ICON, _GAP, _RADIUS = 44, 16, 8, 8
_WORDS, _DRAGGED = "Drop returned files here", "Let go to add them"


class DropZone(PaintedButton):
    """`clicked` asks for files. What is dropped is taken by the tab, wherever that is."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Wait for files."""
        super().__init__(theme, _WORDS, parent)
        self._is_over = False
        self.setAccessibleDescription("Or press to choose them")
        self.setToolTip("Drop workbooks that came back, or press to choose them")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        return QSize(px(self.theme, 200), px(self.theme, _HEIGHT) + 8)

    def set_over(self, is_over: bool) -> None:
        """Show whether files are held over it."""
        if is_over != self._is_over:
            self._is_over = is_over
            self.setText(_DRAGGED if is_over else _WORDS)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dashed edge, solid while files are held over it, and the words."""
        painter, theme, face = QPainter(self), self.theme, self.face()
        ground = "tint" if self._is_over else "hover" if self.hovered else "surface"
        paint_face(painter, face, ink(theme, ground), None, _RADIUS)
        pen = QPen(ink(theme, "accent" if self._is_over else "control"), 2 if self._is_over else 1)
        if not self._is_over:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._paint_words(painter, face)
        if self.hasFocus():
            paint_ring(painter, face, ink(theme, "accent"), _RADIUS)
        painter.end()

    def _paint_words(self, painter: QPainter, face: QRectF) -> None:
        theme, type_ = self.theme, font(Role.SMALL, self.theme.look, 500)
        icon, gap, token = px(theme, _ICON), px(theme, _GAP), "accent" if self._is_over else "text2"
        width = icon + gap + text_width(self.text(), type_)
        left = round(face.center().x() - width / 2)
        paint_icon(painter, theme, "import", QRectF(left, face.top(), icon, face.height()), _ICON, token)
        words = QRectF(left + icon + gap, face.top(), width, face.height())
        paint_text(painter, words, self.text(), type_, ink(theme, token))
