"""Finding the tables of a sheet: header rows by their headings, repeated headers, title rows above."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.labels import heading_of, read_month, read_period
from planapp.exchange.recognise.headings import readings
from planapp.exchange.recognise.model import INDICATORS, KEY, PLAN, UPDATES, FoundTable

OUR_HEADING = "planapp"

_LONGEST_HEADING = 90
_LEVELS = {"theme", "objective", "action", "step"}
_SAME_HEADER = 0.7


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    kind: str
    cells: tuple[Cell, ...]

    def repeats(self, other: _Header) -> bool:
        """Tell whether this is the other header once more."""
        mine = {(cell.column, heading_of(cell)) for cell in self.cells}
        theirs = {(cell.column, heading_of(cell)) for cell in other.cells}
        return len(mine & theirs) >= _SAME_HEADER * len(mine | theirs)


def find_tables(sheet: Sheet) -> list[FoundTable]:
    """Return the tables of a sheet from top to bottom, their columns not yet given roles."""
    headers: list[_Header] = []
    for row in sheet.cells:
        filled = tuple(cell for cell in row if cell.is_filled)
        kind = _header_kind(filled)
        if kind:
            header = _Header(filled[0].row, kind, filled)
            if not headers or not header.repeats(headers[-1]):
                headers.append(header)
    filled_rows = [row[0].row for row in sheet.cells if any(cell.is_filled for cell in row)]
    tables: list[FoundTable] = []
    for index, header in enumerate(headers):
        after = headers[index + 1].row if index + 1 < len(headers) else sheet.last_row + 1
        above = tables[-1].bottom if tables else 0
        titles = tuple(row for row in filled_rows if above < row < header.row)
        bottom = _end_of_table(filled_rows, header.row, after) if after <= sheet.last_row else after - 1
        tables.append(FoundTable(sheet, header.kind, titles, header.row, bottom, ()))
    return tables


def _end_of_table(filled_rows: list[int], header_row: int, next_header: int) -> int:
    """Return a table's last row; rows after it that join the next header are that one's titles."""
    rows = [row for row in filled_rows if header_row < row < next_header]
    end = next_header - 1
    while rows and rows[-1] == end:
        rows.pop()
        end -= 1
    return rows[-1] if rows else next_header - 1


def _header_kind(cells: tuple[Cell, ...]) -> str:
    """Return the kind of table that a row of cells is the header of, or ''."""
    headings = [heading_of(cell) for cell in cells if heading_of(cell) != OUR_HEADING]
    texts = [text for text in headings if len(text) <= _LONGEST_HEADING]
    if len(texts) < 2 or len(texts) < len(headings):
        return ""
    if _is_key(texts):
        return KEY
    if _fields(texts, UPDATES) == ["update_item", "update_on", "update_text"]:
        return UPDATES
    times = sum(_names_time(cell) for cell in cells)
    if _is_indicators(texts, times):
        return INDICATORS
    return PLAN if _is_plan(texts, times) else ""


def _fields(headings: list[str], kind: str) -> list[str]:
    found = [readings(heading, kind) for heading in headings]
    return [some[0].field for some in found if some]


def _names_time(cell: Cell) -> bool:
    return read_month(cell) is not None or read_period(cell) is not None


def _is_key(headings: list[str]) -> bool:
    fields = _fields(headings, KEY)
    return len(fields) == len(headings) <= 4 and "level_meaning" in fields and len(set(fields)) > 1


def _is_indicators(headings: list[str], times: int) -> bool:
    fields = set(_fields(headings, INDICATORS))
    detail = fields & {"polarity", "unit", "baseline", "comparator", "target"}
    plan_fields = set(_fields(headings, PLAN))
    return (
        "indicator" in fields
        and bool(detail or times)
        and not plan_fields & {"action", "step", "due", "lead"}
    )


def _is_plan(headings: list[str], times: int) -> bool:
    found = [{reading.field for reading in readings(heading, PLAN)} for heading in headings]
    known = sum(bool(fields) for fields in found)
    levels = any(fields & _LEVELS for fields in found)
    others = any(fields and not fields & _LEVELS for fields in found)
    return levels and others and 3 * (known + times) >= len(headings)
