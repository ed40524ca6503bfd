"""Reading a table as the officer says: her texts, her columns, the rows that she joins to those above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planapp.exchange.grid import Cell, Sheet, column_letters
from planapp.exchange.labels import CURRENT, PeriodLabel, read_month, read_period
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import JOINED, ONCE, Corrections
from planapp.exchange.recognise.joining import joined
from planapp.exchange.recognise.model import ColumnRole, FoundTable
from planapp.exchange.recognise.spans import Covers, Spans

CHOSEN = "You chose this."


def table_under(sheet: Sheet, header_row: int) -> FoundTable:
    """Return the plan table under the row that was said to be its header."""
    above = [cells[0].row for cells in sheet.cells if cells[0].row < header_row and sheet.row(cells[0].row)]
    spans = Spans(sheet, Covers(sheet), header_row + 1, sheet.last_row)
    header = sheet.row(header_row)
    rows = (header_row,) if header else ()
    return FoundTable(sheet, m.PLAN, tuple(above), header_row, sheet.last_row, spans, header, rows)


def with_said_texts(table: FoundTable, corrections: Corrections) -> FoundTable:
    """Return the table with other texts in the cells for which they were said, and rows told apart.

    Only an id can be said of an empty cell.
    """
    changes: dict[tuple[int, int], Cell | None] = {}
    for (row, column), text in corrections.texts.items():
        cell = table.spans.cell(row, column)
        is_id = corrections.columns.get((table.header_row, column)) == m.OURS
        if cell is None and is_id and text:
            changes[row, column] = Cell(row, column, text, text)
        elif cell is not None:
            parts = cell.parts or (cell,)
            changes[row, column] = replace(cell, value=text, text=text, number_format="General", parts=parts)
    spans = table.spans.changed(changes) if changes else table.spans
    return replace(table, spans=spans, said=dict(corrections.rows))


def with_said_columns(table: FoundTable, corrections: Corrections) -> FoundTable:
    """Return the table with its columns as they were said to be; another column of the field is extra."""
    said = {at[1]: key for at, key in corrections.columns.items() if at[0] == table.header_row}
    if not said:
        return table
    taken = {key for key in said.values() if key in ONCE}
    return table.with_columns(tuple(_said(table, role, said, taken) for role in table.columns))


def _said(table: FoundTable, role: ColumnRole, said: Mapping[int, str], taken: set[str]) -> ColumnRole:
    key = said.get(role.column)
    if key is not None:
        made = replace(role, field=key, confidence=100, reason=CHOSEN, period=None, month="")
        return _timed(table, made)
    if role.field in taken and role.field != m.EXTRA:
        return replace(role, field=m.EXTRA, confidence=100, reason="You chose another column for this.")
    return role


def _timed(table: FoundTable, role: ColumnRole) -> ColumnRole:
    """Give a column of ratings its period, and one of values its month, as the heading names them."""
    heading = next((cell for cell in table.header if cell.column == role.column), None)
    name = role.heading or f"Column {column_letters(role.column)}"
    if role.field == m.RATING:
        read = read_period(heading) if heading is not None else None
        plain = PeriodLabel(role.heading or CURRENT, None)
        return replace(role, period=read[0] if read is not None else plain)
    if role.field == m.MONTH:
        month = read_month(heading) if heading is not None else None
        return replace(role, month=month.key() if month is not None else name)
    return role


def with_joined_rows(table: FoundTable, rows: tuple[int, ...]) -> FoundTable:
    """Return the table with each row that was said to go on with the one above joined to it, cell by cell."""
    changes: dict[tuple[int, int], Cell | None] = {}
    further: set[int] = set()
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    known, ratings = set(rows), {role.column for role in table.columns_of(m.RATING)}
    above = 0
    for row in rows:
        if table.said.get(row) != JOINED or not above:
            above = row if table.spans.row(row) else above
            continue
        further.add(row)
        for cell in table.spans.row(row):
            shown = table.spans.anchor(above, cell.column)
            shown = shown if shown is not None and shown.row in known else None
            # Under a merge the cell that shows goes on. A rating has no place where that is blank.
            if shown is None and cell.column in ratings and table.spans.is_covered(above, cell.column):
                continue
            target = (shown.row, shown.column) if shown is not None else (above, cell.column)
            target = moved.get(target, target)
            first = changes.get(target) or table.spans.cell(*target)
            whole = [first, cell] if first is not None else [cell]
            changes[target] = joined(whole, *target)
            changes[row, cell.column] = None
            moved[row, cell.column] = target
    if not further:
        return table
    return replace(table, spans=table.spans.changed(changes), further=table.further | further)
