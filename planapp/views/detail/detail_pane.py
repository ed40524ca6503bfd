"""The detail pane: everything the plan has of one item, edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.records import Item
from planapp.graphics.theme import Appearance
from planapp.models.facts import Facts
from planapp.models.touched import touched
from planapp.views.detail.context import Context
from planapp.views.detail.empty_pane import EmptyPane
from planapp.views.detail.header import Header
from planapp.views.detail.item_menu import fill_item_menu
from planapp.views.detail.item_page import ItemPage
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.neighbours import neighbour
from planapp.views.detail.scrolling import Scrolling
from planapp.views.widgets.painted import ink

Today = Callable[[], date]


class DetailPane(QWidget):
    """Follows the edits of a document, and makes those that are typed in its fields.

    `item_wanted` gives the id of an item to go to, `window_wanted` of one to show in a window of its own;
    `closed` comes when the pane is to go out of sight, `done` when Esc gives the keyboard back.
    """

    item_wanted = Signal(object)
    window_wanted = Signal(object)
    closed = Signal()
    done = Signal()

    def __init__(
        self,
        document: Document,
        theme: Appearance,
        parent: QWidget | None = None,
        *,
        today: Today = date.today,
        offers_window: bool = True,
    ) -> None:
        """Show no item yet."""
        super().__init__(parent)
        self.context = Context(document, theme, today)
        self._facts = Facts(document.plan, today())
        self._item_id: int | None = None
        self.header = Header(self.context, offers_window=offers_window)
        self.page = ItemPage(self.context, self._facts)
        self._scrolling = Scrolling(self.page)
        self._body = QStackedWidget()
        self._body.addWidget(EmptyPane(theme))
        self._body.addWidget(self._scrolling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body, 1)
        self.setFocusProxy(self.page.title)
        self._connect()
        self._stop_following = document.subscribe(self._follow)
        theme.changed.connect(self.update)
        self._show()

    def _connect(self) -> None:
        self.header.closed.connect(self.closed)
        self.header.stepped.connect(self.step)
        self.header.window_wanted.connect(lambda: self.window_wanted.emit(self._item_id))
        self.header.menu_wanted.connect(self._fill_menu)
        self.page.item_wanted.connect(self.item_wanted)

    @property
    def item_id(self) -> int | None:
        """Return the id of the item that is shown."""
        return self._item_id

    @property
    def period(self) -> int | None:
        """Return the id of the period that is worked on."""
        return self.page.rating.period

    @property
    def _item(self) -> Item | None:
        return self.context.plan.items.get(self._item_id)

    def show_item(self, item_id: int | None) -> None:
        """Show an item from its top, or none."""
        if item_id == self._item_id:
            return
        self.leave()
        self._item_id = item_id
        self._show()
        lay_out_now()
        self._scrolling.verticalScrollBar().setValue(0)

    def set_period(self, period_id: int | None) -> None:
        """Work on another period."""
        self.leave()
        self.page.set_period(period_id)
        self._show()

    def set_today(self, today: date) -> None:
        """Show an item as it stands on a new day."""
        self.context.today = lambda: today
        self._facts.today = today
        self._facts.start_again(self.context.plan)
        self.page.steps.view.steps.set_today(today)
        self._show()

    def leave(self) -> None:
        """Take what is being typed, as leaving its field does."""
        self.context.leave()

    def close_document(self) -> None:
        """Take what is being typed, and listen to the document no more."""
        self.leave()
        if self.context.is_open:
            self.context.is_open = False
            self._stop_following()

    def _follow(self, change_set: ChangeSet) -> None:
        plan = self.context.plan
        self._facts.go_on(plan, touched(self._facts.plan, plan, change_set))
        self._show()
        self.page.apply(change_set)
        lay_out_now()

    def _show(self) -> None:
        item, plan = self._item, self.context.plan
        self.header.show_item(
            item,
            has_previous=item is not None and neighbour(plan, item, -1) is not None,
            has_next=item is not None and neighbour(plan, item, 1) is not None,
        )
        self._body.setCurrentIndex(0 if item is None else 1)
        if item is not None:
            self.page.show_item(item)

    def step(self, step: int) -> None:
        """Go to the item of the same kind before (-1) or after (1)."""
        item = self._item
        found = neighbour(self.context.plan, item, step) if item is not None else None
        if found is not None:
            self.item_wanted.emit(found.id)

    def _fill_menu(self, menu: QMenu) -> None:
        if self._item is not None:
            fill_item_menu(menu, self.context, self._item, self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the item before or after with Ctrl+PgUp and Ctrl+PgDn, back to the board with Esc."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.step(step)
        elif event.key() == Qt.Key.Key_Escape and self._item is not None:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self.context.theme, "surface"))
        painter.end()
