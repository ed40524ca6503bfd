"""Mending a table before its rows are read: what stands in pieces is put together."""

from __future__ import annotations

from dataclasses import replace

from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.table_rows import TableRows
from planapp.exchange.recognise.torn_banners import joined_banners, joined_groups
from planapp.exchange.recognise.torn_rows import is_torn, joined_items


def mended(table: m.FoundTable, rows: tuple[int, ...]) -> m.FoundTable:
    """Return a plan table with the titles and texts whole that stand in pieces; `rows` are its data rows."""
    if table.kind != m.PLAN or table.column(m.OURS) is not None:
        return table
    found = TableRows(table, rows)
    torn = is_torn(found)
    for find in (joined_banners, joined_groups):
        changes = find(TableRows(table, rows))
        if changes:
            table = replace(table, spans=table.spans.changed(changes))
    if not torn:
        return table
    left = tuple(row for row in rows if table.spans.row(row))
    changes, further = joined_items(TableRows(table, left))
    return replace(table, spans=table.spans.changed(changes), further=further)
