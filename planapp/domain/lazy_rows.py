"""Rows of a table as the file gave them, made into records only when they are asked for.

A plan may have hundreds of thousands of ratings, of which a window shows a few hundred: to make records of
all of them takes longer than to read them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

R = TypeVar("R")

# A row as the file gave it, and what makes the records of some.
Raw = tuple[Any, ...]
Make = Callable[[Sequence[Raw]], Iterable[R]]


class LazyRows(Mapping[int, R], Generic[R]):
    """Rows by id. `groups` has the rows of each owner: a list of them raw, or a tuple of records in order.

    The records of an owner are made together, once. Ids come sorted from the file: no index is needed.
    """

    __slots__ = ("_blank", "_ids", "_make", "_owners", "brief", "groups")

    def __init__(self, rows: Sequence[Raw], owner: int, make: Make[R], width: int, blank: Raw = ()) -> None:
        """Keep rows that begin with their id, and have that of their owner at the place `owner`.

        `make` gives the records of an owner in order. A row has `width` values; one whose last values are
        `blank` may do without them.
        """
        groups: defaultdict[int, Any] = defaultdict(list)
        for row in rows:
            groups[row[owner]].append(row)
        self.groups: dict[int, list[Raw] | tuple[R, ...]] = dict(groups)
        self._make = make
        self._blank = blank
        self.brief = width - len(blank)
        self._ids = array("q", [row[0] for row in rows])
        self._owners = array("q", [row[owner] for row in rows])

    def of(self, owner: int) -> tuple[R, ...]:
        """Return the records of an owner."""
        found = self.groups[owner]
        if isinstance(found, list):
            # Two threads at once make equal records, and either may stay.
            found = self.groups[owner] = tuple(self._make(self.whole(found)))
        return found

    def whole(self, rows: list[Raw]) -> list[Raw]:
        """Return rows with all their values."""
        return [row if len(row) > self.brief else row + self._blank for row in rows] if self._blank else rows

    def __getitem__(self, row_id: int) -> R:
        at = bisect_left(self._ids, row_id)
        if at == len(self._ids) or self._ids[at] != row_id:
            raise KeyError(row_id)
        row: Any
        for row in self.of(self._owners[at]):
            if row.id == row_id:
                break
        found: R = row
        return found

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)
