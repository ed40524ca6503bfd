"""The head of the pane: number, kind, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain.letters import letters_below
from planapp.domain.records import Item
from planapp.graphics.fonts import Role
from planapp.views.detail import item_fields as f
from planapp.views.detail.context import Context
from planapp.views.detail.menus import pop_up
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_HEIGHT, _LARGEST = 52, 1.3


class Header(QWidget):
    """`stepped` is -1 or 1 for the item before or after; `menu_wanted` fills the menu before it opens."""

    stepped = Signal(int)
    closed = Signal()
    window_wanted = Signal()
    menu_wanted = Signal(QMenu)

    def __init__(
        self, context: Context, *, offers_window: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet. What is in a window of its own does not offer one."""
        super().__init__(parent)
        self._context, self._offers_window = context, offers_window
        self.ref = Value(context, Style(Role.SMALL, weight=600, hugs=True, ground="band"))
        self.kind = Words(context.theme, "", Role.SMALL, "text3")
        # Gives way to a long number.
        self.kind.setMinimumWidth(1)
        self.previous = IconButton(context.theme, "chevron-up", "Previous (Ctrl+PgUp)")
        self.next = IconButton(context.theme, "chevron-down", "Next (Ctrl+PgDn)")
        self.own_window = IconButton(context.theme, "window", "Open in a window of its own")
        self.more = IconButton(context.theme, "more", "What can be done with this")
        self.close_button = IconButton(context.theme, "close", "Close the pane")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.own_window.clicked.connect(self.window_wanted)
        self.more.clicked.connect(self._open_menu)
        self.close_button.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.ref, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(10)
        self._row.addWidget(self.kind)
        self._row.addStretch(1)
        for button in (self.previous, self.next, self.own_window, self.more, self.close_button):
            self._row.addWidget(button)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def show_item(self, item: Item | None, *, has_previous: bool, has_next: bool) -> None:
        """Show number and kind of an item."""
        self.previous.setEnabled(has_previous)
        self.next.setEnabled(has_next)
        self.own_window.setEnabled(item is not None)
        self.more.setEnabled(item is not None)
        self.ref.setVisible(item is not None)
        self.kind.setText("" if item is None else self._kind_words(item))
        if item is not None:
            letter = letters_below(self._context.plan, item.parent).get(item.id, "")
            binding = f.item_binding(self._context.plan, item, "ref", "Number", letter or "No number")
            self.ref.bind(binding)

    def _kind_words(self, item: Item) -> str:
        return item.kind.capitalize() + (", archived" if item.archived else "")

    def _open_menu(self) -> None:
        menu = QMenu(self)
        self.menu_wanted.emit(menu)
        pop_up(menu, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _restyle(self) -> None:
        theme = self._context.theme
        self.setFixedHeight(px(theme, _HEIGHT))
        # At the largest text the narrowest pane has no room for it.
        self.own_window.setVisible(self._offers_window and theme.look.text_size < _LARGEST)
        self._row.setContentsMargins(px(theme, 20), 0, px(theme, 12), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(self._context.theme, "line"))
        painter.end()
