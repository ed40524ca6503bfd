"""Which rows differ between two moments of one plan, by the item or indicator that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planapp.domain.changes import Change, difference
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS, TableSpec

Changes = dict[int, list[Change]]

# What a freeze writes down of the ratings below a parent is no change of the parent.
_PASSED_OVER = "rollups"
# Rows that others refer to by name.
_NAMED = tuple(
    spec.name
    for spec in SPECS
    if spec.name != "items" and any(spec.name in other.references.values() for other in SPECS)
)


def changes_of(then: Plan, now: Plan, owner: str) -> Changes:
    """Return what turns the rows of each item or indicator into those of now: its own, and what it owns.

    `owner` is 'item' or 'indicator'. A row that went from one to another is told of both.
    """
    found: Changes = {}
    for spec in SPECS:
        if spec.name == f"{owner}s" or (spec.owner == owner and spec.name != _PASSED_OVER):
            for whose, change in _changes(spec, then.table(spec.name), now.table(spec.name), owner):
                found.setdefault(whose, []).append(change)
    return found


def _changes(spec: TableSpec, old: Any, new: Any, owner: str) -> Iterator[tuple[int, Change]]:
    if old is new:
        return
    for row_id in sorted(old.differing(new)):
        rows = [row for row in (old.get(row_id), new.get(row_id)) if row is not None]
        change = difference(spec.name, old.get(row_id), new.get(row_id))
        assert change is not None
        for whose in {getattr(row, owner) if spec.owner == owner else row.id for row in rows}:
            yield whose, change


def under_one_name(then: Plan, now: Plan) -> tuple[Plan, Plan]:
    """Return both plans with people, periods, levels and the like as they are called now.

    Both still have what one of them lacks. Not plans to work with: they are for telling what rows say.
    """
    tables: dict[str, Any] = {}
    for name in _NAMED:
        old, new = then.table(name), now.table(name)
        if old is not new:
            gone = {row_id: old[row_id] for row_id in old.differing(new) if row_id not in new}
            tables[name] = new.changed(gone)
    return then.with_tables(tables), now.with_tables(tables)
