"""What a new plan begins with: a scale, and this month as the first period, so that it can be rated."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import empty_plan


def new_plan(title: str, today: date) -> ChangeSet:
    """Return the change set that makes a new plan out of the empty one."""
    before = empty_plan()
    plan = apply(before, edits.new_plan(title))
    plan = apply(plan, edits.add_period(plan, month_label(today), ends_on=last_day(today)))
    return compare(before, plan, "new plan")


def month_label(day: date) -> str:
    """Return how a period of a month is called: 'April 2026'."""
    return f"{month_name[day.month]} {day.year}"


def last_day(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])
