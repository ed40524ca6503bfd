"""Due dates, and the slips that moving them later leaves."""

from __future__ import annotations

from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.due import Due, read_due
from planapp.domain.edits.rows import ranked, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan

NO_REASON = "not given"


def set_due(plan: Plan, item_id: int, text: str, *, reason: str = "", approved_by: str = "") -> ChangeSet:
    """Set a due date as written, with what is read from it; a move to a later day is kept as a slip."""
    draft, item = Draft(plan), plan.items[item_id]
    draft.set(item, **fields_of(read_due(text)))
    add_slip(draft, item, reason=reason, approved_by=approved_by)
    return draft.change_set(f"due date of {name_of(item)}")


def add_slip(draft: Draft, before: r.Item, *, reason: str = "", approved_by: str = "") -> None:
    """Keep a slip if the draft moves the due date that an item had before to a later day."""
    now = draft.now(before)
    if before.due_to is None or now.due_to is None or now.due_to <= before.due_to:
        return
    slip = {
        "item": before.id,
        "was": before.due,
        "was_to": before.due_to,
        "now": now.due,
        "now_to": now.due_to,
        "reason": reason.strip() or NO_REASON,
        "approved_by": approved_by.strip(),
    }
    draft.add(r.Slip, **ranked(draft, r.Slip, slip))


def fields_of(due: Due) -> dict[str, Any]:
    """Return the fields of an item that hold a due date."""
    return {
        "due": due.text,
        "due_from": due.start,
        "due_to": due.end,
        "due_precision": due.precision,
        "due_flags": due.flags,
    }


def explain_slip(plan: Plan, slip_id: int, reason: str, approved_by: str = "") -> ChangeSet:
    """Say why a due date was moved, and who approved it."""
    slip = plan.slips[slip_id]
    label = f"reason for new date of {name_of(plan.items[slip.item])}"
    given = reason.strip() or NO_REASON
    return set_row(plan, slip, label, reason=given, approved_by=approved_by.strip())
