"""Headings that name a time: reporting periods ('RAG 11/17', 'Sep 2025') and months ('Jul', 'Nov 2024')."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from planapp.domain.fields import FIELD_OF, folded
from planapp.exchange.grid import Cell
from planapp.exchange.remembered import read_words

# Not the names of the calendar module: they are in the language of the computer.
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(_NAMES, start=1)}
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES).replace("Sep(", "Sept?(")
_NAMED = re.compile(rf"(?P<name>{_MONTH})\.?[\s\-–/'’]*(?P<year>\d{{4}}|\d{{2}})?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.\-](?P<year>\d{4}|\d{2})")
_FINANCIAL_YEAR = re.compile(r"(?P<year>20\d{2})\s*[/\-–]\s*(?:20)?\d{2}")
_UNDATED = re.compile(
    r"(?:q|qtr|quarter|term|month|week|period)\s*\d{1,2}|(?:autumn|spring|summer|winter)(?:\s+term)?",
    re.IGNORECASE,
)
_RATING_WORDS = frozenset(" ".join(FIELD_OF["rating"].aliases).split())
_SAYS_RATING = frozenset({"rag", "brag", "bragg", "rating", "ratings"})
_LEAD_IN = re.compile(r"(?:as\s+(?:at|of)|at|for|in)\s+(?=.)", re.IGNORECASE)
# The label of a period that no heading names.
CURRENT = "Current"


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """A reporting period as a heading names it, and its last day where it names one."""

    label: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a heading names it; `year` is None where the heading gives none."""

    month: int
    year: int | None

    def key(self) -> str:
        """Return '2017-07', or 'Jul' where no year is known."""
        name = _NAMES[self.month - 1][:3]
        return name if self.year is None else f"{self.year:04d}-{self.month:02d}"


def heading_of(cell: Cell) -> str:
    """Return a heading as shown."""
    return cell.text.strip()


def read_month(cell: Cell) -> Month | None:
    """Return the month that a heading names and nothing else, or None."""
    if isinstance(cell.value, datetime | date):
        return Month(cell.value.month, cell.value.year)
    return month_in(heading_of(cell))


@lru_cache(maxsize=4096)
def month_in(text: str) -> Month | None:
    """Return the month that a text is ('Jul', 'Nov 2024', '03/18'), or None."""
    named = _NAMED.fullmatch(text.strip())
    if named:
        return Month(_MONTHS[named["name"][:3].casefold()], _year(named["year"]))
    numbered = _NUMBERED.fullmatch(text.strip())
    return Month(int(numbered["month"]), _year(numbered["year"])) if numbered else None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def financial_year(text: str) -> int | None:
    """Return the year in which a financial year starts ('2016/17' is 2016), or None."""
    found = _FINANCIAL_YEAR.search(text)
    return int(found["year"]) if found else None


def read_period(cell: Cell) -> tuple[PeriodLabel, bool] | None:
    """Return the period that a heading names and whether it says that it holds ratings, or None.

    'RAG 11/17' names 11/17 and says so; '11/17' and 'Q1' alone do not; 'RAG' alone names the current period.
    """
    heading = heading_of(cell)
    found = _period_in(heading)
    if isinstance(cell.value, datetime | date) and not (found and found[1]):
        return PeriodLabel(heading, _last_day(cell.value.year, cell.value.month)), False
    return found


@lru_cache(maxsize=4096)
def _period_in(heading: str) -> tuple[PeriodLabel, bool] | None:
    words = heading.split()
    rest = [word for word in words if folded(word) not in _RATING_WORDS]
    if len(rest) < len(words) and any(folded(word) in _SAYS_RATING for word in words):
        label = _LEAD_IN.sub("", " ".join(rest).strip(" -–:()[]"))
        return PeriodLabel(label or CURRENT, _end_of(label)), True
    ends_on = _end_of(heading)
    named = ends_on is not None or month_in(heading) is not None or _UNDATED.fullmatch(heading) is not None
    return (PeriodLabel(heading, ends_on), False) if named else None


def _end_of(text: str) -> date | None:
    """Return the last day of the time that a text names, if it names one with its year and nothing else."""
    label = text.strip(" -–:()[]")
    month = month_in(label)
    if month is not None:
        return None if month.year is None else _last_day(month.year, month.month)
    due = read_words(label)
    return due.end if due.precision and not due.flags else None


def period_labelled(text: str) -> PeriodLabel:
    """Return the period that a text names, the current one if it is blank."""
    return PeriodLabel(text or CURRENT, _end_of(text))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
