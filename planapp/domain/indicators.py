"""How a value of an indicator stands, in words: against its target, last month, baseline and comparator.

No judgement is made up: where no way is said to be good, or a text can't be read as a number, the words say
so and nothing is called better or worse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from planapp.domain.indicator_level import HIGH, Level, is_percent, is_share, read_level
from planapp.domain.months import in_order, month_words
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue

GOOD, BAD, NEITHER = "ok", "danger", ""
# Room for all digits of the largest number: with fewer, Decimal refuses to round one of thirty digits.
_ALL_DIGITS = Context(prec=400)
_HUNDREDTH = Decimal("0.01")
NO_WAY = "No way is said to be good, so this is not judged."
# Shows a number as the indicator's format and unit have it.
Show = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, and whether it says something good ('ok'), bad ('danger') or neither ('')."""

    words: str
    tone: str = NEITHER


def values_of(plan: Plan, indicator_id: int) -> tuple[IndicatorValue, ...]:
    """Return the values of an indicator, oldest first."""
    by_month = {row.month: row for row in plan.indicator_values.of(indicator_id)}
    return tuple(by_month[month] for month in in_order(by_month))


def tone_against_target(indicator: Indicator, value: float | None, target: Level | None) -> str:
    """Return whether a value meets the target: 'ok', 'danger', or '' where that can't be told."""
    if value is None or target is None or not indicator.polarity:
        return NEITHER
    if target.way and target.way != indicator.polarity:
        return NEITHER
    if value == target.number:
        return BAD if target.strict else GOOD
    return GOOD if (value > target.number) == (indicator.polarity == HIGH) else BAD


def judged(indicator: Indicator, values: Sequence[IndicatorValue], at: int, show: Show) -> list[Judged]:
    """Return all that is to be said of the value at a place among an indicator's values, oldest first."""
    row = values[at]
    if row.value is None:
        return [Judged(f"‘{' '.join(row.text.split())}’ is no number, so it is compared with nothing.")]
    told = [against_target(indicator, row.value, values, show)]
    before = next((one for one in reversed(values[:at]) if one.value is not None), None)
    if before is not None and before.value is not None:
        told.append(_against(indicator, row.value, before.value, month_words(before.month), show))
    for text, name, day in (
        (indicator.baseline, indicator.baseline_label or "the baseline", ""),
        (indicator.comparator, indicator.comparator_label or "the comparator", indicator.comparator_date),
    ):
        level = read_level(indicator, text, values) if text.strip() else None
        if level is not None:
            told.append(_against(indicator, row.value, level.number, _line(name), show, _line(day)))
    return told


def against_target(
    indicator: Indicator, value: float, values: Sequence[IndicatorValue], show: Show
) -> Judged:
    """Say whether a value meets the target, and by how much it does not."""
    if not indicator.target.strip():
        return Judged("No target is set.")
    target, written = (
        read_level(indicator, indicator.target, values),
        level_words(indicator, indicator.target),
    )
    if target is None:
        return Judged(f"The target ‘{written}’ can’t be compared with a number.")
    if not indicator.polarity:
        return Judged(f"{show(value)}, target {written}. {NO_WAY}")
    tone = tone_against_target(indicator, value, target)
    if tone == NEITHER:
        return Judged(f"The target ‘{written}’ does not go with the way that is good, so this is not judged.")
    both = f"({show(value)}, target {written})"
    if tone == GOOD:
        return Judged(f"Meets the target {both}", GOOD)
    if value == target.number:
        return Judged(f"Just misses the target {both}", BAD)
    word = "Short of" if indicator.polarity == HIGH else "Over"
    return Judged(f"{word} the target by {difference(indicator, value, target.number)} {both}", BAD)


def _against(
    indicator: Indicator, value: float, other: float, name: str, show: Show, day: str = ""
) -> Judged:
    behind = f"{name} ({', '.join(filter(None, [show(other), day]))})"
    if value == other:
        return Judged(f"The same as {behind}")
    is_higher = value > other
    if not indicator.polarity:
        return Judged(f"{'Higher' if is_higher else 'Lower'} than {behind}")
    if is_higher == (indicator.polarity == HIGH):
        return Judged(f"Better than {behind}", GOOD)
    return Judged(f"Worse than {behind}", BAD)


def difference(indicator: Indicator, one: float, other: float) -> str:
    """Return how far two values are apart: '6.5 points' of percentages, else in the unit."""
    apart = abs(Decimal(repr(one)) - Decimal(repr(other))) * (100 if is_share(indicator) else 1)
    rounded = apart.quantize(_HUNDREDTH, context=_ALL_DIGITS)
    number = f"{rounded.normalize():f}" if rounded else "less than 0.01"
    if is_percent(indicator):
        return f"{number} point{'' if number == '1' else 's'}"
    return " ".join(filter(None, [number, _line(indicator.unit)]))


def level_words(indicator: Indicator, text: str) -> str:
    """Return a target as written, with its percent sign where only the unit has it: '90' is '90%'."""
    words = _line(text)
    ends_in_digit = words[-1:].isdigit()
    if is_percent(indicator) and "%" not in words and ends_in_digit and read_level(indicator, words):
        return f"{words}%"
    return words


def _line(text: str) -> str:
    return " ".join(text.split())
