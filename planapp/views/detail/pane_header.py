"""The head of a pane: number, kind, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.graphics.fonts import Role
from planapp.views.detail.context import Context
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.menus import pop_up
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_HEIGHT = 52


class PaneHeader(QWidget):
    """`stepped` is -1 or 1 for the row before or after; `menu_wanted` fills the menu before it opens."""

    stepped = Signal(int)
    closed = Signal()
    menu_wanted = Signal(QMenu)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self.ref = Value(context, Style(Role.SMALL, weight=600, hugs=True, ground="band"))
        self.kind = Words(context.theme, "", Role.SMALL, "text3")
        # Gives way to a long number.
        self.kind.setMinimumWidth(1)
        self.previous = IconButton(context.theme, "chevron-up", "Previous (Ctrl+PgUp)")
        self.next = IconButton(context.theme, "chevron-down", "Next (Ctrl+PgDn)")
        self.more = IconButton(context.theme, "more", "What can be done with this")
        self.close_button = IconButton(context.theme, "close", "Close the pane")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.more.clicked.connect(self._open_menu)
        self.close_button.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.ref, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(10)
        self._row.addWidget(self.kind)
        self._row.addStretch(1)
        for button in (self.previous, self.next, self.more, self.close_button):
            self._row.addWidget(button)
        context.theme.changed.connect(self._restyle)

    def _put_before_menu(self, button: IconButton) -> None:
        """Add a button before the one that opens the menu, for the keyboard as well."""
        self._row.insertWidget(self._row.indexOf(self.more), button)
        self.setTabOrder(self.next, button)

    def _show_ways(self, *, there_is_one: bool, has_previous: bool, has_next: bool) -> None:
        """Show number and menu if there is a row, and the ways to others that there are."""
        self.previous.setEnabled(has_previous)
        self.next.setEnabled(has_next)
        self.more.setEnabled(there_is_one)
        self.ref.setVisible(there_is_one)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        self.menu_wanted.emit(menu)
        pop_up(menu, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _restyle(self) -> None:
        theme = self._context.theme
        self.setFixedHeight(px(theme, _HEIGHT))
        self._row.setContentsMargins(px(theme, 20), 0, px(theme, 12), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(self._context.theme, "line"))
        painter.end()
