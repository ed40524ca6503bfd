"""Evidence of an item: titled files and links."""

from __future__ import annotations

from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, move_row, remove_row, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import Evidence


def add_evidence(plan: Plan, item_id: int, title: str, target: str = "", **values: Any) -> ChangeSet:
    """Add a file or link that shows an item was done."""
    label = f"add evidence to {name_of(plan.items[item_id])}"
    return add_row(plan, Evidence, label, item=item_id, title=title, target=target, **values)


def set_evidence(plan: Plan, evidence_id: int, **values: Any) -> ChangeSet:
    """Change title, target or day of a piece of evidence."""
    row = plan.evidence[evidence_id]
    return set_row(plan, row, f"evidence of {name_of(plan.items[row.item])}", **values)


def move_evidence(plan: Plan, evidence_id: int, after: int | None) -> ChangeSet:
    """Move a piece of evidence behind another of its item, or to the front."""
    row = plan.evidence[evidence_id]
    return move_row(plan, row, after, f"move evidence of {name_of(plan.items[row.item])}")


def remove_evidence(plan: Plan, evidence_id: int) -> ChangeSet:
    """Take a piece of evidence out."""
    row = plan.evidence[evidence_id]
    return remove_row(plan, row, f"delete evidence of {name_of(plan.items[row.item])}")
