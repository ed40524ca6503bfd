"""Whether an item is still to be worked on: nothing says that it is done, dropped or archived."""

from __future__ import annotations

from planapp.domain.changes import ChangeSet
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


class OpenItems:
    """Which items of a plan are open: each looked at once, and again only when an edit touches it."""

    def __init__(self, plan: Plan) -> None:
        """Know nothing yet."""
        self._plan = plan
        self._known: dict[int, bool] = {}

    def __call__(self, item_id: int) -> bool:
        """Tell whether an item is open."""
        found = self._known.get(item_id)
        if found is None:
            found = self._known[item_id] = is_open(self._plan, self._plan.items[item_id])
        return found

    def go_on(self, change_set: ChangeSet, plan: Plan) -> None:
        """Take the plan that a change set led to."""
        before, self._plan = self._plan, plan
        for change in change_set.changes:
            if change.table in ("periods", "levels"):
                self._known.clear()
            elif change.table == "items":
                self._known.pop(change.id, None)
            elif change.table == "ratings":
                rating = plan.ratings.get(change.id) or before.ratings.get(change.id)
                self._known.pop(rating.item if rating is not None else 0, None)
