"""Which rows of a table that came back are which that were sent, by the hashes of its stamp.

Rows may be sorted, copied and edited, and ids may stay behind when the rows move: a row is one that was sent
where a text that no other row had is still in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planapp.exchange.grid import Cell
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.find_tables import OUR_HEADING
from planapp.exchange.stamped import Hashes, SentTable

# From so many texts of its own a row is known against what its id claims.
_SURE = 2


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of a sheet that was sent: the id in the stamp, and the ids that its own column names.

    There are none where the row has no id any more, or another row's.
    """

    row: int
    id: int
    path: tuple[int, ...] = ()


class HashedRows:
    """The rows of a table that came back: the hash of every cell, and which row each of them was.

    `ours` is the column of ids, 0 if there is none; `own` tells the hashes that only one row was sent with.
    """

    def __init__(self, table: m.FoundTable, sent: SentTable, hash_of: Callable[[str], str]) -> None:
        """Hash each text once."""
        self.table, self.sent, self.hash_of = table, sent, hash_of
        self.ours = table.number_of(m.OURS) or _column_of_ids(table, sent)
        self.own = _own_hashes(sent.rows)
        self.hashes: dict[tuple[int, int], str] = {}
        known: dict[str, str] = {}
        passed_over = {*table.header_rows, *table.repeats, *(role.row for role in table.around)}
        self._numbers = [row for row in table.spans.filled_rows if row not in passed_over]
        for row in self._numbers:
            for cell in self.cells(row):
                if cell.text not in known:
                    known[cell.text] = hash_of(cell.text)
                self.hashes[row, cell.column] = known[cell.text]
        self.rows = tuple(found for row in self._numbers if (found := self._row(row)) is not None)

    def cells(self, row: int) -> Iterator[Cell]:
        """Return the filled cells of a row, but for its id."""
        return (cell for cell in self.table.spans.row(row) if cell.column != self.ours)

    def _row(self, row: int) -> SentRow | None:
        path = ids_in(self._path(row))
        claimed = path[-1] if path else 0
        here = [self.hashes[row, cell.column] for cell in self.cells(row)]
        votes = Counter(self.own[one] for one in set(here) if one in self.own)
        found = _elected(votes, claimed) or self._equal([claimed, *votes], here)
        if not found:
            return None
        return SentRow(row, found, path if found == claimed else ())

    def _equal(self, likely: Iterable[int], here: Sequence[str]) -> int:
        """Return the row of which all that was sent is still there, and nothing else; 0 if there is none."""
        texts = Counter(here)
        sent = ((row_id, self.sent.rows.get(row_id, ())) for row_id in likely if here)
        return next((row_id for row_id, hashes in sent if Counter(filter(None, hashes)) == texts), 0)

    def _path(self, row: int) -> str:
        cell = self.table.spans.cell(row, self.ours) if self.ours else None
        return cell.text.strip() if cell is not None else ""

    def header_row(self) -> int:
        """Return the row of the headings: another one than was found where most of what was sent stands."""
        headings = set(self.sent.headings)
        found, most = self.table.header_row, _SURE - 1
        first = self.rows[0].row if self.rows else 0
        for cells in self.table.sheet.cells:
            if cells[0].row >= first:
                break
            known = sum(self.hash_of(cell.text) in headings for cell in cells if cell.is_filled)
            if known > most or (known == most and cells[0].row == self.table.header_row):
                found, most = cells[0].row, known
        return found

    def mended_ids(self) -> dict[int, str]:
        """Return the ids of rows that have another row's, or none that can be read.

        They are '' where a row only has what is another's: so it is where rows were sorted and the hidden
        column stayed as it was.
        """
        paths, claimed = self._paths(), {row: self._claimed(row) for row in self._numbers}
        known = {found.row: found.id for found in self.rows}
        moved = {row: row_id for row, row_id in known.items() if claimed[row] not in (0, row_id)}
        mended = {row: paths.get(row_id, "") for row, row_id in moved.items()}
        for row in self._numbers if moved else ():
            if row not in known and claimed[row] in known.values():
                mended[row] = ""
        there = set(claimed.values())
        lost = {row: row_id for row, row_id in known.items() if not claimed[row] and row_id not in there}
        return mended | {row: paths[row_id] for row, row_id in lost.items() if row_id in paths}

    def _paths(self) -> dict[int, str]:
        """Return the path of each id that the column names: those of groups stand in the rows below, too."""
        found: dict[int, str] = {}
        for row in self._numbers:
            parts = self._path(row).split("/")
            for number, one in enumerate(ids_in("/".join(parts)), 1):
                found.setdefault(one, "/".join(parts[:number]))
        return found

    def _claimed(self, row: int) -> int:
        ids = ids_in(self._path(row))
        return ids[-1] if ids else 0


def _own_hashes(rows: Mapping[int, Hashes]) -> dict[str, int]:
    """Return the id of the only row in which a hash stands."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    for row_id, hashes in rows.items():
        for one in set(hashes):
            if found.setdefault(one, row_id) != row_id:
                shared.add(one)
    return {one: row_id for one, row_id in found.items() if one and one not in shared}


def _elected(votes: Mapping[int, int], claimed: int) -> int:
    """Return which row its texts say that it is; 0 where they say too little."""
    best = max(votes.values(), default=0)
    if best and votes.get(claimed) == best:
        return claimed
    first = [row_id for row_id, count in votes.items() if count == best]
    if len(first) == 1 and best >= _SURE:
        return first[0]
    return claimed if votes.get(claimed) else 0


def _column_of_ids(table: m.FoundTable, sent: SentTable) -> int:
    """Return the column in which most cells name rows that were sent, else the one that is headed so."""
    named: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in table.spans.filled_rows:
        for cell in table.spans.row(row):
            filled[cell.column] += 1
            ids = ids_in(cell.text.strip())
            named[cell.column] += bool(ids) and ids[-1] in sent.rows
    best = max(named, key=lambda column: named[column], default=0)
    if best and named[best] and 2 * named[best] > filled[best]:
        return best
    return next((role.column for role in table.columns if role.heading == OUR_HEADING), 0)
