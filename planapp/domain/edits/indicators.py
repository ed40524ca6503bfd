"""Performance indicators and their values by month."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, place_rows, set_row
from planapp.domain.figures import read_number
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue
from planapp.errors import UserError

POLARITIES = ("high", "low", "")


def add_indicator(plan: Plan, name: str, **values: Any) -> ChangeSet:
    """Add an indicator after the last one."""
    check_polarity(values)
    return add_row(plan, Indicator, f"add indicator {name}", name=name, **values)


def set_indicator(plan: Plan, indicator_id: int, **values: Any) -> ChangeSet:
    """Change fields of an indicator."""
    check_polarity(values)
    indicator = plan.indicators[indicator_id]
    return set_row(plan, indicator, f"details of {indicator.name}", **values)


def check_polarity(values: Mapping[str, Any]) -> None:
    """Raise UserError if a polarity is none that there is."""
    if values.get("polarity", "") not in POLARITIES:
        raise UserError("An indicator is good when it is high or low. Choose one, or say neither.")


def move_indicator(plan: Plan, indicator_id: int, after: int | None) -> ChangeSet:
    """Move an indicator behind another, or to the front."""
    indicator = plan.indicators[indicator_id]
    return move_row(plan, indicator, after, f"move indicator {indicator.name}")


def duplicate_indicator(plan: Plan, indicator_id: int) -> ChangeSet:
    """Put a copy of an indicator behind it: all that is said of it, without values and measures."""
    draft, indicator = Draft(plan), plan.indicators[indicator_id]
    copy = replace(indicator, id=draft.new_id(Indicator))
    draft.put(copy)
    place_rows(draft, [copy], plan.indicators.of(), indicator_id)
    return draft.change_set(f"duplicate indicator {indicator.name}")


def remove_indicator(plan: Plan, indicator_id: int) -> ChangeSet:
    """Take out an indicator with its values; measures that were linked to it stay, unlinked."""
    return remove_indicators(plan, [indicator_id])


def remove_indicators(plan: Plan, indicator_ids: Collection[int]) -> ChangeSet:
    """Take out indicators with their values; measures that were linked to them stay, unlinked."""
    draft = Draft(plan)
    for measure in plan.measures:
        if measure.indicator in indicator_ids:
            draft.set(measure, indicator=None)
    for indicator_id in indicator_ids:
        for value in plan.indicator_values.of(indicator_id):
            draft.remove(value)
        draft.remove(plan.indicators[indicator_id])
    return draft.change_set(f"delete {_names(plan, indicator_ids)}")


def _names(plan: Plan, indicator_ids: Collection[int]) -> str:
    if len(indicator_ids) == 1:
        return f"indicator {plan.indicators[next(iter(indicator_ids))].name}".rstrip()
    return f"{len(indicator_ids)} indicators"


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
