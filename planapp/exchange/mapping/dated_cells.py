"""The cells of a column of dates, each with what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planapp.domain.due import Due
from planapp.exchange.grid import Cell


@dataclass(frozen=True)
class Dated:
    """A cell of a date column and what it says of a due date."""

    cell: Cell
    due: Due

    @property
    def is_real(self) -> bool:
        """Whether the cell holds a date, not words."""
        return isinstance(self.cell.value, date)

    @property
    def is_text(self) -> bool:
        """Whether the cell holds words that read as a date."""
        return isinstance(self.cell.value, str) and bool(self.due.precision)

    @property
    def day(self) -> date | None:
        """The day by which the cell is compared with its neighbours."""
        return self.due.end or self.due.start

    @cached_property
    def is_figures(self) -> bool:
        """Whether day and month could be swapped: a real date, or a day in figures."""
        return self.is_real or not any(letter.isalpha() for letter in self.cell.text)
