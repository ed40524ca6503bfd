"""Finding the tables of a sheet: header rows by their headings, repeated headers, title rows above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from planapp.domain.list_fields import CHANGE_FIELDS
from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.labels import heading_of, read_period
from planapp.exchange.recognise.header_lines import (
    is_part_of,
    names_time,
    with_bands,
    with_second_line,
    words_kept,
)
from planapp.exchange.recognise.headings import is_known, readings
from planapp.exchange.recognise.model import CHANGES, INDICATORS, KEY, PLAN, TEXTS, UPDATES, FoundTable
from planapp.exchange.recognise.spans import Covers, Spans
from planapp.exchange.recognise.swallowed import split_header

OUR_HEADING = "planapp"

_LONGEST_HEADING = 90
_LEVELS = {"theme", "objective", "action", "step"}
_SAID_OF_ACTIONS = {"ref", "lead", "officer", "due", "status", "measure", "update", "rating"}
_FEWEST_SAID = 3
_OF_CHANGES = [field.label for field in CHANGE_FIELDS]
SAME_HEADER = 0.7
# A row of more cells between two tables is a row of the first one, not a title of the second.
_MOST_TITLES = 2
# So many known headings make a plan of a table, however many columns of her own stand beside them.
_ENOUGH_KNOWN = 5

Row = tuple[Cell, ...]


@dataclass(slots=True)
class _Header:
    """A header: its rows, the kind of its table, its headings, and the rows that show it once more.

    `values` are those of the first row below it, where they stand in the header's own cells.
    """

    rows: list[int]
    kind: str
    cells: Row
    values: Row = ()
    repeats: list[int] = field(default_factory=list)

    def is_shown_by(self, cells: Row) -> bool:
        """Tell whether headings are this header once more, perhaps with some of them cut."""
        mine = {cell.column: heading_of(cell) for cell in self.cells}
        same = sum(is_part_of(heading_of(cell), mine.get(cell.column, "")) for cell in cells)
        return same >= SAME_HEADER * max(len(mine), len(cells))


def find_tables(sheet: Sheet) -> list[FoundTable]:
    """Return the tables of a sheet from top to bottom, their columns not yet given roles."""
    rows = [filled for cells in sheet.cells if (filled := tuple(cell for cell in cells if cell.is_filled))]
    covers = Covers(sheet)
    headers = _headers(rows, covers)
    if not headers:
        return []
    numbers = [cells[0].row for cells in rows]
    tables: list[FoundTable] = []
    above = 0
    titles: list[int] = []
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        first, last = header.rows[0], header.rows[-1]
        titles += numbers[bisect_right(numbers, above) : bisect_left(numbers, first)]
        above = _end_of_table(rows, numbers, last, following.rows[0]) if following else sheet.last_row
        spans = _spans(sheet, covers, header, above)
        # What stands above a key in front of the plan is the plan's title.
        own = () if header.kind in (KEY, UPDATES, TEXTS, CHANGES) and following else tuple(titles)
        titles = titles if not own else []
        tables.append(
            FoundTable(
                sheet,
                header.kind,
                own,
                last,
                above,
                spans,
                header.cells,
                tuple(header.rows),
                frozenset(header.repeats),
            )
        )
    return tables


def _spans(sheet: Sheet, covers: Covers, header: _Header, bottom: int) -> Spans:
    spans = Spans(sheet, covers, header.rows[-1] + 1, bottom)
    return (
        spans.changed({(cell.row, cell.column): cell for cell in header.values}) if header.values else spans
    )


def _headers(rows: list[Row], covers: Covers) -> list[_Header]:
    """Return the headers, each with the rows that repeat it further down."""
    headers: list[_Header] = []
    at = 0
    while at < len(rows):
        after = rows[at + 1] if at + 1 < len(rows) and rows[at + 1][0].row == rows[at][0].row + 1 else ()
        above = rows[at - 1] if at and rows[at - 1][0].row == rows[at][0].row - 1 else ()
        found = _header_at(above, rows[at], after, covers)
        if found is None:
            at += 1
            continue
        if found.kind == CHANGES and not headers:
            # Below them stand texts of items, some of which look like headings.
            return [found]
        _take(headers, found)
        at += len([row for row in found.rows if row >= rows[at][0].row])
    return headers


def _take(headers: list[_Header], found: _Header) -> None:
    """Add a header to those above it, or to the last of them as its repeat."""
    if headers and headers[-1].is_shown_by(found.cells):
        headers[-1].repeats.extend(found.rows)
    else:
        headers.append(found)


def _header_at(above: Row, cells: Row, after: Row, covers: Covers) -> _Header | None:
    """Return the header that starts in a row of cells: one line, or two with the row after."""
    row = cells[0].row
    if after and _may_be_header(cells):
        joined = with_second_line(cells, after, covers)
        kind = _header_kind(joined) if joined is not None else ""
        if joined is not None and kind:
            return _Header([row, row + 1], kind, joined)
    kind = _header_kind(cells)
    if not kind:
        return _header_with_values(cells)
    under = with_bands(above, cells, covers) if above else None
    if under is None:
        return _Header([row], kind, cells)
    # A band whose words no heading needs is one of the titles.
    own = [row - 1, row] if words_kept(above, under) else [row]
    return _Header(own, _header_kind(under) or kind, under)


def _header_with_values(cells: Row) -> _Header | None:
    """Return a header in whose cells the first values stand, too."""
    if len(cells) < 2 or not any(is_known(cell.text) for cell in cells):
        return None
    split = split_header(cells)
    if split is None or len(split[0]) < 2 or _header_kind(split[0]) != INDICATORS:
        return None
    return _Header([cells[0].row], INDICATORS, split[0], split[1])


def _may_be_header(cells: Row) -> bool:
    return len(cells) > 1 and all(len(cell.text) <= _LONGEST_HEADING for cell in cells)


def _end_of_table(rows: list[Row], numbers: list[int], header_row: int, next_header: int) -> int:
    """Return a table's last row; rows of few cells that join the next header are that one's titles."""
    at, end = bisect_left(numbers, next_header) - 1, next_header - 1
    while numbers[at] == end > header_row and len(rows[at]) <= _MOST_TITLES:
        at, end = at - 1, end - 1
    return numbers[at] if header_row < numbers[at] < end else next_header - 1


def _header_kind(cells: Row) -> str:
    """Return the kind of table that a row of cells is the header of, or ''."""
    # Most rows are none: they are told by a look at the lengths and first words of their texts.
    is_ours = any(cell.text == OUR_HEADING for cell in cells)
    if len(cells) < 2 or (not is_ours and any(len(cell.text) > _LONGEST_HEADING for cell in cells)):
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
    if _fields(headings, TEXTS) == ["text_item", "text_column", "text_rest"]:
        return TEXTS
    if headings == _OF_CHANGES:
        return CHANGES
    times = sum(names_time(cell) for cell in cells)
    if _is_indicators(headings, times):
        return INDICATORS
    return PLAN if _is_plan(cells, headings, times) else ""


def _fields(headings: list[str], kind: str) -> list[str]:
    found = [readings(heading, kind) for heading in headings]
    return [some[0].field for some in found if some]


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
    if not levels:
        # Who, when and how far: what the actions are called, their texts can tell.
        told = set().union(*found) & _SAID_OF_ACTIONS
        return len(told) >= _FEWEST_SAID and 2 * known >= len(headings)
    return (others or is_rated) and known + times >= min(len(headings) / 3, _ENOUGH_KNOWN)
