"""The head of the pane: number, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain.records import Indicator
from planapp.graphics.fonts import Role
from planapp.views.detail.context import Context
from planapp.views.detail.menus import pop_up
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.indicators.indicator_fields import field_binding
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_HEIGHT = 52


class PaneHeader(QWidget):
    """`stepped` is -1 or 1 for the one before or after; `menu_wanted` fills the menu before it opens."""

    stepped = Signal(int)
    closed = Signal()
    menu_wanted = Signal(QMenu)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self.ref = Value(context, Style(Role.SMALL, weight=600, hugs=True, ground="band"))
        self.kind = Words(context.theme, "Indicator", Role.SMALL, "text3")
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
        self._restyle()

    def show_indicator(self, indicator: Indicator | None) -> None:
        """Show the number of an indicator, and where it stands among the others."""
        ids = self._context.plan.indicators.ids_of()
        self.previous.setEnabled(indicator is not None and indicator.id != ids[0])
        self.next.setEnabled(indicator is not None and indicator.id != ids[-1])
        self.more.setEnabled(indicator is not None)
        self.ref.setVisible(indicator is not None)
        self.kind.setVisible(indicator is not None)
        if indicator is not None:
            self.ref.bind(field_binding(indicator, "ref"))

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
