"""What stands over the column of a period: its month or label, and its year."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planapp.domain.due import read_due
from planapp.domain.due_grammar import MONTH
from planapp.domain.due_words import MONTHS
from planapp.domain.next_period import last_day
from planapp.domain.records import Period

_NUMBERED = re.compile(r"\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{2}|\d{4})\s*")


class Heading(NamedTuple):
    """A name short enough for a narrow column ('Apr'), and a year ('2026') or ''."""

    name: str
    year: str


@lru_cache(maxsize=1_000)
def heading_of(period: Period) -> Heading:
    """Return the heading of a period: a label that says a month is shortened, others lose their year.

    Kept, as labels are read like due dates, and headings are painted over and over.
    """
    end = last_day(period)
    if end is None:
        return Heading(period.label.strip(), "")
    year = str(end.year)
    if _says_month(period.label, end):
        return Heading(MONTHS[end.month - 1][:3], year)
    words = [word for word in period.label.split() if word != year]
    return Heading(" ".join(words) or period.label.strip(), year)


def _says_month(label: str, end: date) -> bool:
    """Tell whether a label ('April 2026', '03/18') says nothing but the month of the last day."""
    read = read_due(label)
    if read.end is not None and read.precision == MONTH and not read.flags:
        return (read.end.year, read.end.month) == (end.year, end.month)
    found = _NUMBERED.fullmatch(label)
    if found is None:
        return False
    return int(found["month"]) == end.month and str(end.year).endswith(found["year"])
