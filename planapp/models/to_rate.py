"""How many actions are still to rate in a period: counted once, then kept up with each edit."""

from __future__ import annotations

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, Item
from planapp.models.facts import Facts
from planapp.models.roles import State

_ALL_COUNTED_ANEW = frozenset({"periods"})


def is_to_rate(facts: Facts, item: Item, period_id: int) -> bool:
    """Tell whether an item is an action without a rating in a period that is open and has come."""
    if item.kind != ACTION or item.archived or facts.plan.periods[period_id].frozen:
        return False
    # Most are rated: no cell is worked out for those.
    if period_id in facts.plan.ratings.values_of(item.id, "period"):
        return False
    return facts.cell(item, period_id).state is State.TO_RATE


class ToRate:
    """`left` are the ids of the actions still to rate, `rated` those that are rated in the period."""

    def __init__(self, facts: Facts, period_id: int | None) -> None:
        """Count; `facts` have to follow each edit before this does."""
        self._facts = facts
        self.left: set[int] = set()
        self.rated: set[int] = set()
        self.count(period_id)

    def count(self, period_id: int | None) -> None:
        """Count anew, for a period."""
        plan = self._plan = self._facts.plan
        self.period = period_id if period_id in plan.periods else None
        self.left.clear()
        self.rated.clear()
        if self.period is None:
            return
        for item in plan.items:
            if item.kind != ACTION or item.archived:
                continue
            if self.period in plan.ratings.values_of(item.id, "period"):
                self.rated.add(item.id)
            elif is_to_rate(self._facts, item, self.period):
                self.left.add(item.id)

    def follow(self, change_set: ChangeSet) -> None:
        """Count again what an edit touched."""
        before, plan = self._plan, self._facts.plan
        self._plan = plan
        if any(change.table in _ALL_COUNTED_ANEW for change in change_set.changes):
            self.count(self.period)
            return
        for change in change_set.changes:
            if change.table == "items":
                self._put(change.id)
            elif change.table == "ratings":
                for found in {self._rated_by(before, change.id), self._rated_by(plan, change.id)} - {None}:
                    self._put(found)

    @staticmethod
    def _rated_by(plan: Plan, rating_id: int) -> int | None:
        rating = plan.ratings.get(rating_id)
        return rating.item if rating is not None else None

    def _put(self, item_id: int | None) -> None:
        item = self._plan.items.get(item_id)
        self.left.discard(item_id or 0)
        self.rated.discard(item_id or 0)
        if item is None or item.kind != ACTION or item.archived or self.period is None:
            return
        if self.period in self._plan.ratings.values_of(item.id, "period"):
            self.rated.add(item.id)
        elif is_to_rate(self._facts, item, self.period):
            self.left.add(item.id)

    @property
    def words(self) -> str:
        """Return the count in words: '5 of 60 still to rate', 'All 60 rated'; '' where nothing is rated."""
        total = len(self.left) + len(self.rated)
        if self.left:
            return f"{len(self.left):,} of {total:,} still to rate"
        return f"All {total:,} rated" if total else ""
