"""The extra fields of an item: columns of the officer's own that the plan has no word for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from planapp.domain.plan import Plan
from planapp.domain.records import ExtraField, Item
from planapp.views.detail import item_fields as f
from planapp.views.detail.context import Context
from planapp.views.detail.labelled import Labelled
from planapp.views.detail.section import Section
from planapp.views.detail.tab_order import follow
from planapp.views.detail.value_face import Style

# As long as this a value takes a line of its own.
_LONG = 32
_PRIVATE = "Private: not in what is sent round"


class OwnFields(Section):
    """Pairs of heading and value, two beside each other where both are short."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Extra fields", parent=parent)
        self._pairs: list[Labelled] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        self.body.addLayout(self._grid)

    def show_item(self, item: Item) -> None:
        """Show the extra fields of an item's kind, and any other that it has something in."""
        plan = self._context.plan
        fields = [one for one in plan.extra_fields.of() if _belongs(plan, item, one)]
        self.setVisible(bool(fields))
        new = [Labelled(self._context, "", Style(spelled=True)) for _ in fields[len(self._pairs) :]]
        self._pairs += new
        filled = 0
        for pair, field in zip(self._pairs, fields, strict=False):
            binding = f.extra_binding(plan, item, field)
            filled += bool(binding.text.strip())
            pair.bind(binding)
            pair.tell(_PRIVATE if field.private else "")
        self._place(self._pairs[: len(fields)])
        if new:
            follow(self.head, [pair.value for pair in self._pairs])
        for pair in self._pairs[len(fields) :]:
            pair.hide()
        self.head.set_summary(f"{filled} of {len(fields)} filled in")

    def pair(self, place: int) -> Labelled:
        """Return the pair at a place, in the order of the fields."""
        return self._pairs[place]

    def _place(self, pairs: list[Labelled]) -> None:
        row = column = 0
        for pair in pairs:
            text = pair.value.binding.text if pair.value.binding is not None else ""
            wide = len(text) > _LONG or "\n" in text
            if wide and column:
                row, column = row + 1, 0
            where = (row, column, 1, 2 if wide else 1)
            at = self._grid.indexOf(pair)
            if at < 0 or self._grid.getItemPosition(at) != where:
                self._grid.addWidget(pair, *where)
            pair.show()
            column = 0 if wide else 1 - column
            row += column == 0


def _belongs(plan: Plan, item: Item, field: ExtraField) -> bool:
    return not field.kinds or item.kind in field.kinds or plan.extra(item.id, field.id) is not None
