"""A table that came back beside what was sent: its rows, its columns, and which cells are as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planapp.exchange.columns_sent import columns_sent
from planapp.exchange.recognise import model as m
from planapp.exchange.sent_rows import HashedRows, SentRow
from planapp.exchange.stamped import SentTable


@dataclass(frozen=True, slots=True)
class SentCells:
    """A table that came back: the rows that were sent, and the column of each key that still has one.

    `ours` is the column of ids, 0 if there is none; `mended` holds the ids of the rows that have others'.
    `header_row` is where the headings stand. `same` holds, by row, the keys whose cells show what they did.
    """

    table: m.FoundTable
    sent: SentTable
    ours: int
    rows: tuple[SentRow, ...]
    columns: Mapping[str, int]
    mended: Mapping[int, str]
    header_row: int
    same: Mapping[int, frozenset[str]] = field(repr=False)


def sent_cells(table: m.FoundTable, sent: SentTable, hash_of: Callable[[str], str]) -> SentCells:
    """Hold a table against what was sent."""
    rows = HashedRows(table, sent, hash_of)
    columns = columns_sent(rows)
    same = {row.row: _same(rows, row, columns) for row in rows.rows}
    return SentCells(table, sent, rows.ours, rows.rows, columns, rows.mended_ids(), rows.header_row(), same)


def _same(rows: HashedRows, row: SentRow, columns: Mapping[str, int]) -> frozenset[str]:
    """Return the keys whose cells in a row show what they did."""
    sent, places, found = rows.sent.rows[row.id], rows.sent.places, []
    for key, column in columns.items():
        hashed, here = sent[places[key]], rows.hashes.get((row.row, column), "")
        if hashed == here and (hashed or _is_blank(rows.table, row.row, column)):
            found.append(key)
    return frozenset(found)


def _is_blank(table: m.FoundTable, row: int, column: int) -> bool:
    """Tell whether nothing is said at a place: neither by a cell that covers it nor by a colour."""
    cell = table.sheet.cell(row, column)
    is_coloured = cell is not None and bool(cell.fill)
    return not is_coloured and not table.spans.is_covered(row, column)
