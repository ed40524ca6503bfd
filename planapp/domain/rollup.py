"""Roll-ups and trends: what stands below a parent, and how it compares with the last rated period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, Item, Level, Period

NOT_RATED = ""
TO_RATE = "to rate"


@dataclass(frozen=True, slots=True)
class Trend:
    """A comparison: better minus worse (an item: 1, 0 or -1), and the period it is compared with."""

    balance: int
    against: Period


def rated_below(plan: Plan, item_id: int) -> tuple[Item, ...]:
    """Return the actions below an item that are not archived: what its roll-up counts."""
    return tuple(item for item in plan.walk(item_id) if item.kind == ACTION and not item.archived)


def roll_up(plan: Plan, item_id: int, period_id: int) -> tuple[tuple[str, int], ...]:
    """Return (level key, number of actions) below a parent in a period, worst first.

    The last keys are '' for not rated and 'to rate' for actions without a row. Levels that the scale leaves
    out of roll-ups are not counted. A frozen period gives what was stored when it was frozen.
    """
    for stored in plan.rollups.of(item_id):
        if stored.period == period_id:
            return stored.counts
    counts: Counter[str] = Counter()
    keys_of: dict[int | None, str] = {level.id: level.key for level in plan.levels if level.in_rollups}
    keys_of[None] = NOT_RATED
    for action in rated_below(plan, item_id):
        rated = dict(plan.ratings.values_of(action.id, "period", "level"))
        if period_id not in rated:
            counts[TO_RATE] += 1
        elif rated[period_id] in keys_of:
            counts[keys_of[rated[period_id]]] += 1
    keys = [level.key for level in plan.levels.of()] + [NOT_RATED, TO_RATE]
    return tuple((key, counts[key]) for key in keys if counts[key])


def trend(plan: Plan, item_id: int, period_id: int) -> Trend | None:
    """Compare an item's rating with its last rated period before; None if either is missing."""
    now = _level(plan, item_id, period_id)
    if now is None:
        return None
    for period in reversed(_before(plan, period_id)):
        then = _level(plan, item_id, period.id)
        if then is not None:
            return Trend((now.rank > then.rank) - (now.rank < then.rank), period)
    return None


def trend_below(plan: Plan, item_id: int, period_id: int) -> Trend | None:
    """Compare the actions below a parent with the last rated period, over those rated in both."""
    # A level that the scale leaves out of roll-ups counts as none.
    ranks: dict[int | None, str] = {level.id: level.rank for level in plan.levels if level.in_rollups}
    rated = [
        dict(plan.ratings.values_of(action.id, "period", "level")) for action in rated_below(plan, item_id)
    ]
    now = [ranks.get(levels.get(period_id)) for levels in rated]
    for period in reversed(_before(plan, period_id)):
        then = [ranks.get(levels.get(period.id)) for levels in rated]
        if any(rank is not None for rank in then):
            pairs = zip(now, then, strict=True)
            both = [(one, other) for one, other in pairs if one is not None and other is not None]
            return Trend(sum((one > other) - (one < other) for one, other in both), period) if both else None
    return None


def _before(plan: Plan, period_id: int) -> tuple[Period, ...]:
    periods = plan.periods.of()
    return periods[: [period.id for period in periods].index(period_id)]


def _level(plan: Plan, item_id: int, period_id: int) -> Level | None:
    rating = plan.rating(item_id, period_id)
    return plan.levels.get(rating.level) if rating is not None else None
