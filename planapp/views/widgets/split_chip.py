"""A chip that is on or off, and has a menu behind its chevron."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu

from planapp.views.widgets.chip import Chip
from planapp.views.widgets.painted import ink, px

# From the right: the chevron, the line before it, and what stands before that.
_ROOM, _LINE_AT, _MORE = 30, 21, 12


class SplitChip(Chip):
    """A click on the words turns it on or off; one on the chevron, or Down, opens the menu."""

    def set_menu(self, menu: QMenu) -> None:
        """Have a menu."""
        self._menu = menu

    def open_menu(self) -> None:
        """Open the menu below the chip."""
        self._open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the menu with Down, as Alt+Down does in a list."""
        if event.key() == Qt.Key.Key_Down and self.isEnabled():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the menu where the chevron is pressed."""
        at_chevron = event.position().x() > self.face().right() - px(self.theme, _ROOM)
        if at_chevron and event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.open_menu()
        else:
            super().mousePressEvent(event)

    def _chevron_width(self) -> int:
        return super()._chevron_width() + px(self.theme, _MORE)

    def _paint_end(self, painter: QPainter, inner: QRectF, token: str) -> None:
        super()._paint_end(painter, inner, token)
        edge = "accent" if self.is_on else "line2"
        painter.fillRect(
            QRectF(inner.right() - _LINE_AT, inner.top() + 7, 1, inner.height() - 14), ink(self.theme, edge)
        )
