"""What was understood of a workbook: its tables, and the role of each column and row, with the reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from planapp.exchange.grid import Cell, Sheet, address
from planapp.exchange.labels import PeriodLabel

PLAN, INDICATORS, KEY, UPDATES = "plan", "indicators", "key", "updates"

EXTRA, RATING, OURS, MONTH = "extra", "rating", "ours", "value"

# Roles of rows. TITLE stands above a header; MORE is a further row of the item above.
TITLE, HEADER, REPEAT = "title", "header", "repeat"
THEME, OBJECTIVE, ACTION, STEP, MORE, RECORD = "theme", "objective", "action", "step", "more", "record"


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """A column: its heading and the field it holds. `confidence` runs to 100; `reason` says why in words.

    `field` is a key of domain/fields.py; 'extra' for a column of the officer's own, 'rating' with a period,
    'value' with a month, 'ours' for planapp's own hidden column, '' for a heading with nothing below it.
    """

    column: int
    heading: str
    field: str
    confidence: int = 100
    reason: str = ""
    period: PeriodLabel | None = None
    month: str = ""


@dataclass(frozen=True, slots=True)
class RowRole:
    """A row of a table and what it is."""

    row: int
    role: str


@dataclass(frozen=True)
class FoundTable:
    """A table on a sheet: its title rows, header row, and the rows and columns below.

    `order` counts the tables of the workbook.
    """

    sheet: Sheet
    kind: str
    title_rows: tuple[int, ...]
    header_row: int
    bottom: int
    columns: tuple[ColumnRole, ...]
    rows: tuple[RowRole, ...] = ()
    order: int = 0

    def column(self, key: str) -> ColumnRole | None:
        """Return the first column that holds a field, or None."""
        return next((column for column in self.columns if column.field == key), None)

    def columns_of(self, key: str) -> tuple[ColumnRole, ...]:
        """Return all columns that hold a field."""
        return tuple(column for column in self.columns if column.field == key)

    def where(self, row: int, column: int) -> str:
        """Return an address as a finding shows it ('Plan!B7')."""
        return f"{self.sheet.name}!{address(row, column)}"

    @cached_property
    def spans(self) -> Spans:
        """Return the cells of the table with the rows that each covers."""
        return Spans(self.sheet, self.header_row + 1, self.bottom)

    def with_columns(self, columns: tuple[ColumnRole, ...]) -> FoundTable:
        """Return the table with other roles for its columns."""
        return replace(self, columns=columns)


@dataclass(frozen=True, slots=True)
class Span:
    """A filled (or coloured) cell and the last row that it covers."""

    cell: Cell
    last: int

    @property
    def first(self) -> int:
        """Return the row in which the cell stands."""
        return self.cell.row


class Spans:
    """The cells between two rows of a sheet, with what merges make of them."""

    def __init__(self, sheet: Sheet, top: int, bottom: int) -> None:
        """Index the merges of these rows once; looking up a place is then a dictionary look-up."""
        self.sheet = sheet
        # A merge may reach to the last of a million rows: only rows and columns in use are covered.
        rows = [cells[0].row for cells in sheet.cells if top <= cells[0].row <= bottom]
        columns = sorted({cell.column for cells in sheet.cells for cell in cells})
        self._last: dict[tuple[int, int], int] = {}
        self._right: dict[tuple[int, int], int] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        for merge in sheet.merges:
            if merge.bottom < top or merge.top > bottom:
                continue
            self._last[merge.anchor] = min(merge.bottom, bottom)
            self._right[merge.anchor] = merge.right
            for row in rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]:
                for column in columns[bisect_left(columns, merge.left) : bisect_right(columns, merge.right)]:
                    if (row, column) != merge.anchor:
                        self._covered[row, column] = merge.anchor

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the filled cell that stands at this place and shows, or None."""
        if (row, column) in self._covered:
            return None
        cell = self.sheet.cell(row, column)
        return cell if cell is not None and cell.is_filled else None

    def hidden(self) -> Iterator[tuple[Cell, Cell | None]]:
        """Yield the filled cells that a merge covers, each with the cell shown in its place."""
        for place, anchor in self._covered.items():
            cell = self.sheet.cell(*place)
            if cell is not None and cell.is_filled:
                yield cell, self.sheet.cell(*anchor)

    def anchor(self, row: int, column: int) -> Cell | None:
        """Return the filled cell shown at this place: its own, or that of a merge that covers it."""
        return self.cell(*self._covered.get((row, column), (row, column)))

    def is_covered(self, row: int, column: int) -> bool:
        """Tell whether a merge from above or from the left covers the place."""
        return (row, column) in self._covered

    def last_row(self, row: int, column: int) -> int:
        """Return the last row that the cell at this place covers."""
        return self._last.get((row, column), row)

    def right(self, row: int, column: int) -> int:
        """Return the last column that the cell at this place covers."""
        return self._right.get((row, column), column)

    def row(self, row: int) -> list[Cell]:
        """Return the filled cells of a row that show, from left to right."""
        return [cell for cell in self.sheet.row(row) if (row, cell.column) not in self._covered]

    def column(self, column: int, rows: tuple[int, ...]) -> Iterator[Span]:
        """Yield the filled cells that stand in these rows of a column, each with the rows it covers."""
        for row in rows:
            cell = self.cell(row, column)
            if cell is not None:
                yield Span(cell, self.last_row(row, column))


@dataclass(frozen=True, slots=True)
class Recognition:
    """All tables found in a workbook, and the sheets in which there was none."""

    tables: tuple[FoundTable, ...]
    other_sheets: tuple[Sheet, ...] = ()

    def of_kind(self, kind: str) -> list[FoundTable]:
        """Return the tables of a kind, in order."""
        return [table for table in self.tables if table.kind == kind]
