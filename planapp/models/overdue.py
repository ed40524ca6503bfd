"""Whether an item is overdue: its last day has gone by, and nothing says that it is done or dropped."""

from __future__ import annotations

from datetime import date

from planapp.domain.open_items import is_done, is_open, is_over, last_level
from planapp.domain.plan import Plan
from planapp.domain.records import Item

__all__ = ["is_done", "is_over", "is_overdue", "last_level"]


def is_overdue(plan: Plan, item: Item, today: date) -> bool:
    """Tell whether an item is overdue on a day. A last rating that counts as done says that it is done."""
    return item.due_to is not None and today > item.due_to and is_open(plan, item)
