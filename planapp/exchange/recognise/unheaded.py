"""Tables under headings that no alias names, in any language, and tables without any headings."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.domain.due import UNREAD
from planapp.domain.fields import folded
from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.rating_cell import looks_like_rating
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.model import FoundTable
from planapp.exchange.recognise.numbers import depth_of
from planapp.exchange.recognise.spans import Covers, Spans
from planapp.exchange.remembered import read_words

# Headings stand near the top, are short, and there is one over most columns.
_FIRST_ROWS, _LONGEST_HEADING, _MOST_COLUMNS = 20, 90, 0.6
_FEWEST_ROWS = 2
_SAID = frozenset({"ref", "due", "status", "measure", "update", m.RATING})

Row = tuple[Cell, ...]


def tables_without_known_headings(sheet: Sheet) -> Iterator[FoundTable]:
    """Yield what the table of a sheet may be, the likelier first: under strange headings, or under none."""
    rows = [filled for cells in sheet.cells if (filled := tuple(cell for cell in cells if cell.is_filled))]
    covers = Covers(sheet)
    header = next((at for at in range(min(len(rows), _FIRST_ROWS)) if _may_be_header(rows, at)), None)
    if header is not None:
        yield _table(sheet, covers, rows, header + 1, rows[header])
    first = next((at for at, cells in enumerate(rows[:_FIRST_ROWS]) if len(cells) > 1), None)
    if first is not None and len(rows) - first >= _FEWEST_ROWS:
        yield _table(sheet, covers, rows, first, ())


def _table(sheet: Sheet, covers: Covers, rows: list[Row], first: int, header: Row) -> FoundTable:
    """Return the table whose rows start at an index, with what stands above as titles."""
    titles = rows[: first - bool(header)]
    header_row = header[0].row if header else rows[first][0].row - 1
    return FoundTable(
        sheet,
        m.PLAN,
        tuple(cells[0].row for cells in titles),
        header_row,
        sheet.last_row,
        Spans(sheet, covers, header_row + 1, sheet.last_row),
        header,
        (header_row,) if header else (),
    )


def _may_be_header(rows: list[Row], at: int) -> bool:
    """Tell whether a row is headings: short texts, no two alike, no values, over rows as wide."""
    cells, below = rows[at], rows[at + 1 :]
    texts = [folded(cell.text) for cell in cells]
    if not below or len(cells) < 2 or len(set(texts)) < len(texts) or not all(texts):
        return False
    if any(map(_is_value, cells)):
        return False
    return len(cells) >= _MOST_COLUMNS * max(map(len, below))


def _is_value(cell: Cell) -> bool:
    """Tell whether a cell can't be a heading: a number, a date, a rating, a long text."""
    text = cell.text.strip()
    if not isinstance(cell.value, str) or len(text) > _LONGEST_HEADING:
        return True
    return bool(depth_of(text)) or looks_like_rating(cell) or UNREAD not in read_words(text).flags


def is_plan(table: FoundTable) -> bool:
    """Tell whether the columns of such a table make a plan: several titles, and something said of them.

    Names alone are as often a list of members.
    """
    fields = {role.field for role in table.columns}
    actions = sum(role.role in (m.ACTION, m.STEP) for role in table.rows)
    return "action" in fields and actions >= _FEWEST_ROWS and bool(fields & _SAID)
