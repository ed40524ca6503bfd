"""The grammar of dates in British plans: reads one date, with or without a year of its own, from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from planapp.domain.days import kind_at, last_of_month, numeric_day, real_day, year_after, year_number
from planapp.domain.due_pieces import Token
from planapp.domain.due_words import Kind
from planapp.domain.due_years import (
    ACADEMIC,
    FINANCIAL,
    Year,
    calendar_year,
    doubled_year,
    financial_year,
    named_year,
)

DAY: Final = "day"
MONTH: Final = "month"
QUARTER: Final = "quarter"
SEASON: Final = "season"
TERM: Final = "term"
YEAR: Final = "year"
RANGE: Final = "range"

_UNITS: Final = {Kind.SEASON: SEASON, Kind.TERM: TERM, Kind.QUARTER: QUARTER}
BETWEEN: Final = frozenset({Kind.JOIN, Kind.DASH, Kind.TO})


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included, and how precisely they were written."""

    start: date
    end: date
    precision: str


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; `year` is None where it has to come from the date that follows."""

    unit: str  # MONTH, SEASON, TERM, QUARTER or YEAR
    value: int = 0  # number of the month, first month of the season or term, number of the quarter
    days: tuple[int, ...] = ()  # of the month; none: the whole month
    year: Year | None = None
    months: int = 0  # how many a term has
    bare: bool = False  # a year that nothing says to be one


def read_written(tokens: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """Return the date that starts at a token and where the next token stands, None where there is none."""
    token = tokens[at]
    if token.kind is Kind.FIGURES:
        if _is_numeric_day(tokens, at):
            return _figures(tokens, at)
        return _days_and_month(tokens, at) or _named_year(tokens, at) or _figures(tokens, at)
    if token.kind is Kind.MONTH:
        return _month_and_day(tokens, at) or _month(tokens, at, token.value, ())
    if token.kind in _UNITS:
        return _with_year(tokens, at + 1, Written(_UNITS[token.kind], token.value, months=token.months))
    return _named_year(tokens, at)


def span_of(written: Written) -> Span | None:
    """Return the days that a date covers, None where it has no year or the calendar has no such days."""
    year = written.year
    if year is None:
        return None
    if written.unit == MONTH:
        return None if year.doubled else _span_in_month(written, year.number)
    if written.unit == SEASON:
        return _season(written.value, year)
    if written.unit == TERM:
        return _term(written, year)
    if written.unit == QUARTER:
        quarter = _months(year, 3 * written.value - 3, 3, QUARTER)
        return None if year.first_month == ACADEMIC else quarter
    return _months(year, 0, 12, YEAR)


def _span_in_month(written: Written, year: int) -> Span | None:
    """Return the span of a month or of days in it, which must stand in their order."""
    if not written.days:
        return Span(date(year, written.value, 1), last_of_month(year, written.value), MONTH)
    start = real_day(year, written.value, written.days[0])
    end = real_day(year, written.value, written.days[-1])
    if start is None or end is None or not _ascending(written.days):
        return None
    return Span(start, end, DAY if start == end else RANGE)


def _season(first_month: int, year: Year) -> Span | None:
    """Return the span of a season; 'winter 2016' may be either of two, 'winter 2016/17' is one."""
    if year.doubled != (first_month == 12):
        return None
    return _months(Year(year.number), first_month - 1, 3, SEASON)


def _term(written: Written, year: Year) -> Span:
    """Return the span of a school term; the spring term 2016/17 is in 2017."""
    number = year.number + 1 if year.doubled and written.value < ACADEMIC else year.number
    return _months(Year(number), written.value - 1, written.months, TERM)


def _months(year: Year, skipped: int, count: int, precision: str) -> Span:
    """Return the span of `count` months that begin `skipped` months after the first of a year."""
    first = skipped + year.first_month - 1
    last = first + count - 1
    start = date(year.number + first // 12, first % 12 + 1, 1)
    return Span(start, last_of_month(year.number + last // 12, last % 12 + 1), precision)


def _days_and_month(tokens: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """Read '31 March 2017', '22/23 Feb', '1, 2 and 7 March 2017', '1–31 March'."""
    run = _days_before_month(tokens, at)
    if run is None:
        return None
    days, last, month_at = run
    tight = not any(token.spaced for token in tokens[last + 1 : month_at + 1])
    if month_at > last + 2 or (month_at == last + 2 and not tight):
        return None
    return _month(tokens, month_at, tokens[month_at].value, days)


def _days_before_month(tokens: Sequence[Token], at: int) -> tuple[tuple[int, ...], int, int] | None:
    """Return the days that lead up to a month's name, where the last of them and where the name stands."""
    days: list[int] = []
    while kind_at(tokens, at) is Kind.FIGURES and _are_days(tokens[at]):
        days += [int(part) for part in tokens[at].parts]
        last = at
        at += 1
        while kind_at(tokens, at) in BETWEEN:
            at += 1
        if kind_at(tokens, at) is Kind.MONTH:
            return tuple(days), last, at
    return None


def _are_days(token: Token) -> bool:
    """Tell whether figures may be days of a month: '31', '22/23', '1-4'."""
    return "." not in token.marks and all(len(part) <= 2 and 1 <= int(part) <= 31 for part in token.parts)


def _ascending(days: Sequence[int]) -> bool:
    """Tell whether each day is later than the one before."""
    return all(one < other for one, other in pairwise(days))


def _month_and_day(tokens: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """Read 'March 31st, 2017'."""
    if kind_at(tokens, at + 1) is not Kind.FIGURES or not _are_days(tokens[at + 1]):
        return None
    read = year_after(tokens, at + 2)
    if read is None or len(tokens[at + 1].parts) > 1 or len(tokens[read[1] - 1].word) != 4:
        return None
    day = int(tokens[at + 1].parts[0])
    return Written(MONTH, tokens[at].value, (day,), Year(read[0])), read[1]


def _month(tokens: Sequence[Token], at: int, month: int, days: tuple[int, ...]) -> tuple[Written, int] | None:
    """Read the year behind a month, and refuse 'March 31', which may be the day."""
    written, end = _with_year(tokens, at + 1, Written(MONTH, month, days))
    figures = tokens[end - 1]
    if written.year and not days and figures.spaced and len(figures.word) == 2:
        last = last_of_month(written.year.number, month).day
        return None if figures.word == str(last) else (written, end)
    return written, end


def _with_year(tokens: Sequence[Token], at: int, written: Written) -> tuple[Written, int]:
    """Give a date the year that stands at a token, if one does."""
    marked = kind_at(tokens, at) is Kind.JOIN and tokens[at].word in {",", "/"}
    named = None if written.unit in {MONTH, SEASON} else named_year(tokens, at)
    if named:
        return replace(written, year=named[0]), named[1]
    figures_at = at + 1 if marked else at
    if kind_at(tokens, figures_at) is Kind.FIGURES:
        year = _doubled_year(tokens[figures_at], written.unit)
        if year:
            return replace(written, year=year), figures_at + 1
    read = year_after(tokens, at)
    if read is None or (written.unit != MONTH and len(tokens[read[1] - 1].word) != 4):
        return written, at
    return replace(written, year=Year(read[0])), read[1]


def _doubled_year(figures: Token, unit: str) -> Year | None:
    """Read '2016/17' behind a date; behind a term or a quarter '16/17' and '2011-12' are years as well."""
    if unit not in {QUARTER, TERM}:
        return financial_year(figures)
    year = doubled_year(figures, short=True, certain=True)
    return Year(year, FINANCIAL if unit == QUARTER else ACADEMIC) if year else None


def _named_year(tokens: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """Read 'FY 2016/17' and 'academic year 2016/17', and the quarter behind it."""
    named = named_year(tokens, at)
    if named is None:
        return None
    year, end = named
    if kind_at(tokens, end) is Kind.QUARTER:
        return Written(QUARTER, tokens[end].value, (), year), end + 1
    return Written(YEAR, 0, (), year), end


def _figures(tokens: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """Read a date of figures alone: '31/03/2017', '03/2017', '2017-03', '2016/17', '2017', '2016/17 Q4'."""
    figures = tokens[at]
    day = numeric_day(figures) if _is_numeric_day(tokens, at) else None
    if day:
        run = _days_before_month(tokens, at)
        # '13/12/16, 3 March 2017' are two days; in '10/11/12 and 14 March 2017' all may be days of March.
        unclear = run is not None and _ascending(run[0])
        return None if unclear else (Written(MONTH, day.month, (day.day,), Year(day.year)), at + 1)
    month = _numeric_month(figures)
    if month:
        return month, at + 1
    year = financial_year(figures) or calendar_year(figures)
    if year is None:
        return None
    if kind_at(tokens, at + 1) is Kind.QUARTER:
        return Written(QUARTER, tokens[at + 1].value, (), year), at + 2
    return Written(YEAR, 0, (), year, bare=True), at + 1


def _is_numeric_day(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether figures say a day by themselves, and no name of a month makes them days of it."""
    return numeric_day(tokens[at]) is not None and kind_at(tokens, at + 1) is not Kind.MONTH


def _numeric_month(figures: Token) -> Written | None:
    """Read '03/2017' and '2017-03'; '2011-12' is left, as it may be a financial year."""
    if len(figures.parts) != 2 or figures.ordinal or financial_year(figures):
        return None
    first, last = figures.parts
    year, month = (last, first) if len(last) == 4 else (first, last)
    if len(year) != 4 or len(month) > 2 or not 1 <= int(month) <= 12 or not year_number(year):
        return None
    unclear = year is first and (figures.marks != "-" or int(year) % 100 + 1 == int(month))
    return None if unclear else Written(MONTH, int(month), (), Year(int(year)))
