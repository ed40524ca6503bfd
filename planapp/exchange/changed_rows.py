"""Which rows differ between two moments of one plan, by the item or indicator that they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

    `owner` is 'item' or 'indicator'. A row that went from one to another is told of both. What belongs to
    one that is new or gone goes without saying.
    """
    found: Changes = {}
    own = f"{owner}s"

    def stays(row_id: int) -> bool:
        return row_id in then.table(own) and row_id in now.table(own)

    for spec in SPECS:
        old, new = then.table(spec.name), now.table(spec.name)
        if old is new or spec.name == _PASSED_OVER:
            continue
        if spec.name == own:
            changes = _of_rows(spec, old, new)
        elif spec.owner == owner:
            changes = _of_owners(spec, old, new, stays)
        else:
            continue
        for whose, change in changes:
            found.setdefault(whose, []).append(change)
    return found


def _of_rows(spec: TableSpec, old: Any, new: Any) -> Iterator[tuple[int, Change]]:
    """Yield each row that differs with its own id."""
    for row_id in sorted(old.differing(new)):
        yield row_id, _difference(spec, old, new, row_id)


def _of_owners(
    spec: TableSpec, old: Any, new: Any, stays: Callable[[int], bool]
) -> Iterator[tuple[int, Change]]:
    """Yield each row that differs with the id of whom it belongs to, if that one stays."""
    for whose in filter(stays, sorted(old.owners_differing(new))):
        for row_id in sorted({*old.ids_of(whose), *new.ids_of(whose)}):
            if old.get(row_id) != new.get(row_id):
                yield whose, _difference(spec, old, new, row_id)


def _difference(spec: TableSpec, old: Any, new: Any, row_id: int) -> Change:
    change = difference(spec.name, old.get(row_id), new.get(row_id))
    assert change is not None
    return change


def touched_since(before: Plan, now: Plan) -> frozenset[int] | None:
    """Return the items and indicators with rows that differ; None where they may be called otherwise now.

    So it is where an item was edited itself, or one of the rows that others refer to by name.
    """
    if any(before.table(name) is not now.table(name) for name in ("items", *_NAMED)):
        return None
    return frozenset({**changes_of(before, now, "item"), **changes_of(before, now, "indicator")})


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
