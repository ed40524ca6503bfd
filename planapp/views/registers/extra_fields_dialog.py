"""Plan > Extra fields: the columns of the officer's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.together import together
from planapp.domain.extra_types import TEXT, unread_by_field
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.registers import extra_fields as f
from planapp.models.registers.items import counted
from planapp.models.registers.register import Register
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.register_dialog import RegisterDialog
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING
from planapp.views.widgets.words import Words

_COLUMNS = (ListColumn(), ListColumn(96), ListColumn(150), ListColumn(64, at_right=True))
_ITEM_COLUMNS = (ListColumn(60), ListColumn(), ListColumn(150))
_PRIVATE = "Private: never sent round"

EXTRA_FIELDS = Register(
    title="Extra fields",
    search="Search fields",
    tables=f.TABLES,
    headings=f.HEADINGS,
    rows=f.field_rows,
    edit=f.edit_field,
    empty="There is no extra field here. Add one for what the plan has no column for.",
    item_tables=f.ITEM_TABLES,
    item_headings=f.ITEM_HEADINGS,
    items_of=f.items_of_field,
    no_items="No item has anything in this field.",
    edit_item=f.edit_value,
)


class ExtraFieldsDialog(RegisterDialog):
    """Headings at the left; at the right what the chosen field is for, and what items have in it."""

    def __init__(
        self, document: Document, theme: Appearance, parent: QWidget, *, writable: bool = True
    ) -> None:
        """Show all extra fields of the plan."""
        super().__init__(document, theme, parent, EXTRA_FIELDS, (_COLUMNS, _ITEM_COLUMNS), writable=writable)
        self.add_command("Add", self.add)
        self.merge_button = self.add_command("Merge…", self.merge, needs=2)
        self.add_command("Delete", self.delete, needs=1)
        self.type = Choice(theme)
        self.type.setAccessibleName("Type")
        for type_, words in f.TYPE_WORDS.items():
            self.type.addItem(words, type_)
        self.kinds = {kind: CheckBox(theme, f.KIND_WORDS[kind]) for kind in KINDS}
        self.private = CheckBox(theme, _PRIVATE)
        self._lay_out_field()
        self.type.activated.connect(lambda at: self._set(type=self.type.itemData(at)))
        for box in self.kinds.values():
            box.clicked.connect(lambda _: self._set_kinds())
        self.private.clicked.connect(lambda on: self._set(private=on))
        self.add_moves(self.move_by)
        self.begin()

    def _lay_out_field(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(4)
        for box in self.kinds.values():
            kinds.addWidget(box)
        kinds.addStretch(1)
        line = QHBoxLayout()
        label = Words(self.theme, "Type", Role.SMALL, "text3")
        label.setBuddy(self.type)
        line.addWidget(label)
        line.addWidget(self.type)
        line.addSpacing(8)
        line.addWidget(self.private)
        line.addStretch(1)
        kinds.setContentsMargins(-RING, 0, 0, 0)
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(kinds)
        self.above_items.addLayout(column)

    # What is shown.

    def sum_up(self) -> str:
        """Return how many fields there are, and how many of them are private."""
        private = sum(one.private for one in self.plan.extra_fields)
        fields = counted(len(self.plan.extra_fields), "field")
        return f"{fields}, {private:,} private" if private else fields

    def describe(self, chosen: int | None) -> tuple[str, str]:
        """Return the heading of the chosen field, and what items have in it."""
        field = self.plan.extra_fields.get(chosen)
        if field is None:
            return "", ""
        number, unread = self.item_model.rowCount(), unread_by_field(self.plan)[field.id]
        told = f"{counted(number, 'item')} {'has' if number == 1 else 'have'} a value"
        if unread:
            told += f"; {unread:,} can’t be read as a {field.type}"
        return one_line(field.heading) or "New field", told

    def show_state(self) -> None:
        """Show too what the chosen field is for."""
        super().show_state()
        field = self.plan.extra_fields.get(self.chosen())
        can = self.writable and field is not None
        for control in (self.type, self.private, *self.kinds.values()):
            control.setEnabled(can)
        type_ = field.type if field is not None else TEXT
        self.type.setCurrentIndex(max(0, self.type.findData(type_)))
        self.private.setChecked(field is not None and field.private)
        for kind, box in self.kinds.items():
            box.setChecked(field is not None and (not field.kinds or kind in field.kinds))

    # What is done.

    def add(self) -> None:
        """Add a field, and let the officer type its heading."""
        self.add_and_type(lambda plan: edits.add_extra_field(plan, "New field"))

    def _set(self, **values: Any) -> None:
        self._for_selected(lambda plan, one: edits.set_extra_field(plan, one, **values))
        self.show_state()

    def _set_kinds(self) -> None:
        ticked = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        if ticked:
            self._set(kinds=() if len(ticked) == len(KINDS) else ticked)
        else:
            self.message.tell("A field is for one kind of item at least. Delete it if it is for none.")
            self.show_state()

    def _for_selected(self, edit: Callable[[Plan, int], ChangeSet]) -> None:
        ids = self.list.selected_ids()
        if len(ids) == 1:
            self.make(lambda plan: edit(plan, ids[0]))
        elif ids:
            steps = [lambda plan, one=one: edit(plan, one) for one in ids]
            self.make(lambda plan: together(plan, f"change {len(ids)} fields", steps))

    def merge(self) -> None:
        """Ask which of the chosen fields stays, and merge the others into it."""
        ids = self.list.selected_ids()
        if len(ids) < 2 or not self.list.finish():
            return
        rows = {row.id: row for row in f.field_rows(self.plan, date.today())}
        words = "Choose the heading that stays. Several values of an item become lines of one."
        title = f"Merge {len(ids)} fields"
        dialog = MergeDialog(self.theme, self, title, words, f.HEADINGS, _COLUMNS, [rows[one] for one in ids])

        asked = self.plan

        def take(kept: int) -> None:
            others = [one for one in ids if one != kept]
            told = f"{len(ids)} fields merged"
            merge = partial(_merge, kept=kept, others=others)
            if self.make_as_asked(asked, merge, told) is not None:
                self.list.choose(kept)

        dialog.wanted.connect(take)
        dialog.open()

    def delete(self) -> None:
        """Take out the chosen fields with all their values."""
        ids = self.list.selected_ids()
        if ids:
            heading = self.plan.extra_fields[ids[0]].heading
            told = (
                f"{one_line(heading) or 'Field'} deleted" if len(ids) == 1 else f"{len(ids)} fields deleted"
            )
            self.make(lambda plan: edits.remove_extra_fields(plan, ids), told)

    def move_by(self, step: int) -> None:
        """Move the chosen field up (-1) or down (1)."""
        chosen = self.chosen()
        if chosen is not None:
            self.make(lambda plan: edits.shift_extra_field(plan, chosen, step))

    def delete_items(self) -> None:
        """Empty the field for the items that are chosen at the right."""
        items, field = self.chosen_items(), self.plan.extra_fields.get(self.chosen())
        if not items or field is None:
            return
        steps = [
            lambda plan, item=item, field=field: edits.set_extra(plan, item, field.id, "") for item in items
        ]
        label = f"clear {one_line(field.heading)} of {counted(len(items), 'item')}"
        self.make(lambda plan: together(plan, label, steps), f"{counted(len(items), 'value')} cleared")


def _merge(plan: Plan, kept: int, others: list[int]) -> ChangeSet:
    return edits.merge_extra_fields(plan, kept, *others)
