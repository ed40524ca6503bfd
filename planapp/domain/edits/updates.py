"""Progress updates of an item."""

from __future__ import annotations

from datetime import date
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.edits.frozen import refuse_frozen
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
    _refuse_empty(text)
    refuse_frozen(plan, period)
    label = f"update of {name_of(plan.items[item_id])}"
    return add_row(plan, Update, label, item=item_id, text=text, on=on, period=period, source=source)


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise UserError("The update is empty. Type what has happened, or delete it.")


def set_update(plan: Plan, update_id: int, **values: Any) -> ChangeSet:
    """Change a note's `text`, day (`on`), `period` or `source`; None takes a day or period away."""
    update = plan.updates[update_id]
    _refuse_empty(values.get("text", update.text))
    refuse_frozen(plan, update.period)
    refuse_frozen(plan, values.get("period"))
    return set_row(plan, update, f"update of {name_of(plan.items[update.item])}", **values)


def remove_update(plan: Plan, update_id: int) -> ChangeSet:
    """Take a note out."""
    update = plan.updates[update_id]
    refuse_frozen(plan, update.period)
    return remove_row(plan, update, f"delete update of {name_of(plan.items[update.item])}")
