"""What a target, baseline or comparator says as a number: '90%', 'at least 90', '15 days', '< 5'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from planapp.domain.figures import read_number
from planapp.domain.records import Indicator, IndicatorValue

HIGH, LOW = "high", "low"
# (words or sign, the way that they say is good, whether the number itself is not good enough)
_BEFORE = (
    (r"≥|>=|at least|no less than|not less than|minimum(?: of)?|min", HIGH, False),
    (r">|over|above|more than|greater than", HIGH, True),
    (r"≤|<=|at most|no more than|not more than|up to|maximum(?: of)?|max", LOW, False),
    (r"<|under|below|less than|fewer than", LOW, True),
)
_BEHIND = (
    (r"or (?:more|above|higher|over|better)|and (?:above|over)|\+", HIGH),
    (r"or (?:less|fewer|below|lower|under)|and (?:below|under)", LOW),
)
_BLANKS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Level:
    """A number to compare with; `way` is which way its words call good ('' where they say none).

    The number itself is not good enough for one that is `strict`.
    """

    number: float
    way: str = ""
    strict: bool = False


def is_share(indicator: Indicator) -> bool:
    """Tell whether values are shares of 1 that are shown in percent."""
    return "%" in indicator.number_format


def is_percent(indicator: Indicator) -> bool:
    """Tell whether values are shown in percent."""
    return is_share(indicator) or indicator.unit.strip() == "%"


def read_figure(indicator: Indicator, text: str, *, bare_is_share: bool = False) -> float | None:
    """Return the number that a text means for an indicator, or None.

    Where values are shares, '94.6%' is 0.946, and so is '94.6', as in Excel; `bare_is_share` takes '1' for 1.
    """
    share = is_share(indicator)
    number = read_number(_BLANKS.sub(",", text), as_share=share)
    if number is None or not share or bare_is_share or "%" in text or abs(number) < 1:
        return number
    return float(Decimal(repr(number)) / 100)


def read_level(indicator: Indicator, text: str, values: Iterable[IndicatorValue] = ()) -> Level | None:
    """Return what a text says as a level to compare values with, or None where that is not certain."""
    rest = " ".join(text.split())
    way, strict = "", False
    for words, is_good, excludes in _BEFORE:
        found = re.match(rf"(?:{words})(?![a-z])\s*", rest, re.IGNORECASE)
        if found is not None:
            rest, way, strict = rest[found.end() :], is_good, excludes
            break
    for words, is_good in _BEHIND:
        found = re.search(rf"\s*(?:{words})$", rest, re.IGNORECASE)
        if found is not None and not way:
            rest, way = rest[: found.start()], is_good
    number = read_figure(indicator, rest)
    if number is None:
        number = read_figure(indicator, _without_unit(rest, indicator.unit))
    if number is None or ("%" in text and not _is_in_percent(indicator, values)):
        return None
    return Level(number, way, strict)


def _without_unit(text: str, unit: str) -> str:
    unit = " ".join(unit.split())
    if unit and text.casefold().endswith(unit.casefold()):
        return text[: -len(unit)].rstrip()
    return text


def _is_in_percent(indicator: Indicator, values: Iterable[IndicatorValue]) -> bool:
    """Tell whether values are surely in percent: it is said, or they are too large for shares of 1."""
    numbers = [abs(row.value) for row in values if row.value is not None]
    return is_percent(indicator) or max(numbers, default=0.0) > 1
