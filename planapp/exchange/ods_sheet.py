"""One sheet of an OpenDocument spreadsheet, put together column by column and row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from planapp.exchange.grid import Cell, Merge, Sheet, in_rows
from planapp.exchange.ods_cells import TABLE, note, value_and_text
from planapp.exchange.ods_styles import OFFICE, STYLE, OdsStyles, length
from planapp.exchange.reading import MAX_BLANK_ROWS, Room
from planapp.exchange.xlsx_looks import Look

_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
# A colour that runs on for longer is the sheet's, and says nothing of a plan.
_MOST_BLANK_COLUMNS = 256
_HIDDEN = ("collapse", "filter")
_PAPER = ("", "FFFFFF")
_TABLE_DISPLAY = f"{TABLE}display"
# A character of a column's width is about 7 pixels at 96 dots per inch; 5 pixels are its margin.
_POINTS_A_CHARACTER, _MARGIN = 5.25, 3.75


@dataclass(slots=True)
class OdsSheet:
    """Collects the columns and rows of a sheet in the file's order."""

    name: str
    style: str
    styles: OdsStyles
    room: Room
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    outline: dict[int, int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    _column_styles: dict[int, str] = field(default_factory=dict)
    _columns: int = 0
    _rows: int = 0

    def add_column(self, column: Element) -> None:
        """Take in a description of one or more columns."""
        name = column.get(f"{TABLE}style-name", "")
        points = length(self.styles.attribute("table-column", name, f"{STYLE}column-width"))
        for _ in range(_count(column, "number-columns-repeated", _MOST_COLUMNS - self._columns)):
            self._columns += 1
            if points:
                self.widths[self._columns] = round(max(points - _MARGIN, 0) / _POINTS_A_CHARACTER, 2)
            if column.get(f"{TABLE}visibility") in _HIDDEN:
                self.hidden_columns.add(self._columns)
            self._column_styles[self._columns] = column.get(f"{TABLE}default-cell-style-name", "")

    def add_row(self, row: Element, level: int, *, is_heading: bool) -> None:
        """Take in a row, which may stand for several; `level` is how deep it is grouped."""
        times = _count(row, "number-rows-repeated", _MOST_ROWS - self._rows)
        cells = list(self._cells(row))
        is_blank = all(cell.value is None and not cell.note for cell in cells)
        first = self._rows + 1
        self._rows += times
        if is_blank and times > MAX_BLANK_ROWS:
            return
        name = row.get(f"{TABLE}style-name", "")
        points = length(self.styles.attribute("table-row", name, f"{STYLE}row-height"))
        for number in range(first, first + times):
            self._lay_out(number, row, level, points)
            if is_heading:
                self.headings.append(number)
            for cell in cells:
                self.room.check(len(self.cells))
                self.cells[number, cell.column] = replace(cell, row=number)
            self.merges.extend(_merges(row, number))

    def finished(self) -> Sheet:
        """Return the sheet. Raises UserError where there is no room for it."""
        for merge in self.merges:
            self.cells.setdefault(merge.anchor, Cell(*merge.anchor, None, ""))
        self.room.take(self.cells, self.merges)
        last = max((column for _, column in self.cells), default=0)
        last_row = max((row for row, _ in self.cells), default=0)
        return Sheet(
            name=self.name,
            state="hidden" if self._is_hidden() else "visible",
            cells=in_rows(self.cells.values()),
            merges=tuple(self.merges),
            widths={column: width for column, width in self.widths.items() if column <= last},
            heights={row: height for row, height in self.heights.items() if row <= last_row},
            hidden_rows=frozenset(row for row in self.hidden_rows if row <= last_row),
            hidden_columns=frozenset(column for column in self.hidden_columns if column <= last),
            outline={row: level for row, level in self.outline.items() if row <= last_row},
            print_title_rows=f"{self.headings[0]}:{self.headings[-1]}" if self.headings else "",
        )

    def _is_hidden(self) -> bool:
        return self.styles.attribute("table", self.style, _TABLE_DISPLAY) == "false"

    def _lay_out(self, number: int, row: Element, level: int, points: float | None) -> None:
        if points:
            self.heights[number] = round(points, 2)
        if level:
            self.outline[number] = level
        if row.get(f"{TABLE}visibility") in _HIDDEN:
            self.hidden_rows.add(number)

    def _cells(self, row: Element) -> Iterator[Cell]:
        """Yield the cells of a row that hold something, at the first row it stands for."""
        column = 0
        for element in row:
            if element.tag not in (_CELL, _COVERED):
                continue
            times = _count(element, "number-columns-repeated", _MOST_COLUMNS - column)
            if len(element) or element.get(f"{OFFICE}value-type") or times <= _MOST_BLANK_COLUMNS:
                for number in range(column + 1, column + times + 1):
                    cell = self._cell(element, row, number)
                    if cell.value is not None or cell.note or cell.fill not in _PAPER:
                        yield cell
            column += times

    def _cell(self, element: Element, row: Element, column: int) -> Cell:
        look = self._look(element, row, column)
        value, text = value_and_text(element, look.number_format)
        written, author = note(element)
        return Cell(
            self._rows + 1,
            column,
            value,
            text,
            look.number_format,
            look.fill,
            look.font_colour,
            look.bold,
            look.italic,
            look.indent,
            written,
            author,
        )

    def _look(self, element: Element, row: Element, column: int) -> Look:
        name = element.get(f"{TABLE}style-name") or row.get(f"{TABLE}default-cell-style-name")
        return self.styles.look(name or self._column_styles.get(column, ""))


def _count(element: Element, name: str, most: int) -> int:
    """Return how often an element stands for itself: once where it gives no number."""
    given = element.get(f"{TABLE}{name}", "1")
    return min(max(int(given), 1), most) if given.isdigit() else min(1, most)


def _merges(row: Element, number: int) -> Iterator[Merge]:
    column = 1
    for element in row:
        if element.tag in (_CELL, _COVERED):
            width = _count(element, "number-columns-spanned", _MOST_COLUMNS)
            height = _count(element, "number-rows-spanned", _MOST_ROWS)
            if width > 1 or height > 1:
                yield Merge(number, column, number + height - 1, column + width - 1)
            column += _count(element, "number-columns-repeated", _MOST_COLUMNS)
