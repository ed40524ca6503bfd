"""The period that comes next: its name and last day by the pattern of those before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planapp.domain.days import last_of_month, show_month
from planapp.domain.due import read_due
from planapp.domain.period_labels import Place, place_of
from planapp.domain.records import Period

_MONTHS = 12
# How many months a place of a row is long.
_LONG = {"month": 1, "quarter": 3, "season": 3, "year": 12}


class NextPeriod(NamedTuple):
    """A name ('' where the names follow no pattern) and a last day, if that follows."""

    label: str = ""
    ends_on: date | None = None


def last_day(period: Period) -> date | None:
    """Return a period's last day, or None if neither it nor its label says."""
    return period.ends_on or read_due(period.label).end


def next_period(periods: Sequence[Period], today: date) -> NextPeriod:
    """Return what the period behind the last one would be; the first of a plan is this month."""
    if not periods:
        return NextPeriod(show_month(today), last_of_month(today.year, today.month))
    labels = [period.label for period in periods]
    taken = {label.strip().casefold() for label in labels}
    place = place_of(labels[-1], labels[:-1])
    if place is None:
        return NextPeriod()
    step = _step(place, labels[:-1])
    label = place.write(place.at + step)
    if label.casefold() in taken:
        return NextPeriod()
    return NextPeriod(label, _end(periods, label, step * _LONG.get(place.row, 0)))


def _step(place: Place, before: Sequence[str]) -> int:
    """Return how far the last label is from the one before it in the same row; 1 where that is unknown."""
    other = place_of(before[-1], before[:-1]) if before else None
    if other is None or (other.row, other.cycle) != (place.row, place.cycle):
        return 1
    step = place.at - other.at
    if place.cycle:
        step %= place.cycle
    return step if 0 < step <= _MONTHS else 1


def _end(periods: Sequence[Period], label: str, months: int) -> date | None:
    """Return the last day of the next period: what its label says, as far off as that of the last one.

    `months` is how much later it would be where nothing else tells; 0 where that is unknown.
    """
    last = periods[-1]
    said, now = _said(last.label), _said(label)
    if last.ends_on is None or said == last.ends_on:
        end = now
    elif said is not None and now is not None:
        end = _later(last.ends_on, _months(said, now))
    else:
        before = periods[-2].ends_on if len(periods) > 1 else None
        apart = _months(before, last.ends_on) if before is not None else months
        end = _later(last.ends_on, apart) if apart > 0 else None
    known = last_day(last)
    return end if end is None or known is None or end > known else None


def _said(label: str) -> date | None:
    """Return the last day that a label says; of a month in figures too."""
    place = place_of(label)
    if place is not None and place.row == "month" and not place.cycle:
        return last_of_month(place.at // _MONTHS, place.at % _MONTHS + 1)
    return read_due(label).end


def _months(one: date, other: date) -> int:
    return (other.year - one.year) * _MONTHS + other.month - one.month


def _later(day: date, months: int) -> date:
    """Return a day so many months later; the last day of a month gives the last day of a month."""
    at = day.year * _MONTHS + day.month - 1 + months
    end = last_of_month(at // _MONTHS, at % _MONTHS + 1)
    is_last = day == last_of_month(day.year, day.month)
    return end if is_last else end.replace(day=min(day.day, end.day))
