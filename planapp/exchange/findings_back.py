"""What there is to say of a workbook that came back: not what could be said of it when it was sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from planapp.exchange.mapping.account import LOST, Finding
from planapp.exchange.sent_cells import SentCells

# Findings on what is noted on a cell, which no stamp tells of.
_NOTES = "comment"
_ROW = re.compile(r"[0-9]+$")


def findings_back(findings: Iterable[Finding], found: Sequence[SentCells]) -> tuple[Finding, ...]:
    """Return the findings but for those on headings and cells that are as they were sent."""
    told = tuple(findings)
    numbers = {int(number[0]) for finding in told if (number := _ROW.search(finding.where))}
    known = {address for cells in found for address in _as_sent(cells, numbers)}
    return tuple(
        finding
        for finding in told
        if finding.severity == LOST or finding.about == _NOTES or finding.where not in known
    )


def _as_sent(cells: SentCells, numbers: Collection[int]) -> Iterator[str]:
    """Yield the addresses of headings, and of the cells that are as they were in some rows."""
    table, first = cells.table, cells.table.first_column
    for column in {first, *cells.columns.values()}:
        yield table.where(table.header_row, column)
    for row in (row for row in cells.rows if row.row in numbers):
        same = {cells.columns[key] for key in cells.same[row.row]}
        for column in same:
            yield table.where(row.row, column)
        if len(same) == len(cells.columns):
            # What is said of the row as a whole.
            yield table.where(row.row, first)
