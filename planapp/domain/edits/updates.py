"""Progress updates of an item."""

from __future__ import annotations

from datetime import date

from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, remove_row, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import Update
from planapp.errors import UserError


def add_update(
    plan: Plan,
    item_id: int,
    text: str,
    *,
    on: date | None = None,
    period: int | None = None,
    source: str = "",
) -> ChangeSet:
    """Add a note to an item, dated and of a period where these are given."""
    if not text.strip():
        raise UserError("The update is empty. Type what has happened.")
    label = f"update of {name_of(plan.items[item_id])}"
    return add_row(plan, Update, label, item=item_id, text=text, on=on, period=period, source=source)


def set_update(plan: Plan, update_id: int, *, text: str | None = None, on: date | None = None) -> ChangeSet:
    """Change a note's text, and its day where one is given."""
    update = plan.updates[update_id]
    values = {key: value for key, value in {"text": text, "on": on}.items() if value is not None}
    return set_row(plan, update, f"update of {name_of(plan.items[update.item])}", **values)


def remove_update(plan: Plan, update_id: int) -> ChangeSet:
    """Take a note out."""
    update = plan.updates[update_id]
    return remove_row(plan, update, f"delete update of {name_of(plan.items[update.item])}")
