"""What every reader produces: a workbook as plain, immutable cells, whatever kind of file it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

Value = str | int | float | bool | datetime | date | time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds a value, a fill, a note or the top left of a merge. Rows and columns count from 1.

    `text` is what the officer sees; `value` is what is stored (lengths of time are floats, in days).
    Colours are 'RRGGBB', or '' where none was chosen (an automatic or black font, no fill). `icon` is the
    hue of the icon that an icon set shows beside a number ('red', 'amber', 'green'). `parts` are the
    cells of the sheet from which recognising put this one together; none if it stands there as it is.
    """

    row: int
    column: int
    value: Value
    text: str
    number_format: str = "General"
    fill: str = ""
    font_colour: str = ""
    bold: bool = False
    italic: bool = False
    indent: int = 0
    note: str = ""
    note_author: str = ""
    icon: str = ""
    parts: tuple[Cell, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether there is something to read: a value that is not just blanks."""
        return self.value is not None and (not isinstance(self.value, str) or bool(self.value.strip()))

    @property
    def address(self) -> str:
        """The address as Excel writes it ('B7')."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells; all four edges belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def anchor(self) -> tuple[int, int]:
        """Row and column of the cell that holds the block's value."""
        return self.top, self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    @property
    def address(self) -> str:
        """The address as Excel writes it ('A1:B7')."""
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"

    def covers(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def positions(self) -> Iterator[tuple[int, int]]:
        """All rows and columns covered, in reading order; a merged whole sheet has 17 thousand million."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by rows (only rows and cells that hold something), and how it is laid out.

    Widths are in characters, heights in points; `outline` gives the level of grouped rows. `freeze` is the
    first cell that scrolls ('C7'), `print_title_rows` the rows on every page ('4:4'); '' where not set.
    `last_row` and `last_column` enclose all filled cells and are 0 on an empty sheet.
    """

    name: str
    cells: tuple[tuple[Cell, ...], ...] = ()
    state: str = "visible"
    merges: tuple[Merge, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    outline: Mapping[int, int] = field(default_factory=dict)
    freeze: str = ""
    print_title_rows: str = ""
    orientation: str = ""
    paper: str = ""
    fit_to_width: bool = False
    last_row: int = field(init=False, compare=False)
    last_column: int = field(init=False, compare=False)
    _by_position: Mapping[tuple[int, int], Cell] = field(init=False, repr=False, compare=False)
    _merges_by_row: Mapping[int, tuple[Merge, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the lookups."""
        put = object.__setattr__
        put(self, "_by_position", {(cell.row, cell.column): cell for row in self.cells for cell in row})
        put(self, "_merges_by_row", self._index_merges())
        filled = [(cell.row, cell.column) for cell in self.filled()]
        put(self, "last_row", max((row for row, _ in filled), default=0))
        put(self, "last_column", max((column for _, column in filled), default=0))

    def _index_merges(self) -> dict[int, tuple[Merge, ...]]:
        """Index merges by the rows that hold cells; never by all rows, of which there may be a million."""
        held = [row[0].row for row in self.cells]
        found: dict[int, list[Merge]] = {row: [] for row in held}
        for merge in self.merges:
            for row in held[bisect_left(held, merge.top) : bisect_right(held, merge.bottom)]:
                found[row].append(merge)
        return {row: tuple(merges) for row, merges in found.items()}

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the filled cells of a row, from left to right."""
        at = bisect_left(self.cells, row, key=lambda cells: cells[0].row)
        if at == len(self.cells) or self.cells[at][0].row != row:
            return ()
        return tuple(cell for cell in self.cells[at] if cell.is_filled)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell stored at exactly this place, or None."""
        return self._by_position.get((row, column))

    def merge_at(self, row: int, column: int) -> Merge | None:
        """Return the merge that covers this place, or None."""
        merges = self._merges_by_row.get(row, self.merges)
        return next((merge for merge in merges if merge.covers(row, column)), None)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell shown at this place: inside a merge, the cell at its top left."""
        merge = self.merge_at(row, column)
        return self.cell(*merge.anchor) if merge else self.cell(row, column)

    def filled(self) -> Iterator[Cell]:
        """All filled cells in reading order, those that a merge hides included."""
        return (cell for row in self.cells for cell in row if cell.is_filled)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: the file's name and its sheets in order."""

    name: str
    sheets: tuple[Sheet, ...]


def in_rows(cells: Iterable[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Group cells into rows, both in reading order, as `Sheet.cells` wants them."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return tuple(tuple(row) for row in rows.values())


def address(row: int, column: int) -> str:
    """Return the address as Excel writes it: row 7 of column 2 is 'B7'."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is 'A', 27 is 'AA'."""
    letters = ""
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
