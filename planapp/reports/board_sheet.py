"""What a printed board shows, as plain data: columns, rows, and the key to the ratings."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.domain.records import OBJECTIVE, THEME
from planapp.graphics.marks import StepMark, StepState
from planapp.graphics.rating_cell import Cell
from planapp.graphics.rating_key import Entry
from planapp.graphics.rollup_bar import Segment
from planapp.reports.frame import Heading

# What stands in a period: a rating, a roll-up, what a step has there, or nothing.
Mark = Cell | tuple[Segment, ...] | StepMark | None


@dataclass(frozen=True, slots=True)
class WordsColumn:
    """A column of words: heading, how wide it is wished in pixels of the design, and whether of due dates.

    Before a due date stands the sign of what is overdue; the column does not grow, as dates are short.
    """

    label: str
    width: int
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """A column of a period: a short name, a year or '', and whether it is the one worked on, or frozen."""

    name: str
    year: str = ""
    is_open: bool = False
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a cell; quiet where it is not the row's own, late where it is overdue."""

    text: str = ""
    quiet: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `words` and `marks` go with the columns, `trend` is the balance of the comparison.

    `repeats` says that it has the title of the row above, which is shown once for both.
    """

    kind: str
    depth: int
    ref: str
    title: str
    words: tuple[Words, ...] = ()
    marks: tuple[Mark, ...] = ()
    trend: int | None = None
    state: StepState | None = None
    quiet: bool = False
    repeats: bool = False

    @property
    def is_parent(self) -> bool:
        """Tell whether it is a banner over other rows."""
        return self.kind in (THEME, OBJECTIVE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it. `note` stands in place of rows where there are none."""

    heading: Heading
    title_label: str
    words: tuple[WordsColumn, ...]
    periods: tuple[PeriodColumn, ...]
    trend_label: str
    rows: tuple[Row, ...]
    key: tuple[Entry, ...] = ()
    note: str = ""
