"""What differs from an earlier point of the journal, told change set by change set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planapp.domain.changes import Change, Values
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS

Key = tuple[str, int]

# What a freeze writes down of the ratings below a parent is no change of the parent.
_TABLES = frozenset(spec.name for spec in SPECS if spec.owner == "item" and spec.name != "rollups") | {
    "items"
}


class Since:
    """Which items differ from how they were at a point: themselves, or in a row that belongs to them.

    What was changed and changed back does not count, nor does what names the item from elsewhere, such as a
    person who is called otherwise now.
    """

    def __init__(self) -> None:
        """Stand at the point itself: nothing differs."""
        self._then: dict[Key, Values | None] = {}
        self._item_of: dict[Key, int] = {}
        self._differing: dict[int, set[Key]] = {}

    def take(self, changes: Iterable[Change]) -> list[Key]:
        """Take the changes of the next entry; return the rows that they touch, for `weigh`."""
        touched: list[Key] = []
        for change in changes:
            if change.table not in _TABLES:
                continue
            key = (change.table, change.id)
            touched.append(key)
            if key not in self._then:
                self._then[key] = change.before
            elif (then := self._then[key]) is not None and change.before is not None:
                # The oldest value of each field is the one of the point.
                self._then[key] = {**change.before, **then}
        return touched

    def weigh(self, plan: Plan, keys: Iterable[Key]) -> None:
        """Compare rows with how they were; `plan` is what all entries taken so far have led to."""
        for key in keys:
            before = self._item_of.pop(key, None)
            if before is not None:
                self._count(before, key, differs=False)
            item_id = self._item_that_differs(plan, key)
            if item_id is not None:
                self._item_of[key] = item_id
                self._count(item_id, key, differs=True)

    @property
    def touched(self) -> tuple[Key, ...]:
        """Return all rows that have been touched since."""
        return tuple(self._then)

    @property
    def items(self) -> frozenset[int]:
        """Return the ids of the items that differ, as far as their rows have been weighed."""
        return frozenset(self._differing)

    def _item_that_differs(self, plan: Plan, key: Key) -> int | None:
        table, row_id = key
        row, then = plan.table(table).get(row_id), self._then[key]
        if not _differs(row, then):
            return None
        owner = row_id if table == "items" else row.item if row is not None else (then or {})["item"]
        return owner if owner in plan.items else None

    def _count(self, item_id: int, key: Key, *, differs: bool) -> None:
        if differs:
            self._differing.setdefault(item_id, set()).add(key)
            return
        keys = self._differing[item_id]
        keys.discard(key)
        if not keys:
            del self._differing[item_id]


def _differs(row: Any, then: Values | None) -> bool:
    if row is None or then is None:
        return (row is None) != (then is None)
    return any(getattr(row, name) != value for name, value in then.items())
