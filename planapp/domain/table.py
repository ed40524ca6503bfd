"""One table of a plan in memory: rows by id, and the ids of each owner in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Generic, TypeVar

from planapp.domain.shards import Shards
from planapp.domain.tables import TableSpec

R = TypeVar("R")

_NO_OWNER = 0


class Table(Generic[R]):
    """Immutable rows. `of(owner)` gives the rows of an owner by rank; rows without owner stand under None."""

    __slots__ = ("_groups", "_rows", "spec")

    def __init__(self, spec: TableSpec, rows: Iterable[R] = ()) -> None:
        """Index `rows`; a later row with the same id wins."""
        self.spec = spec
        by_id: dict[int, Any] = {row.id: row for row in rows}  # type: ignore[attr-defined]
        self._rows: Shards[Any] = Shards(by_id.items())
        groups: defaultdict[int, list[Any]] = defaultdict(list)
        owner = _owner_of(spec)
        for row in by_id.values():
            groups[owner(row)].append(row)
        order = _order_of(spec)
        self._groups: Shards[tuple[int, ...]] = Shards(
            (key, tuple(row.id for row in sorted(members, key=order))) for key, members in groups.items()
        )

    def __getitem__(self, row_id: int) -> R:
        row: R = self._rows[row_id]
        return row

    def get(self, row_id: int | None) -> R | None:
        """Return the row, or None if there is none."""
        return None if row_id is None else self._rows.get(row_id)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return (self._rows[row_id] for row_id in self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.spec.name == other.spec.name and self._rows == other._rows

    def __hash__(self) -> int:
        raise TypeError("a table of rows has no hash")

    def of(self, owner: int | None = None) -> tuple[R, ...]:
        """Return the rows that belong to `owner`, in order (by rank where the table has one, else by id)."""
        rows = self._rows
        return tuple(rows[row_id] for row_id in self._groups.get(owner or _NO_OWNER, ()))

    def ids_of(self, owner: int | None = None) -> tuple[int, ...]:
        """Return the ids of the rows that belong to `owner`, in order."""
        ids: tuple[int, ...] = self._groups.get(owner or _NO_OWNER, ())
        return ids

    def changed(self, changes: Mapping[int, R | None]) -> Table[R]:
        """Return the table with rows put in, replaced or (None) taken out."""
        result: Table[R] = Table.__new__(Table)
        result.spec = self.spec
        result._rows = self._rows.changed(changes)
        result._groups = self._groups.changed(self._regrouped(changes, result._rows))
        return result

    def _regrouped(
        self, changes: Mapping[int, R | None], rows: Shards[Any]
    ) -> dict[int, tuple[int, ...] | None]:
        owner, order = _owner_of(self.spec), _order_of(self.spec)
        leaving: dict[int, set[int]] = {}
        arriving: dict[int, list[int]] = {}
        for row_id, row in changes.items():
            old = self._rows.get(row_id)
            # A row whose place is unchanged leaves its group as it is.
            if old is not None and row is not None and (owner(old), order(old)) == (owner(row), order(row)):
                continue
            if old is not None:
                leaving.setdefault(owner(old), set()).add(row_id)
            if row is not None:
                arriving.setdefault(owner(row), []).append(row_id)
        regrouped: dict[int, tuple[int, ...] | None] = {}
        for key in leaving.keys() | arriving.keys():
            gone = leaving.get(key, set())
            ids = [row_id for row_id in self._groups.get(key, ()) if row_id not in gone]
            ids.extend(arriving.get(key, ()))
            ids.sort(key=lambda row_id: order(rows[row_id]))
            regrouped[key] = tuple(ids) or None
        return regrouped


def _owner_of(spec: TableSpec) -> Callable[[Any], int]:
    if not spec.owner:
        return lambda row: _NO_OWNER
    owner = attrgetter(spec.owner)
    if spec.name != "items":
        return owner
    return lambda row: owner(row) or _NO_OWNER


def _order_of(spec: TableSpec) -> Callable[[Any], Any]:
    return attrgetter("rank", "id") if spec.ranked else attrgetter("id")
