"""What all readers share: what they give back, how they report progress, and how much they may take in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from planapp.errors import UserError
from planapp.exchange.grid import Book, Merge

# Done, in all, and what is being done; called from time to time, it may raise Cancelled.
Progress = Callable[[int, int, str], None]

# About 200 MB of memory, 900 MB once it is a plan. 20,000 rows of 40 columns have as many.
MAX_CELLS = 800_000
MAX_MERGES = 200_000
# Each merge is looked up by the rows it covers that hold cells; a plan of 20,000 rows with 50 merges a row.
MAX_MERGED_ROWS = 1_000_000
# Colours that run on below the last words for longer than this are the sheet's, and say nothing of a plan.
MAX_BLANK_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the officer should know about how a file was read: where, and a sentence."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read, and what could not be read of it."""

    book: Book
    remarks: tuple[Remark, ...] = ()


class Unreadable(UserError):
    """This reader can make nothing of the file; another one may."""


class Room:
    """Counts the cells and merges of a workbook, and refuses it when they are more than a plan can have."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = self._merges = self._merged_rows = 0

    def check(self, cells: int) -> None:
        """Raise UserError where there is no room for one more cell on a sheet that has so many."""
        if self._cells + cells >= MAX_CELLS:
            raise UserError(self._too_many(f"{MAX_CELLS:,} cells"))

    def take(self, positions: Collection[tuple[int, int]], merges: Sequence[Merge]) -> None:
        """Take in a sheet with cells at these places. Raises UserError where there is no room for it."""
        rows = sorted({row for row, _ in positions})
        self._cells += len(positions)
        self._merges += len(merges)
        self._merged_rows += sum(
            bisect_right(rows, merge.bottom) - bisect_left(rows, merge.top) for merge in merges
        )
        if self._cells > MAX_CELLS:
            raise UserError(self._too_many(f"{MAX_CELLS:,} cells"))
        if self._merges > MAX_MERGES or self._merged_rows > MAX_MERGED_ROWS:
            raise UserError(self._too_many(f"{MAX_MERGES:,} merged cells"))

    def _too_many(self, what: str) -> str:
        return (
            f"{self._name} holds more than {what}, which is more than a plan can. "
            "In Excel, copy the sheets with the plan into a new workbook and import that."
        )


def no_progress(_done: int, _total: int, _text: str) -> None:
    """Report nothing."""
