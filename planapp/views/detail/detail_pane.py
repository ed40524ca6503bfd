"""The detail pane: everything the plan has of one item, edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.records import Item
from planapp.graphics.theme import Appearance
from planapp.models.facts import Facts
from planapp.models.touched import touched
from planapp.views.detail.context import Context
from planapp.views.detail.item_header import ItemHeader
from planapp.views.detail.item_menu import fill_item_menu
from planapp.views.detail.item_page import ItemPage
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.neighbours import neighbour
from planapp.views.detail.pane import Pane

Today = Callable[[], date]
_NOTHING = "Choose a row to see all of it here."


class DetailPane(Pane):
    """Makes the edits that are typed in its fields.

    `item_wanted` gives the id of an item to go to, `window_wanted` of one to show in a window of its own.
    """

    item_wanted = Signal(object)
    window_wanted = Signal(object)

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
        super().__init__(Context(document, theme, today), parent)
        self._facts = Facts(document.plan, today())
        self._item_id: int | None = None
        self.header = ItemHeader(self.context, offers_window=offers_window)
        self.page = ItemPage(self.context, self._facts)
        self._hold(self.header, self.page, _NOTHING)
        self.setFocusProxy(self.page.title)
        self.header.window_wanted.connect(lambda: self.window_wanted.emit(self._item_id))
        self.header.menu_wanted.connect(self._fill_menu)
        self.page.item_wanted.connect(self.item_wanted)
        self._show()

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
        self._show_top()

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
        self._show_body(there_is_one=item is not None)
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
