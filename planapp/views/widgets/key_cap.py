"""A key cap: the keys of a command, as on a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_HEIGHT, _PADDING = 18, 5


class KeyCap(QWidget):
    """Shows keys such as 'Ctrl+F'; the mouse goes through it."""

    def __init__(self, theme: Appearance, keys: str, parent: QWidget | None = None) -> None:
        """Show `keys`."""
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the cap."""
        width = text_width(self._keys, font(Role.CAPTION, self._theme.look, 500)) + 2 * _PADDING
        return QSize(width, px(self._theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cap."""
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        paint_face(painter, rect, ink(theme, "surface"), ink(theme, "line2"), 4)
        type_, colour = font(Role.CAPTION, theme.look, 500), ink(theme, "text2")
        paint_text(painter, rect, self._keys, type_, colour, Qt.AlignmentFlag.AlignHCenter)
        painter.end()
