"""How rows that were copied elsewhere are to be read: what has to be said of them, so that they are items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from planapp.application.copying import REF, TITLE
from planapp.domain import records as r
from planapp.domain.edits import find_person
from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.exchange.grid import Book, Cell, Merge, Sheet, in_rows
from planapp.exchange.rating_cell import looks_like_rating
from planapp.exchange.reading import Reading
from planapp.exchange.recognise import evidence, recognise
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import Corrections
from planapp.exchange.recognise.find_tables import find_tables
from planapp.exchange.recognise.headings import is_known
from planapp.exchange.workbook.model import Column

# In place of the row of the headings: there is none, the first row is one of items.
NO_HEADER = -1
# Two columns may be anything.
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Framed:
    """What was copied, what is said of it so that it is read as items, and how many headings it was given."""

    reading: Reading
    said: Corrections
    headings: int = 0


def framed(reading: Reading, plan: Plan, columns: Sequence[Column]) -> Framed:
    """Return what was copied with what has to be said of it so that it is read as items."""
    sheet = reading.book.sheets[0]
    header = _header(sheet)
    if header is not None:
        return Framed(reading, Corrections(header=header))
    if len(columns_of(sheet)) == 1:
        return Framed(reading, _list_of_titles(sheet))
    placed = _by_place(reading, columns)
    if placed is not None:
        return placed
    for table in recognise(reading.book).of_kind(m.PLAN):
        if table.header_row:
            return Framed(reading, Corrections(header=table.header_row))
    said = _with_known_people(Corrections(header=NO_HEADER), sheet, plan)
    return Framed(reading, _with_titles(said, reading.book))


def _header(sheet: Sheet) -> int | None:
    """Return the row of the headings if there is one, 0 if it is found by itself, None if there is none."""
    tables = find_tables(sheet)
    if any(table.kind == m.PLAN for table in tables):
        return 0
    if tables:
        return tables[0].header_row
    first = next((cells for row in sheet.cells if (cells := sheet.row(row[0].row))), ())
    is_header = bool(first) and len(sheet.cells) > 1 and all(is_known(cell.text) for cell in first)
    return first[0].row if is_header else None


def columns_of(sheet: Sheet) -> list[int]:
    return sorted({cell.column for cell in sheet.filled()})


def _list_of_titles(sheet: Sheet) -> Corrections:
    """Return that a column holds titles, and what blanks in front of them say of their levels."""
    (column,) = columns_of(sheet)
    cells = list(sheet.filled())
    depths = {cell.row: 100 * cell.indent + len(cell.text) - len(cell.text.lstrip()) for cell in cells}
    ranks = {depth: at for at, depth in enumerate(sorted(set(depths.values())))}
    kinds = r.KINDS[-min(max(len(ranks), 2), len(r.KINDS)) :]
    rows = {row: kinds[min(ranks[depth], len(kinds) - 1)] for row, depth in depths.items()}
    texts = {(cell.row, column): cell.text.strip() for cell in cells if cell.text != cell.text.strip()}
    return Corrections({(NO_HEADER, column): m.ACTION}, rows, texts, NO_HEADER)


def _by_place(reading: Reading, columns: Sequence[Column]) -> Framed | None:
    """Return rows that fit the columns of the board, under its headings; None if they don't."""
    sheet = reading.book.sheets[0]
    for shown in ([Column(FIELD_OF[REF].label, REF), *columns], list(columns)):
        if len(shown) == sheet.last_column >= _FEWEST_COLUMNS and all(
            _fits(one, [cell for cell in sheet.filled() if cell.column == at])
            for at, one in enumerate(shown, start=1)
        ):
            heads = [Cell(1, at, one.heading, one.heading) for at, one in enumerate(shown, start=1)]
            keys = {(1, at): m.ACTION if one.field == TITLE else one.field for at, one in enumerate(shown, 1)}
            book = replace(reading.book, sheets=(_under(sheet, heads),))
            return Framed(replace(reading, book=book), Corrections(keys, header=1), len(heads))
    return None


def _fits(column: Column, cells: Sequence[Cell]) -> bool:
    """Tell whether cells may stand in a column of the board, as far as cells can tell."""
    if column.field == TITLE:
        return bool(cells) and not any(map(looks_like_rating, cells))
    if column.field == "due":
        return not cells or evidence.holds_dates(cells)
    return column.field != m.RATING or all(map(looks_like_rating, cells))


def _under(sheet: Sheet, heads: Sequence[Cell]) -> Sheet:
    """Return a sheet a row further down, below a row of headings."""
    cells = [replace(cell, row=cell.row + 1) for row in sheet.cells for cell in row]
    merges = tuple(Merge(one.top + 1, one.left, one.bottom + 1, one.right) for one in sheet.merges)
    return replace(sheet, cells=in_rows([*heads, *cells]), merges=merges)


def _with_known_people(said: Corrections, sheet: Sheet, plan: Plan) -> Corrections:
    """Return that the first column with nothing but names of the plan's people says who leads."""
    for column in columns_of(sheet):
        names = [
            line.strip()
            for cell in sheet.filled()
            if cell.column == column
            for line in cell.text.splitlines()
            if line.strip()
        ]
        if all(find_person(plan, name) is not None for name in names):
            return said.with_column(NO_HEADER, column, r.LEAD)
    return said


def _with_titles(said: Corrections, book: Book) -> Corrections:
    """Return which column holds the titles where none is told, or longer texts look like names of people."""
    sheet = book.sheets[0]
    (table,) = recognise(book, {sheet.name: said}).tables
    told, people = table.number_of(m.ACTION), table.number_of(r.LEAD)
    taken = {column for (_, column), key in said.columns.items() if key == r.LEAD}
    lengths = {
        column: median(len(cell.text) for cell in sheet.filled() if cell.column == column)
        for column in columns_of(sheet)
        if column not in taken
    }
    candidates = [column for column in lengths if not told or column in (told, people)]
    if not candidates:
        return said
    longest = max(candidates, key=lambda column: (lengths[column], -column))
    return said if longest == told else said.with_column(NO_HEADER, longest, m.ACTION)
