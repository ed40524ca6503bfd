"""A table of rows of the whole plan: its people, periods, levels and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planapp.domain.plan import Plan
from planapp.models.rows_model import Row, RowsModel

# The rows of a plan, on a day.
ListOf = Callable[[Plan, date], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a list shows a row, as its `about`: a heading over others, quiet (in grey), or set in by levels.

    `tokens` gives the colour of single columns; `icons` what stands before their texts; `more` is for
    delegates that paint something of their own.
    """

    is_heading: bool = False
    is_quiet: bool = False
    depth: int = 0
    tokens: Mapping[int, str] = field(default_factory=dict)
    icons: Mapping[int, str] = field(default_factory=dict)
    more: Any = None


class ListModel(RowsModel):
    """Shows the rows that `list_of` makes of a plan; changes by `apply`, edits through `on_edit`."""

    def __init__(self, headings: Sequence[str], list_of: ListOf, plan: Plan, **options: Any) -> None:
        """Show a plan; `options` are those of RowsModel."""
        self._list_of = list_of
        super().__init__(headings, _rows_of_an_item, plan, **options)

    def refresh(self) -> None:
        """Make the rows again, when what they depend on beside the plan has changed."""
        self._become(self._make(self.plan))

    def _make(self, plan: Plan) -> dict[int, Row]:
        return {row.id: row for row in self._list_of(plan, self._today)}


def _rows_of_an_item(plan: Plan, item_id: int, today: date) -> Sequence[Row]:
    raise AssertionError("a list has no item")
