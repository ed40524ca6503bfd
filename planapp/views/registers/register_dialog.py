"""The frame of the registers: a list at the left, and at the right the items of the chosen row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.registers.items import item_of
from planapp.models.registers.register import Register, matching
from planapp.models.rows_model import Row
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.registers.cut_words import CutWords
from planapp.views.registers.stops import stops_in
from planapp.views.splitter import Splitter
from planapp.views.widgets.buttons import Button, IconButton, Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.search_field import SearchField
from planapp.views.widgets.undo_bar import UndoBar

_WIDTH, _HEIGHT, _LEFT, _RIGHT = 1120, 660, 648, 424
_LEAST_WIDTH, _LEAST_HEIGHT, _ROUND = 800, 440, 16
_GAP = 12
_READ_ONLY = "The plan is open read-only"
Make = Callable[[Plan], ChangeSet]
Narrow = Callable[[Plan, list[Row]], list[Row]]


class RegisterDialog(Dialog):
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
        super().__init__(theme, parent, register.title, size=(_WIDTH, _HEIGHT), modal=False)
        self.document, self.register, self.writable = document, register, writable
        self._needing: list[tuple[Button | IconButton, int]] = []
        self._is_followed = True
        # What the dialog's own filters leave of the rows.
        self.narrow: Narrow = _everything
        plan = document.plan
        self.search = SearchField(theme, "Ctrl+F")
        self.search.setPlaceholderText(register.search)
        self.search.setAccessibleName(register.search)
        self.summary = CutWords(theme, Role.SMALL, "text3")
        self.model = ListModel(register.headings, self._rows, plan, on_edit=self._edit)
        self.list = ListView(self.model, columns[0], theme, empty=register.empty)
        self.list.setAccessibleName(register.title)
        self.item_model = ListModel(register.item_headings, self._items, plan, on_edit=self._edit_item)
        self.items = ListView(self.item_model, columns[1], theme, empty=register.no_items)
        self.name = CutWords(theme, Role.HEADING)
        self.about = CutWords(theme, Role.SMALL, "text3")
        self.head, self.commands, self.of_items = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.above_items, self.below_items = QVBoxLayout(), QVBoxLayout()
        self._lay_out_register()
        self._fit(parent.window())
        self.undo_bar = UndoBar(theme, self)
        self._connect()
        self._stop_following = document.subscribe(self.hear)

    def _lay_out_register(self) -> None:
        self.head.setSpacing(_GAP)
        self.head.addWidget(self.add_heading(self.register.title))
        self.head.addWidget(self.summary, 1)
        self.head.addWidget(self.search)
        self.body.addLayout(self.head)
        self.hints = QVBoxLayout()
        self.body.addLayout(self.hints)
        splitter = Splitter(self.theme)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._right_side())
        splitter.setSizes([px(self.theme, _LEFT), px(self.theme, _RIGHT)])
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self.body.addWidget(splitter, 1)
        self.go = self.add_item_command("Go to the item", self._go_to_item)
        self.leave = self.add_button("Close", self.close)

    def _fit(self, window: QWidget) -> None:
        """Be no larger than the window in front of which it stands, as long as that leaves room enough."""
        width, height = (px(self.theme, length) for length in (_WIDTH, _HEIGHT))
        least = (px(self.theme, _LEAST_WIDTH), px(self.theme, _LEAST_HEIGHT))
        room = (window.width() - 2 * _ROUND, window.height() - 2 * _ROUND)
        self.resize(max(least[0], min(width, room[0])), max(least[1], min(height, room[1])))

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, _GAP, 0)
        self.commands.setContentsMargins(-RING, 0, 0, 0)
        self.commands.setSpacing(0)
        self.commands.addStretch(1)
        column.addLayout(self.commands)
        column.addWidget(self.list, 1)
        return side

    def _right_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(_GAP, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(self.above_items)
        column.addSpacing(8)
        column.addWidget(self.items, 1)
        column.addLayout(self.below_items)
        self.of_items.setContentsMargins(-RING, 4, 0, 0)
        self.of_items.setSpacing(8)
        self.of_items.addStretch(1)
        column.addLayout(self.of_items)
        return side

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
        self._order_stops()
        QShortcut(QKeySequence("Ctrl+N"), self, self.add)
        self._choose_any()
        self.show_chosen()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()

    def _order_stops(self) -> None:
        """Have Tab follow reading order."""
        above = (self.head, self.hints, self.commands)
        beside, below = (self.above_items,), (self.below_items, self.of_items)
        stops = [*stops_in(above), self.list, *stops_in(beside), self.items, *stops_in(below), self.leave]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def add_command(self, words: str, do: Callable[[], object], *, needs: int = 0) -> Button:
        """Add a button over the list; it makes sense with so many rows chosen."""
        button = Button(self.theme, words)
        button.clicked.connect(lambda: do())
        self.commands.insertWidget(self.commands.count() - 1, button)
        self._needing.append((button, needs))
        return button

    def add_moves(self, move: Callable[[int], object]) -> None:
        """Add the buttons and keys that move the chosen row up (-1) and down (1)."""
        for key, icon, words, step in (
            ("Alt+Up", "arrow-up", "Move up (Alt+Up)", -1),
            ("Alt+Down", "arrow-down", "Move down (Alt+Down)", 1),
        ):
            button = IconButton(self.theme, icon, words)
            button.clicked.connect(lambda _=False, step=step: move(step))
            self.commands.insertWidget(self.commands.count() - 1, button)
            self._needing.append((button, 1))
            shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: move(step))

    def add_item_command(self, words: str, do: Callable[[], object]) -> Button:
        """Add a quiet button below the items."""
        button = Button(self.theme, words, Kind.QUIET)
        button.clicked.connect(lambda: do())
        self.of_items.insertWidget(self.of_items.count() - 1, button)
        return button

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
        selected = len(self.list.selected_ids())
        for button, needs in self._needing:
            button.setEnabled(self.writable and selected >= needs)
            button.setToolTip("" if self.writable else _READ_ONLY)
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
