"""The search field: a line edit with a magnifier, the keys that lead to it, and a way to clear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import ink, paint_icon, paint_text, px, text_width

_WIDTH, _HEIGHT, _ICON, _ICON_AT = 204, 32, 16, 11


class SearchField(QLineEdit):
    """`sought` comes with every change; Esc clears, and then gives the keyboard back by `left`."""

    sought = Signal(str)
    left = Signal()

    def __init__(self, theme: Appearance, keys: str, parent: QWidget | None = None) -> None:
        """Show an empty field."""
        super().__init__(parent)
        self._theme = theme
        self._count = ""
        self._keys, self._cap = keys, KeyCap(theme, keys, self)
        self._cap.setVisible(bool(keys))
        self._clear = IconButton(theme, "close", "Clear the search", self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.setPlaceholderText("Search plan")
        self.setAccessibleName("Search plan")
        self.textChanged.connect(self._change)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(px(self._theme, _WIDTH), px(self._theme, _HEIGHT))
        self._leave_room()
        self._place()

    @property
    def count(self) -> str:
        """Return how many rows are found, as it is shown."""
        return self._count

    def show_count(self, words: str) -> None:
        """Show at the end how many rows are found, and which of them is looked at: '3 of 12'."""
        if words != self._count:
            self._count = words
            self.setAccessibleDescription(words)
            self._leave_room()
            self.update()

    def _leave_room(self) -> None:
        """Keep the text clear of what stands at both ends."""
        end = self._cap.sizeHint().width() + 4
        if self.text():
            end = self._clear.sizeHint().width() + (self._count_width() + 6 if self._count else 0)
        self.setTextMargins(px(self._theme, _ICON_AT + _ICON) - 2, 0, end, 0)

    def _count_width(self) -> int:
        return text_width(self._count, font(Role.CAPTION, self._theme.look))

    def _change(self, text: str) -> None:
        self._cap.setVisible(bool(self._keys) and not text)
        self._clear.setVisible(bool(text))
        self._leave_room()
        self.sought.emit(text)

    def _place(self) -> None:
        for child, gap in ((self._cap, 10), (self._clear, 1)):
            child.resize(child.sizeHint())
            child.move(self.width() - child.width() - gap, (self.height() - child.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep key cap and clear button at the right."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear with Esc; a second one, or Down or Enter, goes back to the board."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field, then the magnifier."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(px(self._theme, _ICON_AT), 0, _ICON, self.height())
        paint_icon(painter, self._theme, "search", box, _ICON, "text2")
        if self._count and self.text():
            end = self._clear.geometry().left() - 2
            count = QRectF(end - self._count_width(), 0, self._count_width(), self.height())
            caption = font(Role.CAPTION, self._theme.look)
            paint_text(painter, count, self._count, caption, ink(self._theme, "text3"))
        painter.end()
