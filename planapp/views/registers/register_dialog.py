"""What the registers share: the rows of one, the items of the chosen row, and the edits of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.registers.items import item_of
from planapp.models.registers.register import Register, matching
from planapp.models.rows_model import Row
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.registers.register_frame import RegisterFrame
from planapp.views.widgets.undo_bar import UndoBar

Make = Callable[[Plan], ChangeSet]
Narrow = Callable[[Plan, list[Row]], list[Row]]


class RegisterDialog(RegisterFrame):
    """Stops nothing else: the board can be used beside it, and it follows every edit made there.

    `item_wanted` gives the item to go to, `filter_wanted` the row whose items the board is to show. A
    subclass adds its commands, and says in `describe` what the chosen row has.
    """

    item_wanted = Signal(object)
    filter_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        theme: Appearance,
        parent: QWidget,
        register: Register,
        columns: tuple[Sequence[ListColumn], Sequence[ListColumn]],
        *,
        writable: bool = True,
    ) -> None:
        """Show the rows of a register; `columns` are those of the list and of the items."""
        super().__init__(theme, parent, register.title, register.search)
        self.document, self.register, self.writable = document, register, writable
        self._is_followed = True
        # What the dialog's own filters leave of the rows.
        self.narrow: Narrow = _everything
        plan = document.plan
        self.model = ListModel(register.headings, self._rows, plan, on_edit=self._edit)
        self.list = ListView(self.model, columns[0], theme, empty=register.empty)
        self.list.setAccessibleName(register.title)
        self.item_model = ListModel(register.item_headings, self._items, plan, on_edit=self._edit_item)
        self.items = ListView(self.item_model, columns[1], theme, empty=register.no_items)
        self.lay_out_lists()
        self.go = self.add_item_command("Go to the item", self._go_to_item)
        self.undo_bar = UndoBar(theme, self)
        self._connect()
        self._stop_following = document.subscribe(self.hear)

    def _connect(self) -> None:
        self.search.sought.connect(lambda _: self.model.refresh())
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.row_chosen.connect(lambda _: self.show_chosen())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.show_state())
        self.list.opened.connect(lambda _: self._go_to_items())
        self.list.delete_wanted.connect(self.delete)
        self.items.opened.connect(lambda _: self._go_to_item())
        self.items.row_chosen.connect(lambda _: self.show_state())
        self.items.delete_wanted.connect(self.delete_items)
        self.undo_bar.undo.connect(self._undo)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def begin(self) -> None:
        """Choose the first row and show the dialog, once a subclass has put its commands in."""
        self.order_stops()
        QShortcut(QKeySequence("Ctrl+N"), self, self.add)
        self._choose_any()
        self.show_chosen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()

    # What is shown.

    @property
    def plan(self) -> Plan:
        """Return the plan as it now is."""
        return self.document.plan

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        return matching(self.narrow(plan, list(self.register.rows(plan, today))), self.search.text())

    def _items(self, plan: Plan, _today: date) -> list[Row]:
        chosen = self.chosen()
        return self.register.items_of(plan, chosen) if chosen is not None else []

    def chosen(self) -> int | None:
        """Return the id of the row whose items are shown."""
        return self.list.current_id()

    def describe(self, chosen: int | None) -> tuple[str, str]:
        """Return the name of the chosen row, and what it has in words."""
        raise NotImplementedError

    def sum_up(self) -> str:
        """Return in words how many there are."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Show the items of the chosen row."""
        self.item_model.refresh()
        self.items.scrollToTop()
        self.show_state()

    def show_state(self) -> None:
        """Say what is chosen, and which commands make sense."""
        name, about = self.describe(self.chosen())
        self.name.set_text(name)
        self.about.set_text(about)
        self.items.setAccessibleName(f"Items of {name}" if name else "Items")
        self.summary.set_text(self.sum_up())
        self.enable_commands(len(self.list.selected_ids()), writable=self.writable)
        self.go.setEnabled(self.item_model.rowCount() > 0)

    def _choose_any(self) -> None:
        if self.list.current_id() is None and self.model.rowCount():
            self.list.choose(self.model.id_of(self.model.index(0, 0)))

    # What is done.

    def make(self, make: Make, told: str = "") -> ChangeSet | None:
        """Make an edit, and say that it can be taken back; what is refused is said at the head."""
        made: list[ChangeSet] = []

        def edit() -> None:
            change_set = make(self.plan)
            if self.document.edit(change_set) is not None:
                made.append(change_set)

        if self.list.finish() and self.items.finish() and self.attempt(edit) and made:
            if told:
                self.undo_bar.tell(told)
            return made[0]
        return None

    def make_as_asked(self, asked: Plan, make: Make, told: str = "") -> ChangeSet | None:
        """Make what a dialog asked about, if the plan is still the one that was asked about."""

        def edit(plan: Plan) -> ChangeSet:
            if plan is not asked:
                raise UserError("The plan has changed since you were asked. Choose again.")
            return make(plan)

        return self.make(edit, told)

    def _edit(self, row_id: int, key: str, value: Any) -> None:
        self.document.edit(self.register.edit(self.plan, row_id, key, str(value)))

    def _edit_item(self, row_id: int, key: str, value: Any) -> None:
        if self.register.edit_item is not None:
            self.document.edit(self.register.edit_item(self.plan, row_id, key, str(value)))

    def add_and_type(self, make: Make, column: int = 0) -> None:
        """Add a row and let the officer type a cell of it."""
        self.search.clear()
        change_set = self.make(make)
        if change_set is not None:
            added = next(one.id for one in change_set.changes if one.before is None)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.choose(added)
            self.list.edit_cell(column)
            if self.list.delegate.editor is not None:
                self.list.delegate.editor.selectAll()

    def add(self) -> None:
        """Add a row and let the officer type in it."""
        raise NotImplementedError

    def delete(self) -> None:
        """Take out the chosen rows."""
        raise NotImplementedError

    def delete_items(self) -> None:
        """Take the chosen items away from the chosen row, where that can be."""

    def chosen_items(self) -> list[int]:
        """Return the items of the rows that are chosen at the right."""
        rows = [self.item_model.index_of(row_id) for row_id in self.items.selected_ids()]
        found = (item_of(self.item_model.row_of(index)) for index in rows)
        return [item_id for item_id in found if item_id is not None]

    def _undo(self) -> None:
        self.attempt(self.document.undo)

    def _go_to_items(self) -> None:
        if self.item_model.rowCount():
            if self.items.current_id() is None:
                self.items.choose(self.item_model.id_of(self.item_model.index(0, 0)))
            self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_item(self) -> None:
        """Go to the item that is chosen at the right, or to the first there."""
        row = self.item_model.row_of(self.items.currentIndex())
        item = item_of(row if row is not None else self.item_model.row_of(self.item_model.index(0, 0)))
        if item is not None and self.list.finish() and self.items.finish():
            self.close()
            self.item_wanted.emit(item)

    # Following the plan.

    def hear(self, change_set: ChangeSet) -> None:
        """Show the plan as it is after an edit made here or elsewhere."""
        # The list may choose another row while it changes: its items are then those of the new plan.
        self.model.plan = self.item_model.plan = self.plan
        changed = {change.table for change in change_set.changes}
        if not self.register.tables.isdisjoint(changed):
            self.undo_bar.hide()
            self.message.hide()
            self.model.apply(change_set, self.plan)
            self._choose_any()
        if not self.register.item_tables.isdisjoint(changed):
            self.item_model.apply(change_set, self.plan)
            self.show_state()

    def give_up(self) -> None:
        """Close, and give up what is refused."""
        for rows in (self.list, self.items):
            rows.finish_or_give_up()
        super().give_up()

    def done(self, result: int) -> None:
        """Close, once what is being typed is taken; what is refused keeps the dialog open."""
        if self._is_followed and self.list.finish() and self.items.finish():
            self._is_followed = False
            self._stop_following()
        if not self._is_followed:
            super().done(result)


def _everything(_plan: Plan, rows: list[Row]) -> list[Row]:
    return rows
