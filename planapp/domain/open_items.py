"""Whether an item is still to be worked on: nothing says that it is done, dropped or archived."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import Item, Level
from planapp.domain.status import COMPLETE, DROPPED

_OVER = frozenset({COMPLETE, DROPPED})


def is_open(plan: Plan, item: Item) -> bool:
    """Tell whether an item is open. A last rating that counts as done says that it is not."""
    if item.archived or is_over(item):
        return False
    level = last_level(plan, item.id)
    return level is None or not level.done


def is_over(item: Item) -> bool:
    """Tell whether an item itself says that it is done or dropped."""
    return item.done_on is not None or item.state in _OVER


def is_done(item: Item) -> bool:
    """Tell whether an item itself says that it is done."""
    return item.done_on is not None or item.state == COMPLETE


def last_level(plan: Plan, item_id: int) -> Level | None:
    """Return the level of an item's last rating, up to the current period; None if it has none."""
    levels = dict(plan.ratings.values_of(item_id, "period", "level"))
    last = None
    for period in plan.periods.of() if levels else ():
        last = levels.get(period.id) or last
        if period.current:
            break
    return plan.levels.get(last)
