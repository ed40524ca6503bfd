"""The names of periods as places in a row: behind 'Apr 2026' comes 'May 2026', behind 'Q4' comes 'Q1'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from planapp.domain.days import last_of_month
from planapp.domain.due_words import MONTH_NUMBERS, MONTHS

_MONTH = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})(?![^\W\d_])", re.I
)
_QUARTER = re.compile(r"(?<![^\W\d_])(?:q|qtr\s?|quarter\s)(?P<unit>[1-4])(?!\d)", re.I)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b", re.I)
_YEARS = re.compile(r"(?<!\d)(?P<first>\d{4}|\d{2})(?P<mark>\s?[/–-]\s?)(?P<second>\d{4}|\d{2})(?!\d)")
_YEAR = re.compile(r"(?<![\d/])(?:(?:19|20)\d\d|(?<=['’\s/.-])\d\d)(?![\d/])")
_NUMBERED = re.compile(r"(?P<month>\d{1,2})(?P<mark>[/.-])(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{2})")
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s$", re.I)
_LAST_DAY = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTH_NUMBERS)}) (?P<year>\d{{4}})", re.I)
_FIGURES = re.compile(r"\d{1,9}")
_TERMS, _SEASONS = ("spring", "summer", "autumn"), ("spring", "summer", "autumn", "winter")
# With what a year such as 2025/26 begins: April among the months, autumn among the terms.
_FIRST = {"month": 3, "term": 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A label as a place in its row; `write` gives the label of another place of the row.

    A row without years has a `cycle`: after so many places its names begin again.
    """

    row: str
    at: int
    write: Callable[[int], str]
    cycle: int = 0


def place_of(label: str, others: Sequence[str] = ()) -> Place | None:
    """Return a label as a place in a row, or None; the next ones are spelt as `others` are."""
    label = " ".join(label.split())
    for read in (_dated, _named, _numbered, _of_years, _counted):
        place = read(label, others)
        if place is not None:
            return place
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a label: where it stands, what it says, and how another value is written."""

    start: int
    end: int
    value: int
    write: Callable[[int], str]


def _named(label: str, others: Sequence[str]) -> Place | None:
    """Read a month, quarter, term or season by name, with or without a year."""
    for row, count, find in (("month", 12, _month), ("quarter", 4, _quarter), ("term", 3, _term)):
        unit = find(label, others)
        if unit is None:
            continue
        if row == "term" and _has_winter([label, *others]):
            row, count = "season", 4
        year = _year_in(label, unit)
        if year is None:
            return _in_cycle(row, count, label, unit)
        first = _FIRST.get(row, 0) if _YEARS.fullmatch(label[year.start : year.end]) else 0
        return _in_year(row, count, label, unit, year, first)
    return None


def _in_cycle(row: str, count: int, label: str, unit: _Part) -> Place:
    return Place(row, unit.value, lambda at: _put(label, (unit, at % count)), count)


def _in_year(row: str, count: int, label: str, unit: _Part, year: _Part, first: int = 0) -> Place:
    """Return a place by the calendar; a year as written begins with the unit `first`."""

    def write(at: int) -> str:
        return _put(label, (unit, at % count), (year, (at - first) // count))

    return Place(row, year.value * count + first + (unit.value - first) % count, write)


def _put(label: str, *parts: tuple[_Part, int]) -> str:
    for part, value in sorted(parts, key=lambda pair: -pair[0].start):
        label = label[: part.start] + part.write(value) + label[part.end :]
    return label


def _only(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    matches = list(found)
    return matches[0] if len(matches) == 1 else None


# Units.


def _month(label: str, others: Sequence[str]) -> _Part | None:
    found = _only(_MONTH.finditer(label))
    if found is None or _ORDINAL.search(label[: found.start()]):
        return None
    word = found.group()
    spelt = _spelling([*others, label])
    return _Part(*found.span(), MONTH_NUMBERS[word.lower()] - 1, lambda at: _like(word, spelt(at)))


def _spelling(labels: Iterable[str]) -> Callable[[int], str]:
    """Return how the labels spell a month: as they did before, or short where they are short."""
    words = [found.group() for label in labels for found in _MONTH.finditer(label)]
    known = {MONTH_NUMBERS[word.lower()] - 1: word for word in words}
    # May, June and July tell nothing: many who write Apr write them whole.
    telling = [word for word in words if word.lower() not in ("may", "june", "july")]
    is_short = bool(telling) and len(telling[-1]) <= len("Sept")
    return lambda at: known.get(at, MONTHS[at][:3] if is_short else MONTHS[at])


def _quarter(label: str, others: Sequence[str]) -> _Part | None:
    found = _only(_QUARTER.finditer(label))
    if found is None:
        return None
    return _Part(*found.span("unit"), int(found["unit"]) - 1, lambda at: str(at + 1))


def _term(label: str, others: Sequence[str]) -> _Part | None:
    found = _only(_SEASON.finditer(label))
    if found is None:
        return None
    word = found.group()
    names = _SEASONS if _has_winter([label, *others]) else _TERMS
    return _Part(*found.span(), names.index(word.lower()), lambda at: _like(word, names[at]))


def _has_winter(labels: Iterable[str]) -> bool:
    return any("winter" in label.lower() for label in labels)


def _like(word: str, other: str) -> str:
    """Return a word in capitals or small letters as another one is."""
    if word.isupper():
        return other.upper()
    return other.lower() if word.islower() else other[:1].upper() + other[1:]


# Years.


def _year_in(label: str, unit: _Part | None = None) -> _Part | None:
    """Return the one year beside a unit: '2026', '26' behind a space or mark, '2025/26'."""
    hidden = (
        label if unit is None else label[: unit.start] + "\0" * (unit.end - unit.start) + label[unit.end :]
    )
    for found in _YEARS.finditer(hidden):
        first, second = _full(found["first"]), _full(found["second"])
        if second == first + 1:
            return _two_years(found, first)
    year = _only(_YEAR.finditer(hidden.replace("\0", " ")))
    if year is None or len(_FIGURES.findall(hidden)) > 1:
        return None
    return _Part(*year.span(), _full(year.group()), lambda value: _digits(value, len(year.group())))


def _two_years(found: re.Match[str], first: int) -> _Part:
    def write(year: int) -> str:
        return _digits(year, len(found["first"])) + found["mark"] + _digits(year + 1, len(found["second"]))

    return _Part(*found.span(), first, write)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _digits(year: int, count: int) -> str:
    return f"{year:04}"[-count:]


def _of_years(label: str, others: Sequence[str]) -> Place | None:
    """Read a label that says a year and nothing smaller."""
    year = _year_in(label) if not _MONTH.search(label) else None
    return Place("year", year.value, lambda at: _put(label, (year, at))) if year is not None else None


# Figures.


def _numbered(label: str, others: Sequence[str]) -> Place | None:
    """Read a month in figures: '03/18', '2018-03'."""
    found = _NUMBERED.fullmatch(label) or _ISO.fullmatch(label)
    if found is None or not 1 <= int(found["month"]) <= 12:
        return None
    unpadded = any(re.match(r"\d(?!\d)", other.strip()) for other in (*others, label))
    width = 1 if unpadded else 2
    month = _Part(*found.span("month"), int(found["month"]) - 1, lambda at: f"{at + 1:0{width}}")
    size = len(found["year"])
    year = _Part(*found.span("year"), _full(found["year"]), lambda value: _digits(value, size))
    return _in_year("month", 12, label, month, year)


def _dated(label: str, others: Sequence[str]) -> Place | None:
    """Read the last day of a month: '31 March 2026'; the next one is the last day of another month."""
    found = _LAST_DAY.fullmatch(label)
    if found is None:
        return None
    month, year = MONTH_NUMBERS[found["month"].lower()] - 1, int(found["year"])
    if year < 1900 or int(found["day"]) != last_of_month(year, month + 1).day:
        return None
    spelt = _spelling([*others, label])

    def write(at: int) -> str:
        end = last_of_month(at // 12, at % 12 + 1)
        return f"{end.day} {_like(found['month'], spelt(at % 12))} {end.year}"

    return Place("month", year * 12 + month, write)


def _counted(label: str, others: Sequence[str]) -> Place | None:
    """Read a label that counts: 'Meeting 3', 'P07'."""
    found = _only(_FIGURES.finditer(label))
    if found is None or _MONTH.search(label):
        return None
    number = _Part(*found.span(), int(found.group()), lambda at: f"{at:0{len(found.group())}}")
    return Place("count", number.value, lambda at: _put(label, (number, at)))
