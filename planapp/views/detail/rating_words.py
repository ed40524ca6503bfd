"""What the rating section says: what the rating of a period is, and what it was before."""

from __future__ import annotations

import re

from planapp.domain.plan import Plan
from planapp.domain.records import Item, Level, Period
from planapp.models.facts import Facts, PeriodCell
from planapp.models.roles import State
from planapp.models.words import counts_words, trend_words
from planapp.views.board.rating_commands import is_rated_itself

_YEAR = re.compile(r"(?:19|20)\d\d")


def openness(plan: Plan) -> str:
    """Return which period is open and which are frozen: 'April 2026 is open; earlier periods are frozen'."""
    periods = plan.periods.of()
    current = plan.current_period
    if current is None:
        return "The plan has no reporting period yet" if not periods else ""
    earlier = periods[: periods.index(current)]
    frozen = sum(period.frozen for period in earlier)
    state = "frozen" if current.frozen else "open"
    told = f"{current.label} is {state}"
    if frozen and frozen == len(earlier):
        return f"{told}; earlier periods are frozen"
    return f"{told}; {frozen} earlier are frozen" if frozen else told


def rating_words(facts: Facts, item: Item, cell: PeriodCell) -> str:
    """Return what a period has: 'Amber in April', 'Still to rate in April'."""
    where = f"in {period_words(cell.period)}"
    if not is_rated_itself(facts.plan, item):
        return period_words(cell.period)
    if cell.level is not None:
        return f"{cell.level.name} {where}" + (", carried forward" if cell.carried else "")
    if cell.state is State.UNREAD:
        return f"‘{' '.join(cell.text.split())}’ {where}, not read"
    if cell.state is State.NOT_RATED:
        return f"Not rated {where}"
    if cell.state is State.TO_RATE and not cell.period.frozen:
        return f"Still to rate {where}"
    return f"No rating {where}"


def before_words(facts: Facts, item: Item, period: Period) -> str:
    """Return what the rating was before: 'was Amber in March, Red in January'; '' if there was none.

    The second part is the last that differed. For a parent: the roll-up in words.
    """
    if not is_rated_itself(facts.plan, item):
        return _below_words(facts, item, period)
    rated = _rated_before(facts.plan, item, period)
    if not rated:
        return ""
    last_level = rated[0][1]
    told = [rated[0], *[one for one in rated if one[1].id != last_level.id][:1]]
    return "was " + ", ".join(f"{level.name} in {period_words(then, period)}" for then, level in told)


def _below_words(facts: Facts, item: Item, period: Period) -> str:
    counts = counts_words(facts.plan, facts.cell(item, period.id).counts)
    current = facts.plan.current_period
    trend = trend_words(facts.trend(item)) if current is not None and current.id == period.id else ""
    return "; ".join(filter(None, [counts, trend])) or "no actions"


def _rated_before(plan: Plan, item: Item, period: Period) -> list[tuple[Period, Level]]:
    """Return the rated periods before one with their levels, the latest first."""
    levels = {rating.period: plan.levels.get(rating.level) for rating in plan.ratings.of(item.id)}
    periods = plan.periods.of()
    before = periods[: [one.id for one in periods].index(period.id)]
    found = ((one, levels.get(one.id)) for one in reversed(before))
    return [(one, level) for one, level in found if level is not None]


def period_words(period: Period, beside: Period | None = None) -> str:
    """Return a period's label without its year, unless it is in another year than the one `beside` it."""
    label = " ".join(period.label.split())
    if beside is not None and _year(period) != _year(beside):
        return label
    words = [word for word in label.split() if not _YEAR.fullmatch(word)]
    return " ".join(words) or label


def _year(period: Period) -> str:
    found = _YEAR.search(period.label)
    return found[0] if found is not None else ""
