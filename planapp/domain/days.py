"""The one place that reads a full day: day, month and year, day first."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planapp.domain.due_tokens import Token, tokens_of
from planapp.domain.due_words import MONTHS, Kind
from planapp.errors import UserError


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A full day that stands in a text from `at` to before `end`."""

    at: int
    end: int
    day: date


def days_in(text: str) -> list[FoundDay]:
    """Return the full days of a text in order: '9.12.16', '13/12/2016', '12 March 18', '2018-03-12'.

    Months alone, impossible dates and days without a year are no days. Linear in the length of the text.
    """
    if not re.search("[0-9]", text):
        return []
    tokens = tokens_of(text)
    found: list[FoundDay] = []
    at = 0
    while at < len(tokens):
        read = _full_day(tokens, at)
        if read is None:
            at += 1
            continue
        day, end = read
        found.append(FoundDay(tokens[at].at, tokens[end - 1].end, day))
        at = end
    return found


def read_day(text: str) -> date | None:
    """Return the one day that a text is, None for an empty one. Raises UserError where it is not a day."""
    if not text.strip():
        return None
    found = days_in(text)
    if len(found) != 1:
        raise UserError(f"‘{text.strip()}’ is not a day. Type it as 31/03/2026.")
    return found[0].day


def _full_day(tokens: Sequence[Token], at: int) -> tuple[date, int] | None:
    """Return the full day that starts at a token and where the next token stands."""
    figures = tokens[at]
    if kind_at(tokens, at + 1) is not Kind.MONTH:
        day = numeric_day(figures)
        return (day, at + 1) if day else None
    year = year_after(tokens, at + 2)
    if figures.kind is not Kind.FIGURES or len(figures.parts) > 1 or year is None:
        return None
    day = real_day(year[0], tokens[at + 1].value, int(figures.parts[0][:9]))
    return (day, year[1]) if day else None


def numeric_day(token: Token) -> date | None:
    """Return the day that figures alone say: day, month, year with / . or -, or year-month-day."""
    if len(token.parts) != 3 or token.ordinal or len(set(token.marks)) > 1:
        return None
    first, month, last = token.parts
    if len(month) > 2:
        return None
    if len(first) == 4 and len(last) == 2:
        return real_day(year_number(first), int(month), int(last))
    return real_day(year_number(last), int(month), int(first)) if len(first) < 3 else None


def year_after(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the year after a month ('2017', '17', '-17', ', 2017') and where the next token stands.

    Figures in front of a month's name are its days, not a year, unless there are four.
    """
    marked = kind_at(tokens, at) in {Kind.DASH, Kind.JOIN}
    figures_at = at + 1 if marked else at
    if kind_at(tokens, figures_at) is not Kind.FIGURES:
        return None
    figures = tokens[figures_at]
    if kind_at(tokens, figures_at + 1) is Kind.MONTH and len(figures.word) != 4:
        return None
    tight = not (tokens[at].spaced or figures.spaced)
    comma = tokens[at].word == "," and len(figures.parts[0]) == 4
    if len(figures.parts) > 1 or figures.ordinal or (marked and not (tight or comma)):
        return None
    year = year_number(figures.parts[0])
    return (year, figures_at + 1) if year else None


def year_number(digits: str) -> int:
    """Return the year of four digits (from 1900) or of two (2000 to 2099); 0 if it is none."""
    if len(digits) == 2:
        return 2000 + int(digits)
    return int(digits) if len(digits) == 4 and digits >= "1900" else 0


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def show_day(day: date) -> str:
    """Return a day in full: '31 March 2017'."""
    return f"{day.day} {show_month(day)}"


def show_month(day: date) -> str:
    """Return the month of a day in full: 'March 2017'."""
    return f"{MONTHS[day.month - 1]} {day.year:04}"


def kind_at(tokens: Sequence[Token], at: int) -> Kind | None:
    """Return the kind of a token, or None behind the last."""
    return tokens[at].kind if at < len(tokens) else None
