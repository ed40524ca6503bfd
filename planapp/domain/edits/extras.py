"""Extra fields: the officer's own columns, and what items have in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, set_row, shift_row
from planapp.domain.edits.together import together
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, ExtraField, ExtraValue
from planapp.errors import UserError


def add_extra_field(plan: Plan, heading: str, **values: Any) -> ChangeSet:
    """Add a field of the officer's own: `type`, `kinds` it applies to, `private`."""
    return add_row(plan, ExtraField, f"add field {heading}".rstrip(), heading=heading, **values)


def set_extra_field(plan: Plan, field_id: int, **values: Any) -> ChangeSet:
    """Change heading, type, kinds or privacy of a field."""
    field = plan.extra_fields[field_id]
    return set_row(plan, field, f"field {field.heading}".rstrip(), **values)


def move_extra_field(plan: Plan, field_id: int, after: int | None) -> ChangeSet:
    """Move a field behind another, or to the front."""
    field = plan.extra_fields[field_id]
    return move_row(plan, field, after, f"move field {field.heading}".rstrip())


def shift_extra_field(plan: Plan, field_id: int, step: int) -> ChangeSet:
    """Move a field one place up (-1) or down (1)."""
    field = plan.extra_fields[field_id]
    return shift_row(plan, field, step, f"move field {field.heading}".rstrip())


def remove_extra_field(plan: Plan, field_id: int) -> ChangeSet:
    """Take out a field with all its values; columns of layouts that showed it stand empty."""
    draft, field = Draft(plan), plan.extra_fields[field_id]
    for value in plan.extra_values:
        if value.field == field_id:
            draft.remove(value)
    _free_columns(draft, field_id, None)
    draft.remove(field)
    return draft.change_set(f"delete field {field.heading}".rstrip())


def _free_columns(draft: Draft, field_id: int, instead: int | None) -> None:
    for column in draft.plan.layout_columns:
        if column.extra == field_id:
            draft.set(column, extra=instead, field="extra" if instead is not None else "")


def remove_extra_fields(plan: Plan, field_ids: Sequence[int]) -> ChangeSet:
    """Take out fields with all their values."""
    if len(field_ids) == 1:
        return remove_extra_field(plan, field_ids[0])
    steps = [partial(remove_extra_field, field_id=field_id) for field_id in field_ids]
    return together(plan, f"delete {len(field_ids)} fields", steps)


def merge_extra_fields(plan: Plan, keep: int, *others: int) -> ChangeSet:
    """Give the values of other fields to one and take them out; two values of an item become two lines.

    The field that is kept is for the kinds of item of all, and private if any was.
    """
    if keep in others:
        raise UserError("A field can’t be merged with itself. Choose another one.")
    if len(others) == 1:
        return _merge_field(plan, keep, others[0])
    steps = [partial(_merge_field, keep=keep, other=other) for other in others]
    return together(plan, f"merge {len(others) + 1} fields into {plan.extra_fields[keep].heading}", steps)


def _merge_field(plan: Plan, keep: int, other: int) -> ChangeSet:
    draft = Draft(plan)
    for value in plan.extra_values:
        if value.field != other:
            continue
        old = plan.extra(value.item, keep)
        if old is None:
            draft.set(value, field=keep)
        else:
            draft.set(old, text="\n".join(dict.fromkeys([old.text, value.text])))
            draft.remove(value)
    _free_columns(draft, other, keep)
    kept, gone = plan.extra_fields[keep], plan.extra_fields[other]
    draft.set(kept, kinds=_kinds_of_both(kept, gone), private=kept.private or gone.private)
    draft.remove(gone)
    return draft.change_set(f"merge field {gone.heading} into {kept.heading}")


def _kinds_of_both(one: ExtraField, other: ExtraField) -> tuple[str, ...]:
    """Return the kinds that either field is for; none said means all."""
    if not one.kinds or not other.kinds:
        return ()
    return tuple(kind for kind in KINDS if kind in one.kinds or kind in other.kinds)


def set_extra(plan: Plan, item_id: int, field_id: int, text: str) -> ChangeSet:
    """Set what an item has in an extra field, as written; '' takes it out."""
    draft, field = Draft(plan), plan.extra_fields[field_id]
    value = plan.extra(item_id, field_id)
    if value is None and text:
        draft.add(ExtraValue, item=item_id, field=field_id, text=text)
    elif value is not None and text:
        draft.set(value, text=text)
    elif value is not None:
        draft.remove(value)
    return draft.change_set(f"{field.heading or 'extra field'} of {name_of(plan.items[item_id])}")
