"""Reading a table that came back as what was sent: its columns, and the ids of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import Corrections, Said, said_of
from planapp.exchange.recognise.model import FoundTable, Recognition
from planapp.exchange.sent_cells import SentCells

# Roles of a column that was not sent: planapp has no place for it among the plan's own fields.
_HERS = frozenset({"", m.EXTRA, m.RATING, m.MONTH, m.OURS, m.SKIPPED})


def headers_as_sent(found: Iterable[SentCells]) -> Said:
    """Return the headers of sheets in which another row was taken for it, or none."""
    return {
        cells.table.sheet.name: Corrections(header=cells.header_row)
        for cells in found
        if cells.table.kind == m.PLAN
        and cells.header_row not in cells.table.header_rows
        and cells.header_row != cells.table.header_row
    }


def as_sent(found: Iterable[SentCells], before: Said) -> Said:
    """Return what to say of the sheets of a workbook, for what is read otherwise than it was sent.

    `before` is what was said already.
    """
    said = dict(before)
    for cells in found:
        columns = {(cells.table.header_row, column): key for column, key in _corrections(cells).items()}
        ids = {(row, cells.ours): path for row, path in cells.mended.items()}
        if ids:
            # What is left of the ids may be too little to be known by.
            columns[cells.table.header_row, cells.ours] = m.OURS
        if columns or ids:
            own = said_of(said, cells.table.sheet.name)
            said[cells.table.sheet.name] = replace(
                own, columns={**own.columns, **columns}, texts={**own.texts, **ids}
            )
    return said


def _corrections(cells: SentCells) -> dict[int, str]:
    """Return the field of each column that is not read as what was sent."""
    sent = {column: key.partition(":")[0] for key, column in cells.columns.items()}
    if cells.ours:
        sent[cells.ours] = m.OURS
    found = {
        role.column: sent[role.column]
        for role in cells.table.columns
        if role.column in sent and role.field not in (sent[role.column], "")
    }
    fields = set(sent.values())
    for role in cells.table.columns:
        is_new = role.column not in sent and role.field not in _HERS
        if is_new and (cells.sent.headings or role.field in fields):
            found[role.column] = m.EXTRA
    return found


def with_sent_parts(recognition: Recognition, found: Iterable[SentCells]) -> Recognition:
    """Return what was recognised with the periods, extra fields and months that columns were sent as."""
    headings: dict[str, str] = {}
    tables = {cells.table.order: _with_parts(cells, headings) for cells in found}
    return replace(recognition, tables=tuple(tables.get(one.order, one) for one in recognition.tables))


def _with_parts(cells: SentCells, headings: dict[str, str]) -> FoundTable:
    sent = {column: key for key, column in cells.columns.items() if ":" in key}
    roles = []
    for role in cells.table.columns:
        field, _, part = sent.get(role.column, "").partition(":")
        # On another sheet the same one may be headed otherwise; it is the first that has the id.
        if field == role.field and headings.setdefault(f"{field}:{part}", role.heading) == role.heading:
            ids = ids_in(part)
            role = (
                replace(role, month=part) if field == m.MONTH else replace(role, part=ids[0] if ids else None)
            )
        roles.append(role)
    return cells.table.with_columns(tuple(roles))
