"""Carrying ratings forward: what is still to rate gets its last rating, marked until it is rated again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.demands import is_met
from planapp.domain.draft import Draft
from planapp.domain.edits.frozen import refuse_frozen
from planapp.domain.plan import Plan


class Carried(NamedTuple):
    """An action that is still to rate, its last level, and the period in which it had that.

    `lacks` is what the scale demands of that level and the action has not: then it stays to rate.
    """

    item: int
    level: r.Level
    since: r.Period
    lacks: str = ""


def to_carry(plan: Plan, period_id: int) -> list[Carried]:
    """Return what could be carried forward to a period, in the order of the plan.

    An action whose last level is retired is not among it: an older level than its last would be a guess.
    """
    return list(_found(plan, period_id))


def _found(plan: Plan, period_id: int) -> Iterator[Carried]:
    periods = plan.periods.of()
    places = {period.id: place for place, period in enumerate(periods)}
    for item in plan.walk():
        if item.kind != r.ACTION or item.archived:
            continue
        levels = dict(plan.ratings.values_of(item.id, "period", "level"))
        if period_id in levels:
            continue
        before = [places[one] for one, level in levels.items() if level and places[one] < places[period_id]]
        level = plan.levels.get(levels[periods[max(before)].id]) if before else None
        if level is not None and not level.retired:
            lacks = "" if is_met(plan, level, item.id, period_id) else level.needs
            yield Carried(item.id, level, periods[max(before)], lacks)


def carry_forward(plan: Plan, period_id: int) -> ChangeSet:
    """Give every action that is still to rate in a period its last rating, marked as carried.

    Where the scale demands what an action has not, that is not got round: it stays to rate.
    """
    draft = Draft(plan)
    refuse_frozen(plan, period_id)
    for found in to_carry(plan, period_id):
        if not found.lacks:
            draft.add(r.Rating, item=found.item, period=period_id, level=found.level.id, carried=True)
    return draft.change_set(f"carry ratings forward to {plan.periods[period_id].label}")
