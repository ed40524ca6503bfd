"""What became of one item: the journal's changes of its own row and of the rows it owns, newest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from planapp.application.document import Document
from planapp.domain import records as r
from planapp.domain.change_words import ADDED, CHANGED, REMOVED, Told, tell, whole_row, with_rows
from planapp.domain.changes import Change, ChangeSet
from planapp.domain.draft import OWNED_BY_ITEM, Draft
from planapp.domain.edits.dates import add_slip
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF
from planapp.store.journal import Entry, PlainChange

_NUMBER = re.compile(r"\d+")
_OWNED = tuple(spec.name for spec in OWNED_BY_ITEM)
# What a freeze stores is told by the freeze.
_UNTOLD = frozenset({"rollups"})
_NO_PLACE = ("rank",)


@dataclass(frozen=True, slots=True)
class Step:
    """One field that an entry changed, and the change with that field alone, which can be taken back."""

    told: Told
    change: Change


@dataclass(frozen=True, slots=True)
class Past:
    """An entry of the journal and what it changed of an item; `came` counts what came with the item."""

    entry: Entry
    steps: tuple[Step, ...]
    came: tuple[tuple[str, int], ...] = ()


def history_of(document: Document, item_id: int) -> tuple[Past, ...]:
    """Return what the journal knows of an item, the newest entry first."""
    rows = _Rows(document.plan, item_id)
    found = [(entry, changes) for entry, changes in document.past(rows) if changes]
    told = (_past(document.plan, rows, item_id, entry, changes) for entry, changes in found)
    return tuple(past for past in told if past.steps)


class _Rows:
    """The rows of an item by id, also those that have gone; says which changes are theirs.

    The journal is read backwards: the entry that takes a row out names its item, before any that changes it.
    """

    def __init__(self, plan: Plan, item_id: int) -> None:
        self._item_id = item_id
        self.known: dict[tuple[str, int], Any] = {}
        self._numbers = {str(item_id)}
        for table in _OWNED:
            for row in plan.table(table).of(item_id):
                self.known[table, row.id] = row
                self._numbers.add(str(row.id))

    def is_mentioned(self, text: str) -> bool:
        return not self._numbers.isdisjoint(_NUMBER.findall(text))

    def takes(self, change: PlainChange) -> bool:
        table, row_id, before, after = change
        if table == "people":
            # A person who came or went with the entry is named, not told.
            return before is None or after is None
        if table == "items":
            return bool(row_id == self._item_id)
        if table not in _OWNED:
            return False
        if (table, row_id) in self.known:
            return True
        is_ours = self._item_id in ((before or {}).get("item"), (after or {}).get("item"))
        if is_ours:
            self.known[table, row_id] = None
            self._numbers.add(str(row_id))
        return is_ours

    def learn(self, change: Change) -> None:
        """Keep a row that was taken out: it is what earlier changes of it are told with."""
        row = whole_row(change)
        if row is not None and self.known.get((change.table, change.id)) is None:
            self.known[change.table, change.id] = row


def _past(plan: Plan, rows: _Rows, item_id: int, entry: Entry, changes: tuple[Change, ...]) -> Past:
    named = with_rows(plan, changes)
    changes = tuple(one for one in changes if one.table != "people")
    for change in changes:
        rows.learn(change)
    itself = next((one for one in changes if one.table == "items"), None)
    if itself is not None and (itself.before is None or itself.after is None):
        came = Counter(one.table for one in changes if one.table not in ("items", *_UNTOLD))
        return Past(entry, tuple(_steps(named, rows, itself)), tuple(came.items()))
    told = [one for one in changes if one.table not in _UNTOLD]
    return Past(entry, tuple(step for change in told for step in _steps(named, rows, change)))


def _steps(plan: Plan, rows: _Rows, change: Change) -> Iterator[Step]:
    row = rows.known.get((change.table, change.id))
    for told in tell(plan, change, row):
        if told.kind != CHANGED:
            yield Step(told, change)
        elif told.fields != _NO_PLACE or change.table == "items":
            yield Step(
                told, replace(change, before=_only(change.before, told), after=_only(change.after, told))
            )


def _only(values: Any, told: Told) -> dict[str, Any]:
    return {field: values[field] for field in told.fields}


# Putting back.


def can_put_back(plan: Plan, step: Step) -> bool:
    """Tell whether there is an older value that the plan could have again."""
    change = step.change
    row = plan.table(change.table).get(change.id)
    if change.before is None or step.told.kind == ADDED:
        return False
    if not _targets_are_there(plan, change):
        return False
    if change.after is None:
        return row is None and change.table != "items" and not _is_taken(plan, change)
    return row is not None and any(getattr(row, field) != value for field, value in change.before.items())


def _targets_are_there(plan: Plan, change: Change) -> bool:
    references = SPEC_OF[change.table].references
    wanted = [
        (references[field], value) for field, value in (change.before or {}).items() if field in references
    ]
    return all(value is None or value in plan.table(table) for table, value in wanted)


def _is_taken(plan: Plan, change: Change) -> bool:
    """Tell whether another row stands where one that has gone would come back."""
    spec, values = SPEC_OF[change.table], change.before or {}
    if not spec.unique:
        return False
    rows = plan.table(change.table).of(values.get(spec.owner) if spec.owner else None)
    return any(all(getattr(row, field) == values[field] for field in spec.unique) for row in rows)


def put_back(plan: Plan, step: Step) -> ChangeSet:
    """Return the edit that gives a field its older value again, or brings back a row that was taken out."""
    change, draft = step.change, Draft(plan)
    row = plan.table(change.table).get(change.id)
    if change.after is None:
        row = SPEC_OF[change.table].record(**(change.before or {}))
        draft.put(row)
    elif isinstance(row, r.Item):
        draft.set(row, **(change.before or {}))
        add_slip(draft, row)
    elif row is not None:
        draft.set(row, **(change.before or {}))
    return draft.change_set(_label(plan, step, row))


def _label(plan: Plan, step: Step, row: Any) -> str:
    item = row if isinstance(row, r.Item) else plan.items.get(getattr(row, "item", None))
    words = step.told.label[:1].lower() + step.told.label[1:]
    verb = "bring back" if step.told.kind == REMOVED else "put back"
    return f"{verb} {words} of {name_of(item)}" if item is not None else f"{verb} {words}"
