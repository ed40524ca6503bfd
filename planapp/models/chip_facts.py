"""What the chips of the filter ask of each item: worked out once, and again only for what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from planapp.domain.open_items import is_open
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, LEAD, Item
from planapp.models.period_of_day import Calendar


class Unrated(Enum):
    """Why an item has no level in the current period."""

    NOT_ASKED = "not asked"
    TO_RATE = "to rate"
    NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class ChipFacts:
    """What the chips ask of an item; ids of people and recommendations.

    `rated` is its level's id in the current period or why it has none, `due` the last day of what is not
    done, `in_period` whether that day is in the current period, `people` who has any part in it.
    """

    overdue: bool
    rated: int | Unrated
    leads: frozenset[int]
    people: frozenset[int] = frozenset()
    recommendations: frozenset[int] = frozenset()
    due: date | None = None
    in_period: bool = False


def chip_facts(plan: Plan, item: Item, calendar: Calendar, today: date) -> ChipFacts:
    """Work out the facts of an item on a day; the periods are those of a calendar of the plan."""
    now = [row for row in plan.assignments.of(item.id) if row.ends_on is None]
    period = plan.current_period
    period_id = period.id if period is not None else None
    due = item.due_to if item.due_to is not None and is_open(plan, item) else None
    return ChipFacts(
        due is not None and today > due,
        _rated(plan, item, period_id),
        frozenset(row.person for row in now if row.role == LEAD),
        frozenset(row.person for row in now),
        frozenset(link.recommendation for link in plan.recommendation_links.of(item.id)),
        due,
        due is not None and period_id is not None and calendar.period_of(due) == period_id,
    )


def _rated(plan: Plan, item: Item, period_id: int | None) -> int | Unrated:
    if period_id is None:
        return Unrated.NOT_ASKED
    levels = dict(plan.ratings.values_of(item.id, "period", "level"))
    if period_id not in levels:
        return Unrated.TO_RATE if item.kind == ACTION else Unrated.NOT_ASKED
    level: int | None = levels[period_id]
    return Unrated.NOT_RATED if level is None else level


class KeptFacts:
    """The facts of every item of a plan, gathered as there is time or when a chip needs them."""

    def __init__(self, plan: Plan, today: date) -> None:
        """Gather nothing yet."""
        self.start_again(plan, today)

    def start_again(self, plan: Plan, today: date) -> None:
        """Take another plan or day and forget all."""
        self._plan, self._today = plan, today
        self._facts: dict[int, ChipFacts] = {}
        self._waiting: Iterator[Item] = iter(plan.items)
        self._whole = False
        self._calendar = Calendar(plan)

    def renew(self, plan: Plan, item_ids: Iterable[int]) -> None:
        """Take a plan in which only these items differ."""
        self._plan = plan
        for item_id in item_ids:
            self._facts.pop(item_id, None)
            if self._whole and item_id in plan.items:
                self.of(item_id)

    def of(self, item_id: int) -> ChipFacts:
        """Return the facts of an item."""
        found = self._facts.get(item_id)
        if found is None:
            found = chip_facts(self._plan, self._plan.items[item_id], self._calendar, self._today)
            self._facts[item_id] = found
        return found

    def gather(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Gather facts for as long as `go_on` says so; return whether there are any left to gather."""
        while not self._whole and go_on():
            item = next(self._waiting, None)
            if item is None:
                self._whole = True
            elif item.id in self._plan.items:
                self.of(item.id)
        return not self._whole
