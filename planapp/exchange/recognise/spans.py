"""Cells and the rows and columns that they cover, with what merges make of them."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from planapp.exchange.grid import Cell, Merge, Sheet

_FAR = sys.maxsize


@dataclass(frozen=True, slots=True)
class Span:
    """A filled (or coloured) cell and the last row that it covers."""

    cell: Cell
    last: int

    @property
    def first(self) -> int:
        """Return the row in which the cell stands."""
        return self.cell.row


class Covers:
    """The merges of a sheet, indexed once by where they start and by the rows in use that they cover."""

    def __init__(self, sheet: Sheet) -> None:
        """Index rows that hold cells only: a merge may reach to the last of a million rows."""
        rows = [cells[0].row for cells in sheet.cells]
        self.starting: dict[tuple[int, int], Merge] = {}
        self._merges = sheet.merges
        self._by_row: dict[int, list[tuple[int, int, int]]] = {}
        for index, merge in enumerate(sheet.merges):
            self.starting.setdefault(merge.anchor, merge)
            for row in rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]:
                self._by_row.setdefault(row, []).append((merge.left, merge.right, index))
        for found in self._by_row.values():
            found.sort()

    def hiding(self, row: int, column: int) -> Merge | None:
        """Return the merge that shows another cell at this place, or None."""
        found = self._by_row.get(row)
        if not found:
            return None
        at = bisect_right(found, (column, _FAR, _FAR)) - 1
        if at < 0 or found[at][1] < column:
            return None
        merge = self._merges[found[at][2]]
        return merge if merge.anchor != (row, column) else None


class Spans:
    """The filled cells between two rows of a sheet that show, and the rows and columns that each covers.

    `noted` are the cells with a note, filled or not.
    """

    def __init__(self, sheet: Sheet, covers: Covers, top: int, bottom: int) -> None:
        """Look at each cell once; looking up a place is then a dictionary look-up."""
        self._covers, self._bottom = covers, bottom
        self._shown: dict[tuple[int, int], Cell] = {}
        self._rows: dict[int, tuple[Cell, ...]] = {}
        self._hidden: list[tuple[Cell, Cell | None]] = []
        self.noted: list[Cell] = []
        start = bisect_left(sheet.cells, top, key=_row_of)
        end = bisect_right(sheet.cells, bottom, key=_row_of)
        for cells in sheet.cells[start:end]:
            self._take(sheet, [cell for cell in cells if cell.is_filled])
            self.noted.extend(cell for cell in cells if cell.note.strip())

    def _take(self, sheet: Sheet, cells: list[Cell]) -> None:
        shown = []
        for cell in cells:
            merge = self._covers.hiding(cell.row, cell.column)
            if merge is None:
                shown.append(cell)
                self._shown[cell.row, cell.column] = cell
            else:
                self._hidden.append((cell, sheet.cell(*merge.anchor)))
        if shown:
            self._rows[shown[0].row] = tuple(shown)

    def changed(self, changes: Mapping[tuple[int, int], Cell | None]) -> Spans:
        """Return the spans with other cells at some places; None stands for no cell."""
        made = copy(self)
        shown = {at: cell for at, cell in self._shown.items() if at not in changes}
        shown.update((at, cell) for at, cell in changes.items() if cell is not None)
        made._shown, made._rows = shown, {}
        for at in sorted(shown):
            made._rows[at[0]] = (*made._rows.get(at[0], ()), shown[at])
        return made

    @property
    def filled_rows(self) -> Iterable[int]:
        """Return the rows in which something shows, from top to bottom."""
        return self._rows.keys()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the filled cell that stands at this place and shows, or None."""
        return self._shown.get((row, column))

    def hidden(self) -> list[tuple[Cell, Cell | None]]:
        """Return the filled cells that a merge covers, each with the cell shown in its place."""
        return self._hidden

    def anchor(self, row: int, column: int) -> Cell | None:
        """Return the filled cell shown at this place: its own, or that of a merge that covers it."""
        merge = self._covers.hiding(row, column)
        return self._shown.get(merge.anchor if merge is not None else (row, column))

    def is_covered(self, row: int, column: int) -> bool:
        """Tell whether a merge from above or from the left covers the place."""
        return self._covers.hiding(row, column) is not None

    def last_row(self, row: int, column: int) -> int:
        """Return the last row that the cell at this place covers."""
        merge = self._covers.starting.get((row, column))
        return min(merge.bottom, self._bottom) if merge is not None else row

    def right(self, row: int, column: int) -> int:
        """Return the last column that the cell at this place covers."""
        merge = self._covers.starting.get((row, column))
        return merge.right if merge is not None else column

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the filled cells of a row that show, from left to right."""
        return self._rows.get(row, ())

    def column(self, column: int, rows: Iterable[int]) -> Iterator[Span]:
        """Yield the filled cells that stand in these rows of a column, each with the rows it covers."""
        for row in rows:
            cell = self._shown.get((row, column))
            if cell is not None:
                yield Span(cell, self.last_row(row, column))


def _row_of(cells: tuple[Cell, ...]) -> int:
    return cells[0].row
