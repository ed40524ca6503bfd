"""In which period a day falls."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from planapp.domain.due import read_due
from planapp.domain.next_period import last_day
from planapp.domain.plan import Plan
from planapp.domain.records import Period


class Calendar:
    """The last days of a plan's periods: those that are given, or that the labels say ('April 2026')."""

    def __init__(self, plan: Plan) -> None:
        """Order the periods whose last day is known."""
        ends = [(end, period) for period in plan.periods.of() if (end := last_day(period)) is not None]
        ends.sort(key=lambda pair: pair[0])
        self._ends = [end for end, _ in ends]
        self._periods = [period for _, period in ends]
        self._start = _first_day(ends[0][1], ends[0][0]) if ends else date.max

    def period_of(self, day: date | None) -> int | None:
        """Return the id of the period in which a day falls; None before the first and after the last."""
        if day is None or day < self._start:
            return None
        at = bisect_left(self._ends, day)
        return self._periods[at].id if at < len(self._periods) else None


def _first_day(period: Period, end: date) -> date:
    """Return the day that the label says the first period starts, or the first of the month it ends in."""
    start = read_due(period.label).start
    return start if start is not None and start <= end else end.replace(day=1)
