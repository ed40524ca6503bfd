"""Which part of a plan a workbook holds, by the rows that its stamp names."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION


def sent_part(plan: Plan, rows: Iterable[int]) -> tuple[int, ...] | None:
    """Return the items that were sent with all below them, or None where that is the whole plan.

    `plan` is the plan as it was then. A row that shows an action and its first step bears the step's id.
    """
    there = {row for row in rows if row in plan.items}
    for row in tuple(there):
        parent = plan.items.get(plan.items[row].parent)
        if parent is not None and parent.kind == ACTION:
            there.add(parent.id)
    whole: set[int] = set()
    for item in reversed(list(plan.walk())):
        below = [child for child in plan.children(item.id) if not child.archived]
        if not item.archived and (item.id in there or below) and all(child.id in whole for child in below):
            whole.add(item.id)
    if all(item.archived or item.id in whole for item in plan.children(None)):
        return None
    return tuple(item.id for item in plan.walk() if item.id in whole and item.parent not in whole)
