"""A small table of what belongs to one item: its steps, updates or measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from planapp.domain.plan import Plan
from planapp.models.rows_model import Row, RowsModel

# The rows of an item, on a day.
RowsOf = Callable[[Plan, int, date], Sequence[Row]]


class ItemRows(RowsModel):
    """Shows the rows that `rows_of` makes of one item."""

    def __init__(
        self, headings: Sequence[str], rows_of: RowsOf, plan: Plan, item_id: int | None = None, **options: Any
    ) -> None:
        """Show the rows of an item; None shows none. `options` are those of RowsModel."""
        self._rows_of, self.item_id = rows_of, item_id
        super().__init__(headings, plan, **options)

    def set_item(self, item_id: int | None) -> None:
        """Show the rows of another item (one reset)."""
        self.show_item(self.plan, item_id)

    def show_item(self, plan: Plan, item_id: int | None) -> None:
        """Show the rows of an item of another plan (one reset)."""
        self.item_id = item_id
        self.show_plan(plan)

    def _rows(self) -> Sequence[Row]:
        if self.item_id is None or self.item_id not in self.plan.items:
            return ()
        return self._rows_of(self.plan, self.item_id, self._today)
