"""Headings that name a time: reporting periods ('RAG 11/17', 'Sep 2025') and months ('Jul', 'Nov 2024')."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from planapp.domain.fields import FIELD_OF, folded
from planapp.exchange.grid import Cell

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NAMED = re.compile(rf"{_MONTH}[\s\-–/']*(?P<year>\d{{4}}|\d{{2}})?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.\-](?P<year>\d{4}|\d{2})")
_FINANCIAL_YEAR = re.compile(r"(?P<year>20\d{2})\s*[/\-–]\s*(?:20)?\d{2}")
_RATING_WORDS = frozenset(" ".join(FIELD_OF["rating"].aliases).split())


@dataclass(frozen=True, slots=True)
class PeriodLabel:
    """A reporting period as a heading names it, and the last day of its month where it names one."""

    label: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a heading names it; `year` is None where the heading gives none."""

    month: int
    year: int | None

    def key(self) -> str:
        """Return '2017-07', or 'Jul' where no year is known."""
        name = calendar.month_abbr[self.month]
        return name if self.year is None else f"{self.year:04d}-{self.month:02d}"


def heading_of(cell: Cell) -> str:
    """Return a heading as shown."""
    return cell.text.strip()


def read_month(cell: Cell) -> Month | None:
    """Return the month that a heading names and nothing else, or None."""
    if isinstance(cell.value, datetime | date):
        return Month(cell.value.month, cell.value.year)
    return month_in(heading_of(cell))


def month_in(text: str) -> Month | None:
    """Return the month that a text is ('Jul', 'Nov 2024', '03/18'), or None."""
    named = _NAMED.fullmatch(text.strip())
    if named:
        return Month(_MONTHS[named["name"].casefold()], _year(named["year"]))
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

    'RAG 11/17' names 11/17 and says so; '11/17' alone does not; 'RAG' alone names the current period.
    """
    heading = heading_of(cell)
    words = heading.split()
    rest = [word for word in words if folded(word) not in _RATING_WORDS]
    says_so = len(rest) < len(words) and any(
        folded(word) in {"rag", "brag", "bragg", "rating", "ratings"} for word in words
    )
    label = " ".join(rest).strip(" -–:()[]") if says_so else heading
    month = read_month(cell) if not says_so else month_in(label)
    if says_so:
        return PeriodLabel(label or "Current", _last_day(month)), True
    return (PeriodLabel(label, _last_day(month)), False) if month is not None else None


def _last_day(month: Month | None) -> date | None:
    if month is None or month.year is None:
        return None
    return date(month.year, month.month, calendar.monthrange(month.year, month.month)[1])
