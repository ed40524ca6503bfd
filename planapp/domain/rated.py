"""How far a reporting period is rated."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION


class Rated(NamedTuple):
    """So many actions are rated, of so many that had begun."""

    rated: int
    actions: int


def rated_by_period(plan: Plan) -> dict[int, Rated]:
    """Return for each period how many actions are rated in it; archived ones are passed over.

    An action has begun with its first rating, or with the current period.
    """
    periods = plan.periods.of()
    places = {period.id: place for place, period in enumerate(periods)}
    current = next((place for place, period in enumerate(periods) if period.current), len(periods))
    rated, begun = [0] * len(periods), [0] * (len(periods) + 1)
    for item in plan.items:
        if item.kind != ACTION or item.archived:
            continue
        # Values rather than records: a large plan has hundreds of thousands of ratings.
        ratings = [
            (places[period], level) for period, level in plan.ratings.values_of(item.id, "period", "level")
        ]
        begun[min([current, *(place for place, _ in ratings)])] += 1
        for place, level in ratings:
            rated[place] += level is not None
    return {
        period.id: Rated(*counts)
        for period, counts in zip(periods, zip(rated, accumulate(begun), strict=False), strict=True)
    }
