"""Performance indicators and their values by month."""

from __future__ import annotations

import re
from sys import float_info
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, set_row
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue
from planapp.errors import UserError

POLARITIES = ("high", "low", "")
_NUMBER = re.compile(r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?P<percent>%?)")
_MINUS = "\u2212"  # as a word processor writes it


def add_indicator(plan: Plan, name: str, **values: Any) -> ChangeSet:
    """Add an indicator after the last one."""
    _check(values)
    return add_row(plan, Indicator, f"add indicator {name}", name=name, **values)


def set_indicator(plan: Plan, indicator_id: int, **values: Any) -> ChangeSet:
    """Change fields of an indicator."""
    _check(values)
    indicator = plan.indicators[indicator_id]
    return set_row(plan, indicator, f"details of {indicator.name}", **values)


def _check(values: dict[str, Any]) -> None:
    if values.get("polarity", "") not in POLARITIES:
        raise UserError("An indicator is good when it is high or low. Choose one, or say neither.")


def move_indicator(plan: Plan, indicator_id: int, after: int | None) -> ChangeSet:
    """Move an indicator behind another, or to the front."""
    indicator = plan.indicators[indicator_id]
    return move_row(plan, indicator, after, f"move indicator {indicator.name}")


def remove_indicator(plan: Plan, indicator_id: int) -> ChangeSet:
    """Take out an indicator with its values; measures that were linked to it stay, unlinked."""
    draft, indicator = Draft(plan), plan.indicators[indicator_id]
    for value in plan.indicator_values.of(indicator_id):
        draft.remove(value)
    for measure in plan.measures:
        if measure.indicator == indicator_id:
            draft.set(measure, indicator=None)
    draft.remove(indicator)
    return draft.change_set(f"delete indicator {indicator.name}")


def set_value(plan: Plan, indicator_id: int, month: str, typed: str | float) -> ChangeSet:
    """Set an indicator's value in a month ('2017-07') as typed; '' takes it out.

    What is no number is kept as text. '94.6 %' is 94.6, or 0.946 where the indicator's format is in percent.
    """
    draft, indicator = Draft(plan), plan.indicators[indicator_id]
    rows = plan.indicator_values.of(indicator_id)
    row = next((row for row in rows if row.month == month), None)
    number = read_number(typed, as_share="%" in indicator.number_format)
    text = "" if number is not None else str(typed)
    if number is None and not text.strip():
        if row is not None:
            draft.remove(row)
    elif row is None:
        draft.add(IndicatorValue, indicator=indicator_id, month=month, value=number, text=text)
    else:
        draft.set(row, value=number, text=text)
    return draft.change_set(f"{indicator.name} in {month}")


def read_number(typed: str | float, *, as_share: bool = False) -> float | None:
    """Return the number that was typed, or None; `as_share` takes '50 %' for 0.5."""
    if not isinstance(typed, str):
        return float(typed) if abs(typed) <= float_info.max else None
    found = _NUMBER.fullmatch(typed.strip().replace(_MINUS, "-"))
    if found is None or found["number"] in ("", "+", "-"):
        return None
    number = float(found["number"].replace(",", ""))
    if abs(number) > float_info.max:
        return None
    return number / 100 if as_share and found["percent"] else number
