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
    """

    table: m.FoundTable
    sent: SentTable
    ours: int
    rows: tuple[SentRow, ...]
    columns: Mapping[str, int]
    mended: Mapping[int, str]
    _hashes: Mapping[tuple[int, int], str] = field(repr=False)

    def same(self, row: SentRow) -> set[str]:
        """Return the keys whose cells in a row show what they did."""
        sent, number = self.sent.rows[row.id], row.row
        found = set()
        for key, column in self.columns.items():
            hashed, here = sent[self.sent.places[key]], self._hashes.get((number, column), "")
            if hashed == here and (hashed or self._is_blank(number, column)):
                found.add(key)
        return found

    def _is_blank(self, row: int, column: int) -> bool:
        """Tell whether nothing is said at a place: neither by a cell that covers it nor by a colour."""
        cell = self.table.sheet.cell(row, column)
        is_coloured = cell is not None and bool(cell.fill)
        return not is_coloured and not self.table.spans.is_covered(row, column)


def sent_cells(table: m.FoundTable, sent: SentTable, hash_of: Callable[[str], str]) -> SentCells:
    """Hold a table against what was sent."""
    rows = HashedRows(table, sent, hash_of)
    return SentCells(table, sent, rows.ours, rows.rows, columns_sent(rows), rows.mended_ids(), rows.hashes)
