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
    """Shows the rows that `list_of` makes of a plan."""

    def __init__(self, headings: Sequence[str], list_of: ListOf, plan: Plan, **options: Any) -> None:
        """Show a plan; `options` are those of RowsModel."""
        self._list_of = list_of
        super().__init__(headings, plan, **options)

    def _rows(self) -> Sequence[Row]:
        return self._list_of(self.plan, self._today)
