"""Reads the years of dates: calendar years, financial years and academic years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planapp.domain.days import kind_at, year_number
from planapp.domain.due_pieces import Token
from planapp.domain.due_words import Kind

CALENDAR: Final = 1
# 1 April to 31 March. Source: Interpretation Act 1978, Schedule 1, 'financial year'.
FINANCIAL: Final = 4
# 1 September to 31 August, as the Department for Education counts.
ACADEMIC: Final = 9

_FIRST_MONTHS: Final = {Kind.FINANCIAL: FINANCIAL, Kind.ACADEMIC: ACADEMIC}


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months that begin with `first_month` of the calendar year `number`."""

    number: int
    first_month: int = CALENDAR

    @property
    def doubled(self) -> bool:
        """Whether it is written as two years: '2016/17'."""
        return self.first_month != CALENDAR


def named_year(tokens: Sequence[Token], at: int) -> tuple[Year, int] | None:
    """Return the year of 'FY 2016/17' or '2016/17 academic year' and where the next token stands."""
    for name_at, year_at in ((at, at + 1), (at + 1, at)):
        first_month = _FIRST_MONTHS.get(kind_at(tokens, name_at) or Kind.WORD, 0)
        if first_month and kind_at(tokens, year_at) is Kind.FIGURES:
            year = doubled_year(tokens[year_at], short=True, certain=True)
            return (Year(year, first_month), at + 2) if year else None
    return None


def financial_year(figures: Token, short: bool = False) -> Year | None:
    """Read '2016/17', '2016/2017' or '2016-17' as a financial year; '16/17' only where `short` says so."""
    year = doubled_year(figures, short, certain=False)
    return Year(year, FINANCIAL) if year else None


def doubled_year(figures: Token, short: bool, certain: bool) -> int:
    """Return the first of two years that follow each other ('2016/17'), or 0.

    '16/17' is read where `short` says so, '2011-12' (which may be December) and '2016-2017' (which may be
    two calendar years) where it is `certain` that such a year is meant.
    """
    if len(figures.parts) != 2 or figures.ordinal or figures.marks not in {"/", "-"}:
        return 0
    first, last = figures.parts
    year = plausible_year(first) if len(first) == 4 or short else 0
    follows = last in {str(year + 1)[2:], str(year + 1)}
    unclear = figures.marks == "-" and (len(last) == 4 or int(last[:2]) <= 12)
    return year if follows and (certain or not unclear) else 0


def calendar_year(figures: Token) -> Year | None:
    """Read '2017'."""
    if len(figures.parts) > 1 or figures.ordinal or len(figures.word) != 4:
        return None
    year = plausible_year(figures.word)
    return Year(year) if year else None


def plausible_year(digits: str) -> int:
    """Return the year that digits alone may mean; 0 for '5000', which is some other number."""
    year = year_number(digits)
    return year if year < 2100 else 0
