"""Ways in which a date that could not be read may have been meant: words and figures that slipped."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from planapp.domain.days import kind_at, show_month, year_number
from planapp.domain.due_pieces import Token, pieces_of
from planapp.domain.due_tokens import tokens_of
from planapp.domain.due_words import (
    MONTH_NUMBERS,
    MONTHS,
    ORDINARY,
    PHRASES,
    QUARTER_WORDS,
    SEASON_MONTHS,
    Kind,
)
from planapp.domain.spelling import one_slip_apart

# Words of the grammar long enough to be told from others by all letters but one.
_WORDS: Final = (
    *MONTH_NUMBERS,
    *SEASON_MONTHS,
    "quarter",
    *(
        phrase[0]
        for phrase, kind in PHRASES.items()
        if kind in {Kind.ONGOING, Kind.RECURRING} and len(phrase) == 1 and len(phrase[0]) > 5
    ),
)
# One letter from a word of the grammar, and words all the same.
_NO_SLIPS: Final = ORDINARY | {
    "nearly",
    "early",
    "clearly",
    "dearly",
    "manual",
    "firmly",
    "polling",
    "yearly",
}
_MOST_SLIPS: Final = 3
_MIXED: Final = re.compile(r"(?<![^\W_])(?=[OoIl]*[0-9])[0-9OoIl]*[OoIl][0-9OoIl]*(?![^\W_])")
_FIGURES_OF: Final = str.maketrans("OoIl", "0011")
_YEARS: Final = range(2000, 2051)
_COMMON_YEAR: Final = 2001
_MOST_YEARS: Final = 20
# Day 0 of spreadsheets, as it is for all days from 1 March 1900.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"[345][0-9]{4}(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Repair:
    """What may have been meant: the part as written, the whole text with it put right, and why."""

    written: str
    text: str
    why: str


def repaired_words(text: str) -> Iterator[Repair]:
    """Yield the text with each word that is one slip from a word of the grammar put right: 'Teb 2017'."""
    slips = [(piece, near) for piece in pieces_of(text) if (near := _near_words(piece))]
    for piece, near in slips:
        for word in near:
            yield _put_words(text, [(piece, word)])
    if 1 < len(slips) <= _MOST_SLIPS:
        for words in product(*(near for _, near in slips)):
            yield _put_words(text, list(zip((piece for piece, _ in slips), words, strict=True)))


def repaired_letters(text: str) -> Iterator[Repair]:
    """Yield the text with letters that stand for figures put right: '2O17'."""
    mixed = _MIXED.search(text)
    if mixed is not None:
        whole = _MIXED.sub(lambda found: found[0].translate(_FIGURES_OF), text)
        yield Repair(mixed[0], whole, f"‘{mixed[0]}’ has a letter in place of a figure.")


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
                yield _put(text, token.at, token.end, f"{last}th" if token.ordinal else str(last), why)


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
                    yield _put(text, token.end - len(digits), token.end, year, why)


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


def _near_words(piece: Token) -> list[str]:
    """Return the words of the grammar that are one slip from a word that says nothing to it."""
    word = piece.word
    if piece.kind is not Kind.WORD or len(word) < 3 or not word.isalpha() or word in _NO_SLIPS:
        return []
    if word in MONTH_NUMBERS or word in SEASON_MONTHS or word in QUARTER_WORDS or (word,) in PHRASES:
        return []
    near = [known for known in _WORDS if one_slip_apart(word, known)]
    by_month: dict[object, str] = {}
    for known in near:  # 'Setp' is 'Sept', not 'Sep'
        by_month[MONTH_NUMBERS.get(known, known)] = known
    return list(by_month.values())


def _repaired_figures(text: str, token: Token) -> Iterator[Repair]:
    """Yield '31/02/2017' with the last day of February, and '1/13/2017' and '2017-13-01' the other way."""
    digits, mark = token.parts, token.marks[0]
    iso = len(digits[0]) == 4
    year, month, day = digits if iso else digits[::-1]
    if len(month) > 2 or len(day) > 2:
        return
    if int(month) > 12 >= int(day) > 0:
        put = mark.join((year, day, month) if iso else (month, day, year))
        yield _put(text, token.at, token.end, put, f"There is no month {month}: day and month look swapped.")
    elif 1 <= int(month) <= 12:
        last = _last_day(year, int(month))
        if last < int(day) <= 31:
            put = mark.join((year, month, str(last)) if iso else (str(last), month, year))
            yield _put(text, token.at, token.end, put, _too_short(int(month), day))


def _last_day(year: str, month: int) -> int:
    """Return the number of the last day of a month, in a year of two or four digits."""
    return monthrange(year_number(year) or _COMMON_YEAR, month)[1]


def _too_short(month: int, day: str) -> str:
    return f"{MONTHS[month - 1]} does not have {day} days."


def _put_words(text: str, words: Sequence[tuple[Token, str]]) -> Repair:
    """Return the text with words put in the place of others, in their case."""
    parts: list[str] = []
    end = 0
    for piece, word in words:
        parts += [text[end : piece.at], _in_case(word, text[piece.at : piece.end])]
        end = piece.end
    written = " … ".join(text[piece.at : piece.end] for piece, _ in words)
    meant = " … ".join(parts[1::2])
    return Repair(written, "".join([*parts, text[end:]]), f"‘{written}’ is one slip from ‘{meant}’.")


def _in_case(word: str, like: str) -> str:
    """Return a word in capitals, with one, or without, as another is written."""
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


def _put(text: str, at: int, end: int, put: str, why: str) -> Repair:
    """Return the text with something else in the place from `at` to before `end`."""
    return Repair(text[at:end], f"{text[:at]}{put}{text[end:]}", why)
