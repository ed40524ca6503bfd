"""Taking one change set back while later ones stay."""

from __future__ import annotations

from typing import Any

from planapp.domain.changes import Change, ChangeSet, inverted
from planapp.domain.fields import FIELD_OF
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF
from planapp.errors import UserError


def revert(plan: Plan, change_set: ChangeSet, label: str) -> ChangeSet:
    """Return the change set that takes `change_set` back and leaves later changes of other fields.

    Raises UserError, naming item and field, if a field that it changed has been changed since.
    """
    back = inverted(change_set, label)
    for change in back.changes:
        _check(plan, change)
    return back


def _check(plan: Plan, change: Change) -> None:
    row = plan.table(change.table).get(change.id)
    if change.before is None:
        if row is not None:
            raise UserError(f"What was taken out is there again. {_ADVICE}")
        return
    if row is None:
        raise UserError(f"What was changed has been taken out since. {_ADVICE}")
    for field, value in change.before.items():
        if getattr(row, field) != value:
            raise UserError(f"{_whose(plan, change.table, row, field)} has changed since. {_ADVICE}")


_ADVICE = "Undo the later change first."


def _whose(plan: Plan, table: str, row: Any, field: str) -> str:
    """Return what has changed, as the officer calls it: 'The title of 1.2', 'The rating of 1.2'."""
    label = (
        FIELD_OF[field].label.lower() if table == "items" and field in FIELD_OF else field.replace("_", " ")
    )
    if table == "items":
        return f"The {label} of {name_of(row)}"
    if SPEC_OF[table].owner == "item" and row.item in plan.items:
        return f"The {table.removesuffix('s').replace('_', ' ')} of {name_of(plan.items[row.item])}"
    names = (getattr(row, name, "") for name in ("label", "name", "title"))
    return f"The {label} of {next(filter(None, names), 'a row')}"
