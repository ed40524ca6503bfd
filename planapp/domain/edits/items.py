"""Adding, changing, removing and archiving items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day
from planapp.domain.draft import Draft, remove_item_rows
from planapp.domain.due import read_due
from planapp.domain.edits.dates import fields_of, set_due
from planapp.domain.edits.extras import set_extra
from planapp.domain.edits.people import set_people
from planapp.domain.edits.rows import place_rows, put_in_order, set_row
from planapp.domain.edits.structure import roots_of
from planapp.domain.naming import field_words, name_of, names_of
from planapp.domain.plan import Plan
from planapp.domain.status import COMPLETE, read_state
from planapp.domain.tables import NAME_OF
from planapp.errors import UserError

EXTRA_PREFIX = "extra:"
_TEXTS = ("ref", "title", "marker")


def set_field(plan: Plan, item_id: int, key: str, value: Any) -> ChangeSet:
    """Set a field of an item by its key in fields.py ('extra:ID' for an extra field).

    People are names, one a line; a due date is as written; a day is a date, '31/03/2026' or ''.
    """
    if key == "due":
        return set_due(plan, item_id, value)
    if key in r.ROLES:
        return set_people(plan, item_id, key, [line.strip() for line in value.splitlines() if line.strip()])
    if key.startswith(EXTRA_PREFIX):
        return set_extra(plan, item_id, int(key.removeprefix(EXTRA_PREFIX)), value)
    item = plan.items[item_id]
    if key == "done_on" and item.kind == r.STEP:
        return tick_step(plan, item_id, _as_day(value))
    label = f"{field_words(key)} of {name_of(item)}"
    if key == "status":
        return set_row(plan, item, label, status=value, state=read_state(value))
    if key == "done_on":
        return set_row(plan, item, label, done_on=_as_day(value))
    if key not in _TEXTS:
        raise KeyError(key)
    return set_row(plan, item, label, **{key: value})


def _as_day(value: date | str | None) -> date | None:
    return read_day(value) if isinstance(value, str) else value


def add_item(
    plan: Plan,
    kind: str,
    *,
    parent: int | None = None,
    after: int | None = None,
    ref: str = "",
    title: str = "",
    due: str = "",
    status: str = "",
) -> ChangeSet:
    """Add an item below `parent`, behind its child `after` (None: behind the last)."""
    draft = Draft(plan)
    siblings = draft.of(r.Item, parent)
    item = draft.add(
        r.Item,
        parent=parent,
        kind=kind,
        ref=ref,
        title=title,
        status=status,
        state=read_state(status),
        **fields_of(read_due(due)),
    )
    place_rows(draft, [item], siblings, after if after is not None or not siblings else siblings[-1].id)
    return draft.change_set(f"add {kind}")


def with_descendants(plan: Plan, item_ids: Iterable[int]) -> list[r.Item]:
    """Return items and everything below them, parents before children, each once."""
    found: dict[int, r.Item] = {}
    for item_id in item_ids:
        for item in (plan.items[item_id], *plan.walk(item_id)):
            found.setdefault(item.id, item)
    return list(found.values())


def remove_items(plan: Plan, item_ids: Iterable[int]) -> ChangeSet:
    """Take items out with all that stands below them and belongs to them.

    Raises UserError if one has a rating, update or roll-up in a frozen period: it is archived instead.
    """
    draft, chosen = Draft(plan), list(dict.fromkeys(item_ids))
    for item in with_descendants(plan, chosen):
        period = frozen_period(plan, item.id)
        if period is not None:
            raise UserError(
                f"{name_of(item)} is part of {period.label}, which is frozen. Archive it instead."
            )
        remove_item_rows(draft, item)
    return draft.change_set(f"delete {names_of(plan, chosen)}")


def frozen_period(plan: Plan, item_id: int) -> r.Period | None:
    """Return a frozen period that an item has anything in: it can't be taken out then."""
    told = (plan.ratings.of(item_id), plan.updates.of(item_id), plan.rollups.of(item_id))
    periods = [plan.periods.get(row.period) for rows in told for row in rows]
    return next((period for period in periods if period is not None and period.frozen), None)


def archive_items(plan: Plan, item_ids: Iterable[int], archived: bool = True) -> ChangeSet:
    """Archive items with all that stands below them, or bring them back (with what they stand below)."""
    draft, chosen = Draft(plan), list(dict.fromkeys(item_ids))
    for item in with_descendants(plan, chosen):
        draft.set(item, archived=archived)
    if not archived:
        for item_id in chosen:
            for above in plan.ancestors(item_id):
                draft.set(above, archived=False)
    return draft.change_set(f"{'archive' if archived else 'bring back'} {names_of(plan, chosen)}")


def tick_step(plan: Plan, step_id: int, on: date | None) -> ChangeSet:
    """Tick a step as done on a day, or take the tick away (None)."""
    step = plan.items[step_id]
    if step.kind != r.STEP:
        raise UserError(f"{name_of(step)} is not a step. Rate it instead.")
    state = COMPLETE if on is not None else read_state(step.status)
    return set_row(plan, step, f"{'tick' if on else 'untick'} {name_of(step)}", done_on=on, state=state)


_COPIED = (r.Measure, r.Assignment, r.ExtraValue, r.RecommendationLink)


def duplicate_items(plan: Plan, item_ids: Iterable[int]) -> ChangeSet:
    """Put a copy behind each item, with what stands below it: measures, people, links; no history."""
    roots, draft = roots_of(plan, item_ids), Draft(plan)
    copies = {root.id: _copy_item(draft, root, root.parent) for root in roots}
    made = {copy.id for copy in copies.values()}
    for parent in dict.fromkeys(root.parent for root in roots):
        pairs = [(child, copies.get(child.id)) for child in plan.children(parent)]
        put_in_order(draft, [row for pair in pairs for row in pair if row is not None], made)
    return draft.change_set(f"duplicate {names_of(plan, [root.id for root in roots])}")


def _copy_item(draft: Draft, item: r.Item, parent: int | None) -> r.Item:
    copy: r.Item = _copy(draft, item, parent=parent, done_on=None, state=read_state(item.status))
    for record in _COPIED:
        for row in draft.plan.table(NAME_OF[record]).of(item.id):
            if getattr(row, "ends_on", None) is None:
                _copy(draft, row, item=copy.id)
    for child in draft.plan.children(item.id):
        _copy_item(draft, child, copy.id)
    return copy


def _copy(draft: Draft, row: Any, **changed: Any) -> Any:
    copy = replace(row, id=draft.new_id(type(row)), **changed)
    draft.put(copy)
    return copy
