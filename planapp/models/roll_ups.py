"""The roll-ups of a parent in all periods at once: what `rollup.roll_up` gives for each, in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from planapp.domain.plan import Plan
from planapp.domain.rollup import NOT_RATED, TO_RATE, rated_below

Counts = tuple[tuple[str, int], ...]


def roll_ups(plan: Plan, item_id: int) -> Mapping[int, Counts]:
    """Return what stands below an item in each period, by the period's id."""
    actions = rated_below(plan, item_id)
    counts: defaultdict[int, Counter[int | None]] = defaultdict(Counter)
    for action in actions:
        for period_id, level_id in plan.ratings.values_of(action.id, "period", "level"):
            counts[period_id][level_id] += 1
    levels = [(level.id, level.key) for level in plan.levels.of() if level.in_rollups]
    found = {period.id: _in_order(counts[period.id], levels, len(actions)) for period in plan.periods.of()}
    return found | {stored.period: stored.counts for stored in plan.rollups.of(item_id)}


def _in_order(counts: Counter[int | None], levels: list[tuple[int, str]], actions: int) -> Counts:
    told = [(key, counts[level_id]) for level_id, key in levels]
    told += [(NOT_RATED, counts[None]), (TO_RATE, actions - counts.total())]
    return tuple((key, number) for key, number in told if number)
