"""The periods of a plan as a list: name, last day, state, and how far each is rated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from planapp.domain.days import show_day
from planapp.domain.next_period import last_day
from planapp.domain.plan import Plan
from planapp.domain.rated import Rated, rated_by_period
from planapp.domain.records import Period
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row

HEADINGS = ("Name", "Last day", "State", "Rated")
NAME, LAST_DAY, STATE, RATED = range(4)

Since = Callable[[], Mapping[int, datetime]]


def periods_model(plan: Plan, since: Since, **options: Any) -> ListModel:
    """Return the model of a plan's periods; `since` tells when each was frozen."""
    count = _Counting()

    def rows(plan: Plan, today: date) -> Sequence[Row]:
        counts, frozen = count(plan), since()
        return [_row(period, counts[period.id], frozen.get(period.id)) for period in plan.periods.of()]

    return ListModel(HEADINGS, rows, plan, **options)


class _Counting:
    """Counts again only when what is counted has changed: a large plan has many ratings."""

    def __init__(self) -> None:
        self._of: tuple[Any, ...] = ()
        self._counts: Mapping[int, Rated] = {}

    def __call__(self, plan: Plan) -> Mapping[int, Rated]:
        order = [(period.id, period.current) for period in plan.periods.of()]
        of = (plan.items, plan.ratings, order)
        if not self._of or of[0] is not self._of[0] or of[1] is not self._of[1] or order != self._of[2]:
            self._of, self._counts = of, rated_by_period(plan)
        return self._counts


def _row(period: Period, counts: Rated, since: datetime | None) -> Row:
    end = last_day(period)
    given = show_day(period.ends_on) if period.ends_on is not None else ""
    fields = (
        Field(period.label, period.label, key="label"),
        Field(show_day(end) if end is not None else "", given, key="ends_on"),
        Field(state_words(period, since)),
        Field(f"{counts.rated:,} of {counts.actions:,}"),
    )
    tokens = {} if given else {LAST_DAY: "text3"}
    if period.current:
        tokens[NAME] = "accent"
    return Row(period.id, fields, period.label, about=Shown(tokens=tokens, icons=_icons(period)))


def state_words(period: Period, since: datetime | None = None) -> str:
    """Return the state of a period in words: 'Current, open', 'Frozen since 3 April 2026'."""
    day = f" since {show_day(since.date())}" if since is not None else ""
    words = f"frozen{day}" if period.frozen else "open"
    return f"Current, {words}" if period.current else words[:1].upper() + words[1:]


def _icons(period: Period) -> Mapping[int, str]:
    return {STATE: "lock"} if period.frozen else {}
