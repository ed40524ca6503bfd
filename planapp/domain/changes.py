"""Change sets: an edit as data. The one form in which a plan changes, is saved, undone and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF, SPECS

EDIT, UNDO, REDO, IMPORT, MERGE = "edit", "undo", "redo", "import", "merge"
FREEZE, CIRCULATE, MEETING = "freeze", "circulate", "meeting"
KINDS = (EDIT, UNDO, REDO, IMPORT, MERGE, FREEZE, CIRCULATE, MEETING)
# What Ctrl+Z does not cross by itself.
BARRIERS = frozenset({FREEZE, CIRCULATE, MEETING})

Values = Mapping[str, Any]

_COLUMNS: Mapping[type[Any], tuple[str, ...]] = {spec.record: spec.columns for spec in SPECS}
_VALUES = {record: attrgetter(*columns) for record, columns in _COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change. `before` None: the row is added; `after` None: removed; both whole rows by field.

    Of a changed row, `before` and `after` hold only the fields that changed.
    """

    table: str
    id: int
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One user-level edit: what the officer would call it, and its changes (at most one for each row)."""

    label: str
    changes: tuple[Change, ...] = ()
    kind: str = EDIT

    def __bool__(self) -> bool:
        return bool(self.changes)


class Mismatch(Exception):
    """A change does not fit the plan: a row or field is not what the change says it was."""

    def __init__(self, change: Change, field: str = "") -> None:
        """Keep the change, and the field that differs ('' when the row itself is there or missing)."""
        super().__init__(f"{change.table} {change.id} {field}".rstrip())
        self.change = change
        self.field = field


def values_of(row: Any) -> dict[str, Any]:
    """Return a row's fields by name."""
    record = type(row)
    return dict(zip(_COLUMNS[record], _VALUES[record](row), strict=True))


def difference(table: str, before: Any, after: Any) -> Change | None:
    """Return the change that turns one row (or None) into another, or None if they are equal."""
    if before is None:
        return None if after is None else Change(table, after.id, None, values_of(after))
    if after is None:
        return Change(table, before.id, values_of(before), None)
    if before == after:
        return None
    changed = [name for name in _COLUMNS[type(before)] if getattr(before, name) != getattr(after, name)]
    return Change(
        table,
        before.id,
        {name: getattr(before, name) for name in changed},
        {name: getattr(after, name) for name in changed},
    )


def inverted(change_set: ChangeSet, label: str = "", kind: str = UNDO) -> ChangeSet:
    """Return the change set that takes `change_set` back."""
    changes = tuple(
        Change(change.table, change.id, change.after, change.before) for change in change_set.changes
    )
    return ChangeSet(label or change_set.label, changes, kind)


def netted(change_sets: Iterable[ChangeSet]) -> ChangeSet:
    """Return the one change set that does what several do, one after another."""
    net: dict[tuple[str, int], Change] = {}
    for change in chain.from_iterable(change_set.changes for change_set in change_sets):
        earlier = net.get((change.table, change.id))
        net[change.table, change.id] = change if earlier is None else _joined(earlier, change)
    return ChangeSet("", tuple(change for change in net.values() if change.before != change.after))


def _joined(earlier: Change, later: Change) -> Change:
    """Return what two changes of a row do together. Whole rows and some fields of them join alike."""
    before = None if earlier.before is None else {**(later.before or {}), **earlier.before}
    after = None if later.after is None else {**(earlier.after or {}), **later.after}
    return Change(earlier.table, earlier.id, before, after)


def apply(plan: Plan, change_set: ChangeSet) -> Plan:
    """Return the plan with the changes made. Raises Mismatch if the plan is not as they say it was."""
    by_table: dict[str, dict[int, Any]] = {}
    for change in change_set.changes:
        rows = by_table.setdefault(change.table, {})
        rows[change.id] = _changed_row(plan.table(change.table).get(change.id), change)
    return plan.with_tables({name: plan.table(name).changed(rows) for name, rows in by_table.items()})


def _changed_row(row: Any, change: Change) -> Any:
    if (row is None) != (change.before is None):
        raise Mismatch(change)
    if change.before is None:
        return SPEC_OF[change.table].record(**(change.after or {}))
    for name, value in change.before.items():
        if getattr(row, name) != value:
            raise Mismatch(change, name)
    return None if change.after is None else replace(row, **change.after)


def compare(before: Plan, after: Plan, label: str = "", kind: str = EDIT) -> ChangeSet:
    """Return the change set that turns one plan into another."""
    changes: list[Change] = []
    for name in SPEC_OF:
        old, new = before.table(name), after.table(name)
        if old is new:
            continue
        changes.extend(_table_changes(name, old, new))
    return ChangeSet(label, tuple(changes), kind)


def _table_changes(name: str, old: Any, new: Any) -> Iterable[Change]:
    for row in old:
        change = difference(name, row, new.get(row.id))
        if change is not None:
            yield change
    for row in new:
        if row.id not in old:
            yield Change(name, row.id, None, values_of(row))
