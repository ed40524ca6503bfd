"""Finding the tables of a sheet: header rows by their headings, repeated headers, title rows above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.labels import heading_of, read_month, read_period
from planapp.exchange.recognise.headings import is_known, readings
from planapp.exchange.recognise.model import INDICATORS, KEY, PLAN, UPDATES, FoundTable
from planapp.exchange.recognise.spans import Covers, Spans

OUR_HEADING = "planapp"

_LONGEST_HEADING = 90
_LEVELS = {"theme", "objective", "action", "step"}
SAME_HEADER = 0.7
# A row of more cells between two tables is a row of the first one, not a title of the second.
_MOST_TITLES = (
    2  # So many known headings make a plan of a table, however many columns of her own stand beside them.
)
_ENOUGH_KNOWN = 5

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    kind: str
    cells: Row

    def repeats(self, other: _Header) -> bool:
        """Tell whether this is the other header once more."""
        mine = {(cell.column, heading_of(cell)) for cell in self.cells}
        theirs = {(cell.column, heading_of(cell)) for cell in other.cells}
        return len(mine & theirs) >= SAME_HEADER * len(mine | theirs)


def find_tables(sheet: Sheet) -> list[FoundTable]:
    """Return the tables of a sheet from top to bottom, their columns not yet given roles."""
    rows = [filled for cells in sheet.cells if (filled := tuple(cell for cell in cells if cell.is_filled))]
    headers = _headers(rows)
    if not headers:
        return []
    numbers = [cells[0].row for cells in rows]
    covers = Covers(sheet)
    tables: list[FoundTable] = []
    above = 0
    titles: list[int] = []
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        titles += numbers[bisect_right(numbers, above) : bisect_left(numbers, header.row)]
        above = _end_of_table(rows, numbers, header.row, following.row) if following else sheet.last_row
        spans = Spans(sheet, covers, header.row + 1, above)
        # What stands above a key in front of the plan is the plan's title.
        own = () if header.kind in (KEY, UPDATES) and following else tuple(titles)
        titles = titles if not own else []
        tables.append(FoundTable(sheet, header.kind, own, header.row, above, spans))
    return tables


def _headers(rows: list[Row]) -> list[_Header]:
    """Return the header rows, without those that repeat the one above."""
    headers: list[_Header] = []
    for cells in rows:
        kind = _header_kind(cells)
        if kind:
            header = _Header(cells[0].row, kind, cells)
            if not headers or not header.repeats(headers[-1]):
                headers.append(header)
    return headers


def _end_of_table(rows: list[Row], numbers: list[int], header_row: int, next_header: int) -> int:
    """Return a table's last row; rows of few cells that join the next header are that one's titles."""
    at, end = bisect_left(numbers, next_header) - 1, next_header - 1
    while numbers[at] == end > header_row and len(rows[at]) <= _MOST_TITLES:
        at, end = at - 1, end - 1
    return numbers[at] if header_row < numbers[at] < end else next_header - 1


def _header_kind(cells: Row) -> str:
    """Return the kind of table that a row of cells is the header of, or ''."""
    # Most rows are none: they are told by a look at the lengths and first words of their texts.
    if len(cells) < 2 or any(len(cell.text) > _LONGEST_HEADING for cell in cells):
        return ""
    if not any(is_known(cell.text) for cell in cells):
        return ""
    headings = [heading for cell in cells if (heading := heading_of(cell)) != OUR_HEADING]
    if len(headings) < 2:
        return ""
    if _is_key(headings):
        return KEY
    if _fields(headings, UPDATES) == ["update_item", "update_on", "update_text"]:
        return UPDATES
    times = sum(_names_time(cell) for cell in cells)
    if _is_indicators(headings, times):
        return INDICATORS
    return PLAN if _is_plan(cells, headings, times) else ""


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
    if "indicator" not in fields or plan_fields & {"action", "step", "due"}:
        return False
    return bool(times) or (bool(detail) and "lead" not in plan_fields)


def _is_plan(cells: Row, headings: list[str], times: int) -> bool:
    found = [{reading.field for reading in readings(heading, PLAN)} for heading in headings]
    known = sum(bool(fields) for fields in found)
    levels = any(fields & _LEVELS for fields in found)
    others = any(fields and not fields & _LEVELS for fields in found)
    is_rated = any((period := read_period(cell)) is not None and period[1] for cell in cells)
    return levels and (others or is_rated) and known + times >= min(len(headings) / 3, _ENOUGH_KNOWN)
