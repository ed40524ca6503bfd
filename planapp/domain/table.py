"""One table of a plan in memory: rows by id, and the rows of each owner in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar

from planapp.domain.lazy_rows import LazyRows, Make, Raw
from planapp.domain.shards import Shards
from planapp.domain.tables import SPEC_OF, TableSpec

R = TypeVar("R")

_NO_OWNER = 0


class Table(Generic[R]):
    """Immutable rows. `of(owner)` gives the rows of an owner by rank; rows without owner stand under None."""

    __slots__ = ("_groups", "_lazy", "_rows", "spec")

    def __init__(self, spec: TableSpec, rows: Iterable[R] = ()) -> None:
        """Index `rows`; a later row with the same id wins."""
        self.spec = spec
        self._lazy: LazyRows[R] | None = None
        by_id: dict[int, Any] = {row.id: row for row in rows}  # type: ignore[attr-defined]
        self._rows: Shards[Any] = Shards(by_id.items())
        groups: defaultdict[int, list[Any]] = defaultdict(list)
        owner = _owner_of(spec)
        for row in by_id.values():
            groups[owner(row)].append(row)
        order = _order_of(spec)
        self._groups: Shards[tuple[Any, ...]] = Shards(
            (key, tuple(sorted(members, key=order))) for key, members in groups.items()
        )

    @classmethod
    def unmade(cls, spec: TableSpec, rows: Sequence[Raw], make: Make[R], blank: Raw = ()) -> Table[R]:
        """Return a table of rows sorted by id, each with an owner; `make` gives the records of some.

        Rows may do without last values that are `blank`.
        """
        owner, order, width = spec.columns.index(spec.owner), _order_of(spec), len(spec.columns)
        lazy = LazyRows(rows, owner, lambda some: sorted(make(some), key=order), width, blank)
        return cls._of(spec, Shards(under=lazy), Shards(under=lazy.groups), lazy)

    @classmethod
    def _of(
        cls, spec: TableSpec, rows: Shards[Any], groups: Shards[Any], lazy: LazyRows[R] | None
    ) -> Table[R]:
        table: Table[R] = cls.__new__(cls)
        table.spec, table._rows, table._groups, table._lazy = spec, rows, groups, lazy
        return table

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
        if not self.spec.owner:
            return iter(self.of())
        return chain.from_iterable(map(self.of, self._groups))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.spec.name == other.spec.name and self._rows == other._rows

    def __hash__(self) -> int:
        raise TypeError("a table of rows has no hash")

    def of(self, owner: int | None = None) -> tuple[R, ...]:
        """Return the rows that belong to `owner`, in order (by rank where the table has one, else by id)."""
        owner = owner or _NO_OWNER
        rows: Any = self._groups.get(owner, ())
        if self._lazy is not None and type(rows) is list:
            rows = self._lazy.of(owner)
        found: tuple[R, ...] = rows
        return found

    def ids_of(self, owner: int | None = None) -> tuple[int, ...]:
        """Return the ids of the rows that belong to `owner`, in order."""
        return tuple([row.id for row in self.of(owner)])  # type: ignore[attr-defined]

    def values_of(self, owner: int, *fields: str) -> Iterable[Any]:
        """Return some fields of the rows that belong to `owner`, in no order that means anything.

        One field comes as it is, several as tuples. No record is made for it: this is for going through all.
        """
        rows = self._groups.get(owner, ())
        from_raw, from_record, last = _getters(self.spec.name, fields)
        if self._lazy is None or type(rows) is not list:
            return map(from_record, rows)
        return map(from_raw, rows if last < self._lazy.brief else self._lazy.whole(rows))

    def differing(self, other: Table[R]) -> set[int]:
        """Return the ids of the rows that are not the same in both; quick where one came from the other."""
        return self._rows.differing(other._rows)

    def owners_differing(self, other: Table[R]) -> set[int]:
        """Return the owners whose rows may not be the same in both; as quick as `differing`."""
        return self._groups.differing(other._groups)

    def changed(self, changes: Mapping[int, R | None]) -> Table[R]:
        """Return the table with rows put in, replaced or (None) taken out."""
        groups = self._groups.changed(self._regrouped(changes))
        return self._of(self.spec, self._rows.changed(changes), groups, self._lazy)

    def _regrouped(self, changes: Mapping[int, R | None]) -> dict[int, tuple[Any, ...] | None]:
        """Return the rows of all owners whose rows are other ones than before; None where none are left."""
        owner, order = _owner_of(self.spec), _order_of(self.spec)
        leaving: dict[int, set[int]] = {}
        arriving: dict[int, list[Any]] = {}
        for row_id, row in changes.items():
            old = self._rows.get(row_id)
            if old is not None:
                leaving.setdefault(owner(old), set()).add(row_id)
            if row is not None:
                arriving.setdefault(owner(row), []).append(row)
        regrouped: dict[int, tuple[Any, ...] | None] = {}
        for key in leaving.keys() | arriving.keys():
            gone = leaving.get(key, ())
            rows: list[Any] = [row for row in self.of(key) if row.id not in gone]  # type: ignore[attr-defined]
            rows.extend(arriving.get(key, ()))
            rows.sort(key=order)
            regrouped[key] = tuple(rows) or None
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


@cache
def _getters(
    spec_name: str, fields: tuple[str, ...]
) -> tuple[Callable[[Any], Any], Callable[[Any], Any], int]:
    """Return what takes fields from a raw row, and from a record, and the place of the last of them."""
    places = [SPEC_OF[spec_name].columns.index(field) for field in fields]
    return itemgetter(*places), attrgetter(*fields), max(places)
