"""Icon sets of a sheet: the colour of the light, sign or flag that Excel puts beside a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from planapp.exchange.grid import Cell

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ON = ("1", "true")
# ECMA-376 part 1, 18.18.42: the icons of each set from the lowest value to the highest, as rating hues.
# Arrows and bars show a direction or a size, which no rating is.
_THREE = ("red", "amber", "green")
_SETS = {
    "3TrafficLights1": _THREE,
    "3TrafficLights2": _THREE,
    "3Signs": _THREE,
    "3Symbols": _THREE,
    "3Symbols2": _THREE,
    "3Flags": _THREE,
    "4TrafficLights": ("", *_THREE),
}
# Copying rows copies rules; a sheet with more is damaged by it, and would take long.
_MOST_RULES = 200
_DEFAULT_SET = "3TrafficLights1"

Position = tuple[int, int]
Block = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class IconRule:
    """A set of icons over blocks of cells: hues from the lowest threshold up, thresholds as (kind, value)."""

    blocks: tuple[Block, ...]
    tones: tuple[str, ...]
    thresholds: tuple[tuple[str, float, bool], ...]


def with_icons(cells: dict[Position, Cell], formats: Sequence[Element]) -> None:
    """Give the numbers under icon sets the hue of their icon; `formats` are the sheet's conditional ones."""
    for rule in _rules(formats):
        covered = {at: cell for at, cell in cells.items() if _number(cell) is not None and _covers(rule, at)}
        numbers = sorted(number for cell in covered.values() if (number := _number(cell)) is not None)
        for at, cell in covered.items():
            number = _number(cell)
            if number is not None and not cell.icon:
                cells[at] = replace(cell, icon=_tone(rule, number, numbers))


def _number(cell: Cell) -> float | None:
    value = cell.value
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _covers(rule: IconRule, at: Position) -> bool:
    row, column = at
    return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in rule.blocks)


def _rules(formats: Sequence[Element]) -> Iterator[IconRule]:
    """Yield the icon sets that can be worked out, those that win first; thresholds by formula can't be."""
    found = [
        (int(rule.get("priority", 0)), element.get("sqref", ""), icons)
        for element in formats
        for rule in element.findall(f"{_MAIN}cfRule")
        if (icons := rule.find(f"{_MAIN}iconSet")) is not None
    ]
    for _, places, icons in sorted(found, key=lambda one: one[0])[:_MOST_RULES]:
        tones = _SETS.get(icons.get("iconSet", _DEFAULT_SET), ())
        thresholds = [_threshold(one) for one in icons.findall(f"{_MAIN}cfvo")]
        known = [one for one in thresholds if one is not None]
        if tones and len(known) == len(thresholds) == len(tones):
            ordered = tones[::-1] if icons.get("reverse") in _ON else tones
            yield IconRule(tuple(_blocks(places)), ordered, tuple(known))


def _threshold(element: Element) -> tuple[str, float, bool] | None:
    kind, value = element.get("type", ""), element.get("val", "")
    if kind not in ("num", "percent", "percentile"):
        return None
    try:
        return kind, float(value), element.get("gte", "1") in _ON
    except ValueError:
        return None


def _blocks(places: str) -> Iterator[Block]:
    from openpyxl.utils import range_boundaries

    for place in places.split():
        left, top, right, bottom = range_boundaries(place)
        yield top or 1, left or 1, bottom or 1_048_576, right or 16_384


def _tone(rule: IconRule, number: float, numbers: Sequence[float]) -> str:
    """Return the hue of the highest threshold that a number reaches; the lowest has none below it."""
    reached = 0
    for place, (kind, value, or_equal) in enumerate(rule.thresholds[1:], start=1):
        limit = _limit(kind, value, numbers)
        if number > limit or (or_equal and number == limit):
            reached = place
    return rule.tones[reached]


def _limit(kind: str, value: float, numbers: Sequence[float]) -> float:
    """Return a threshold as a number: of the span from least to greatest, or of the count of values."""
    if kind == "num" or not numbers:
        return value
    least, greatest = numbers[0], numbers[-1]
    if kind == "percent":
        return least + (greatest - least) * value / 100
    at = (len(numbers) - 1) * value / 100
    low = int(at)
    high = min(low + 1, len(numbers) - 1)
    return numbers[low] + (numbers[high] - numbers[low]) * (at - low)
