"""Months as keys of figures: '2017-07', or a month as written where its year is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from planapp.domain.due_words import MONTHS

_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
# More columns than anybody looks at; a mistyped year must not make thousands.
_MOST = 600
_SHORT = 3


def month_of(day: date) -> str:
    """Return the month of a day."""
    return f"{day.year:04}-{day.month:02}"


def is_dated(month: str) -> bool:
    """Tell whether a month has a year."""
    return _MONTH.fullmatch(month) is not None


def month_words(month: str) -> str:
    """Return a month in words: 'March 2026'; one without a year as it is written."""
    found = _MONTH.fullmatch(month)
    return f"{MONTHS[int(found['month']) - 1]} {found['year']}" if found is not None else month


def month_name(month: str) -> str:
    """Return the short name of a month: 'Mar'; one without a year as it is written."""
    found = _MONTH.fullmatch(month)
    return MONTHS[int(found["month"]) - 1][:_SHORT] if found is not None else month


def year_of(month: str) -> str:
    """Return the year of a month, '' where it has none."""
    return month[:4] if is_dated(month) else ""


def month_after(month: str, step: int = 1) -> str:
    """Return the month so many after one that has a year."""
    count = int(month[:4]) * 12 + int(month[5:]) - 1 + step
    return f"{count // 12:04}-{count % 12 + 1:02}"


def in_order(months: Iterable[str]) -> list[str]:
    """Return months in order, each once; those without a year come first, as they follow in a year."""
    return sorted(set(months), key=_place)


def _place(month: str) -> tuple[bool, int, str]:
    names = [name[:_SHORT].casefold() for name in MONTHS]
    start = month.strip()[:_SHORT].casefold()
    return is_dated(month), names.index(start) if start in names else -1, month


def from_to(first: str, last: str) -> list[str]:
    """Return all months from one to another, both with a year; of very many the last ones."""
    months = [last]
    while months[-1] > first and len(months) < _MOST:
        months.append(month_after(months[-1], -1))
    return months[::-1]
