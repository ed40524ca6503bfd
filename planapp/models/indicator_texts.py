"""What the grid of indicators shows of them, on one line and to be typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planapp.domain.indicator_level import Level, is_percent, is_share, read_level
from planapp.domain.indicators import BAD, GOOD, tone_against_target, values_of
from planapp.domain.months import from_to, in_order, is_dated, month_after, month_of, month_words
from planapp.domain.next_period import last_day
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue
from planapp.exchange.shown_numbers import shown_number
from planapp.models.texts import one_line

POLARITIES: Mapping[str, str] = {"high": "High is good", "low": "Low is good", "": "Not said"}
_TONES = {GOOD: "meets the target", BAD: "misses the target"}
# As many months as there is a year of, even where nothing is known of the first ones.
_AT_LEAST = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """An indicator, its values oldest first and by month, what its target says, and its longest figure."""

    indicator: Indicator
    values: tuple[IndicatorValue, ...]
    by_month: Mapping[str, IndicatorValue]
    target: Level | None
    longest: str = ""

    def tone(self, month: str) -> str:
        """Return whether a month's value meets the target: 'ok', 'danger', or '' where that can't be told."""
        row = self.by_month.get(month)
        return tone_against_target(self.indicator, row.value if row is not None else None, self.target)


def facts_of(plan: Plan, indicator: Indicator) -> Facts:
    """Return what the grid needs to know of an indicator."""
    values = values_of(plan, indicator.id)
    target = read_level(indicator, indicator.target, values)
    longest = max((cell_text(indicator, row) for row in values if row.value is not None), key=len, default="")
    return Facts(indicator, values, {row.month: row for row in values}, target, longest)


def months_of(plan: Plan, today: date) -> list[str]:
    """Return the months of the grid: from the first value or period, at least a year, to this month."""
    known = in_order(row.month for row in plan.indicator_values)
    dated = [month for month in known if is_dated(month)]
    periods = [month_of(end) for period in plan.periods.of() if (end := last_day(period)) is not None]
    last = max([month_of(today), *dated, *periods])
    first = min([month_after(latest_month(plan, today), 1 - _AT_LEAST), *dated, *periods])
    return [month for month in known if not is_dated(month)] + from_to(first, last)


def latest_month(plan: Plan, today: date) -> str:
    """Return the month that is to be in sight: of the current period or the last value, else this one."""
    current = plan.current_period
    end = last_day(current) if current is not None else None
    dated = [row.month for row in plan.indicator_values if is_dated(row.month)]
    return max([*dated, *([month_of(end)] if end is not None else [])], default=month_of(today))


def figure(indicator: Indicator, number: float) -> str:
    """Return a number as it is shown, with its unit."""
    shown = shown_number(number, indicator.number_format or "General")
    unit = indicator.unit.strip()
    if not unit or shown.endswith(unit):
        return shown
    return f"{shown}{unit}" if unit == "%" else f"{shown} {unit}"


def value_text(indicator: Indicator, value: IndicatorValue) -> str:
    """Return an indicator's value in a month as it is shown, with its unit; what is no number as written."""
    return one_line(value.text) if value.value is None else figure(indicator, value.value)


def cell_text(indicator: Indicator, value: IndicatorValue | None) -> str:
    """Return a value as a cell of the grid shows it: of units, only the percent sign stands there."""
    if value is None:
        return ""
    if value.value is None or is_percent(indicator):
        return value_text(indicator, value)
    return shown_number(value.value, indicator.number_format or "General")


def typed_text(indicator: Indicator, value: IndicatorValue | None) -> str:
    """Return a value as an editor holds it: the whole number, however it is shown."""
    if value is None or value.value is None:
        return value.text if value is not None else ""
    share = is_share(indicator)
    number = Decimal(repr(value.value)) * (100 if share else 1)
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain}%" if share else plain


def spoken_value(facts: Facts, month: str) -> str:
    """Return what a screen reader says of a month's cell."""
    value = facts.by_month.get(month)
    shown = value_text(facts.indicator, value) if value is not None else "no value"
    odd = "no number" if value is not None and value.value is None else ""
    told = _TONES.get(facts.tone(month), "")
    return ", ".join(filter(None, [name_of(facts.indicator), month_words(month), shown, odd, told]))


def name_of(indicator: Indicator) -> str:
    """Return an indicator's name on one line."""
    return one_line(indicator.name) or "untitled indicator"
