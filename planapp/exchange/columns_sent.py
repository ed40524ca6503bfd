"""Which columns of a table that came back are which that were sent, by the hashes of its stamp.

A column is known by its heading; one that is headed otherwise by its cells, or by where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from planapp.exchange.labels import CURRENT, read_month, read_period
from planapp.exchange.recognise import model as m
from planapp.exchange.sent_rows import HashedRows

# A column is known from so many cells as they were sent, or one with a text of its own; and this share.
_CELLS, _SHARE = 3, 0.5

# A column of the sheet, and the place of a key among those sent.
_Pair = tuple[int, int]


def columns_sent(rows: HashedRows) -> dict[str, int]:
    """Return the column of each key that is still there."""
    return _Columns(rows).found()


class _Columns:
    def __init__(self, rows: HashedRows) -> None:
        self._rows, self._table, self._sent = rows, rows.table, rows.sent
        self._columns = [role.column for role in rows.table.columns if role.column != rows.ours]

    def found(self) -> dict[str, int]:
        alike, filled = self._alike()
        headed = self._by_heading()
        found = {
            key: column
            for key, column in headed.items()
            if not self._is_misnamed((column, self._sent.places[key]), headed, alike, filled)
        }
        found.update(self._by_cells(found, alike))
        found.update(self._by_neighbours(found))
        return found

    def _by_heading(self) -> dict[str, int]:
        """Return the columns that are headed as one that was sent, and as no other."""
        here: dict[str, list[int]] = {}
        for cell in self._table.sheet.row(self._table.header_row):
            if cell.column in self._columns:
                here.setdefault(self._rows.hash_of(cell.text), []).append(cell.column)
        often = Counter(self._sent.headings)
        return {
            key: here[heading][0]
            for key, place in self._sent.places.items()
            if self._sent.headings
            and often[heading := self._sent.headings[place]] == 1
            and len(here.get(heading, ())) == 1
        }

    def _alike(self) -> tuple[dict[_Pair, float], Counter[int]]:
        """Return which share of the cells of a key stand in a column, and how many were sent of each key."""
        equal: Counter[_Pair] = Counter()
        telling: set[_Pair] = set()
        filled: Counter[int] = Counter()
        for row in self._rows.rows:
            places: dict[str, list[int]] = {}
            for place, one in enumerate(self._sent.rows[row.id]):
                if one:
                    filled[place] += 1
                    places.setdefault(one, []).append(place)
            for cell in self._rows.cells(row.row):
                here = self._rows.hashes[row.row, cell.column]
                for place in places.get(here, ()):
                    equal[cell.column, place] += 1
                    if here in self._rows.own:
                        telling.add((cell.column, place))
        sure = {pair for pair, count in equal.items() if count >= _CELLS or pair in telling}
        return {pair: equal[pair] / filled[pair[1]] for pair in sure}, filled

    def _is_misnamed(
        self, pair: _Pair, headed: Mapping[str, int], alike: Mapping[_Pair, float], filled: Mapping[int, int]
    ) -> bool:
        """Tell whether a heading now stands over another column than the one that was sent under it."""
        if pair in alike or filled[pair[1]] < _CELLS:
            return False
        others = set(self._columns) - set(headed.values())
        return any(alike.get((column, pair[1]), 0.0) >= _SHARE for column in others)

    def _by_cells(self, known: Mapping[str, int], alike: Mapping[_Pair, float]) -> dict[str, int]:
        """Return the columns of other keys of which enough cells are as they were sent.

        The most alike come first; of two that are as like, one that is read so anyway.
        """
        left = {pair: alike[pair] for pair in self._open_pairs(known, alike)}
        found: dict[str, int] = {}
        while left:
            best = max(left, key=lambda pair: (left[pair], self._is_read(pair)))
            rivals = {pair for pair in left if (pair[0] == best[0]) != (pair[1] == best[1])}
            equals = {pair for pair in rivals if left[pair] == left[best]}
            gone = {best}
            if not equals or (self._is_read(best) and not any(map(self._is_read, equals))):
                found[self._sent.keys[best[1]]] = best[0]
            else:
                gone |= equals
            columns, places = {pair[0] for pair in gone}, {pair[1] for pair in gone}
            left = {
                pair: share
                for pair, share in left.items()
                if pair[0] not in columns and pair[1] not in places
            }
        return found

    def _open_pairs(self, known: Mapping[str, int], alike: Mapping[_Pair, float]) -> Iterator[_Pair]:
        """Yield the columns and keys of which neither is known and that may be one."""
        for (column, place), share in alike.items():
            key = self._sent.keys[place]
            # Without their headings, ratings of few levels could be of any period.
            is_told = bool(self._sent.headings) or not key.startswith(m.RATING)
            if (
                share >= _SHARE
                and is_told
                and self._sent.places.get(key) == place
                and key not in known
                and column not in known.values()
                and self._may_be(column, place)
            ):
                yield column, place

    def _by_neighbours(self, known: Mapping[str, int]) -> dict[str, int]:
        """Return the column of a key that stands alone, where that did, between the same two columns."""
        if not self._sent.headings:
            return {}
        keys = list(self._sent.places)
        found: dict[str, int] = {}
        for key, before, behind in zip(keys, ["", *keys], [*keys[1:], ""], strict=False):
            if key in known or (before and before not in known) or (behind and behind not in known):
                continue
            left = self._columns.index(known[before]) if before else -1
            right = self._columns.index(known[behind]) if behind else len(self._columns)
            if right - left == 2 and self._may_be(self._columns[left + 1], self._sent.places[key]):
                found[key] = self._columns[left + 1]
        return found

    def _may_be(self, column: int, place: int) -> bool:
        """Tell whether a column can be of a key: not where its heading names another period or month."""
        cell = self._table.sheet.cell(self._table.header_row, column)
        field = self._sent.keys[place].partition(":")[0]
        if cell is None or field not in (m.RATING, m.MONTH):
            return True
        if field == m.MONTH:
            return read_month(cell) is None
        period = read_period(cell)
        return period is None or period[0].label == CURRENT

    def _is_read(self, pair: _Pair) -> bool:
        """Tell whether a column is read as the field of a key anyway."""
        column, key = pair[0], self._sent.keys[pair[1]]
        return any(role.column == column and role.field == key for role in self._table.columns)
