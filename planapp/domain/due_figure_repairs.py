"""Ways in which a date that could not be read may have been meant: days and years that cannot be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from planapp.domain.days import kind_at, show_month, year_number
from planapp.domain.due_pieces import Token
from planapp.domain.due_repair import Repair, put_in
from planapp.domain.due_tokens import tokens_of
from planapp.domain.due_words import MONTHS, Kind
from planapp.domain.spelling import one_slip_apart

_YEARS: Final = range(2000, 2051)
_COMMON_YEAR: Final = 2001
_MOST_YEARS: Final = 20
# Day 0 of spreadsheets, as it is for all days from 1 March 1900.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"[345][0-9]{4}(?:\.[0-9]+)?")


def repaired_days(text: str) -> Iterator[Repair]:
    """Yield the text with a day or a month that no calendar has put right: '31 June 2017', '1/13/2017'."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if token.kind is not Kind.FIGURES:
            continue
        if len(token.parts) == 3:
            yield from _repaired_figures(text, token)
        elif kind_at(tokens, at + 1) is Kind.MONTH and len(token.parts) == 1 and len(token.parts[0]) == 2:
            year = tokens[at + 2].parts if at + 2 < len(tokens) else ()
            last = _last_day(year[0] if year else "", tokens[at + 1].value)
            if last < int(token.parts[0]) <= 31:
                why = _too_short(tokens[at + 1].value, token.parts[0])
                yield put_in(text, token.at, token.end, f"{last}th" if token.ordinal else str(last), why)


def repaired_years(text: str) -> Iterator[Repair]:
    """Yield the text with a number that is no year put right: 'March 20117', '31/03/217'."""
    for token in tokens_of(text):
        if token.kind is not Kind.FIGURES or len(token.parts) not in {1, 3} or token.ordinal:
            continue
        digits = token.parts[-1]
        if 3 <= len(digits) <= 5 and (len(digits) != 4 or int(digits) not in _YEARS):
            why = f"‘{digits}’ can’t be the year."
            for year in (str(year) for year in _YEARS):
                if one_slip_apart(digits, year):
                    yield put_in(text, token.end - len(digits), token.end, year, why)


def repaired_serials(text: str) -> Iterator[Repair]:
    """Yield the day that a bare number is in a spreadsheet: 43191 is 1 April 2018."""
    if _SERIAL.fullmatch(text.strip()):
        day = _DAY_ZERO + timedelta(int(text.strip()[:5]))
        written = text.strip()
        yield Repair(written, f"{day:%d/%m/%Y}", "A spreadsheet shows days as such numbers without a format.")


def with_years(around: Sequence[date]) -> Callable[[str], Iterator[Repair]]:
    """Return what yields a text without a year with each year of the dates around it: '22/23 February'."""

    def repaired(text: str) -> Iterator[Repair]:
        if not around or not _ends_without_year(text):
            return
        first, last = min(around), max(around)
        why = f"It gives no year; the dates around it run from {show_month(first)} to {show_month(last)}."
        for year in range(first.year, min(last.year, first.year + _MOST_YEARS) + 1):
            yield Repair(text.strip(), f"{text.rstrip()} {year}", why)

    return repaired


def _ends_without_year(text: str) -> bool:
    """Tell whether the last date of a text is a month, a season or a term, with or without its days."""
    dated = [token for token in tokens_of(text) if token.kind is not Kind.WORD]
    return bool(dated) and dated[-1].kind in {Kind.MONTH, Kind.SEASON, Kind.TERM}


def _repaired_figures(text: str, token: Token) -> Iterator[Repair]:
    """Yield '31/02/2017' with the last day of February, and '1/13/2017' and '2017-13-01' the other way."""
    digits, mark = token.parts, token.marks[0]
    iso = len(digits[0]) == 4
    year, month, day = digits if iso else digits[::-1]
    if len(month) > 2 or len(day) > 2:
        return
    if int(month) > 12 >= int(day) > 0:
        put = mark.join((year, day, month) if iso else (month, day, year))
        yield put_in(
            text, token.at, token.end, put, f"There is no month {month}: day and month look swapped."
        )
    elif 1 <= int(month) <= 12:
        last = _last_day(year, int(month))
        if last < int(day) <= 31:
            put = mark.join((year, month, str(last)) if iso else (str(last), month, year))
            yield put_in(text, token.at, token.end, put, _too_short(int(month), day))


def _last_day(year: str, month: int) -> int:
    """Return the number of the last day of a month, in a year of two or four digits."""
    return monthrange(year_number(year) or _COMMON_YEAR, month)[1]


def _too_short(month: int, day: str) -> str:
    return f"{MONTHS[month - 1]} does not have {day} days."
