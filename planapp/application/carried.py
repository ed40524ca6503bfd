"""What is carried from a plan into the next: which items are open, their last ratings, where they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planapp.domain import records as r
from planapp.domain.letters import letters_below
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.status import COMPLETE, DROPPED


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the next plan is called, which themes it takes, and what of their items.

    `themes` are the ids of items at the top. `period` is the first one that is to be reported on.
    """

    title: str
    themes: frozenset[int]
    period: str
    ends_on: date | None = None
    open_only: bool = True
    leads: bool = True
    measures: bool = True
    due: bool = True
    steps: bool = True
    recommendations: bool = True
    extra_fields: bool = True
    indicators: bool = True
    ratings: bool = True


def is_open(plan: Plan, item: r.Item) -> bool:
    """Tell whether an item is neither done nor dropped, by its own words and its last rating."""
    if item.done_on is not None or item.state in (COMPLETE, DROPPED):
        return False
    last = last_rating(plan, item.id)
    return last is None or last.level is None or not plan.levels[last.level].done


def last_ratings(plan: Plan, items: Iterable[r.Item]) -> dict[int, r.Rating]:
    """Return the last rating of each item that has one."""
    found = {item.id: last_rating(plan, item.id) for item in items}
    return {item_id: row for item_id, row in found.items() if row is not None}


def last_rating(plan: Plan, item_id: int) -> r.Rating | None:
    """Return the row of an item's last rated period up to the current one; None if it was never rated."""
    rated = {row.period: row for row in plan.ratings.of(item_id) if row.level is not None}
    last = None
    for period in plan.periods.of() if rated else ():
        last = rated.get(period.id, last)
        if period.current:
            break
    return last


def origin_of(plan: Plan, item: r.Item) -> str:
    """Return where an item stands, for those who meet it elsewhere: 'Improvement plan 2025–27, 1.2.2 a'."""
    letter = letters_below(plan, item.parent).get(item.id, "") if item.kind == r.STEP else ""
    name = name_of(item)
    if item.kind == r.STEP and item.parent is not None:
        name = f"{name_of(plan.items[item.parent])} {letter or name}"
    return f"{plan.about.title.strip() or 'Plan before'}, {name}"
