"""The table of indicators: one row each, a column for each month."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue, Layout
from planapp.exchange.shown import shown_text
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.marks import Marks
from planapp.exchange.workbook.model import Block, Cell, Column, Row, Value

INDICATORS = "indicators"
_VALUE = "value"
_POLARITY = {"high": "High is good", "low": "Low is good"}
_BEFORE_MONTHS = ("indicator_ref", "indicator", "polarity", "unit", "baseline", "comparator", "target")
_ALWAYS = frozenset({"indicator", "polarity", "target"})
_NOTES = "indicator_notes"

TEXTS: Mapping[str, Callable[[Indicator], str]] = {
    "indicator_ref": lambda indicator: indicator.ref,
    "indicator": lambda indicator: indicator.name,
    "polarity": lambda indicator: _POLARITY.get(indicator.polarity, ""),
    "unit": lambda indicator: indicator.unit,
    "baseline": lambda indicator: indicator.baseline,
    "comparator": lambda indicator: indicator.comparator,
    "target": lambda indicator: indicator.target,
    _NOTES: lambda indicator: indicator.notes,
}


def indicator_block(layout: Layout | None, marks: Marks) -> Block:
    """Return the table of all indicators, in her layout if she has one."""
    plan = marks.plan
    columns = _columns(plan, layout)
    rows = [_row(marks, indicator, columns) for indicator in plan.indicators.of()]
    if layout is None:
        return Block(INDICATORS, columns, rows)
    look = dict(layout.look)
    return Block(INDICATORS, columns, rows, layout.titles, look, first_column_of(look))


def first_column_of(look: Mapping[str, str]) -> int:
    """Return the column in which a table starts; the first where the look does not say."""
    written = look.get("first_column", "")
    return max(1, int(written)) if written.isdecimal() else 1


def _columns(plan: Plan, layout: Layout | None) -> tuple[Column, ...]:
    held = {key for key, text in TEXTS.items() if any(text(indicator) for indicator in plan.indicators)}
    months = sorted({value.month for value in plan.indicator_values})
    if layout is None:
        wanted = held | _ALWAYS
        fields = [_field(plan, key) for key in _BEFORE_MONTHS if key in wanted]
        notes = [_field(plan, _NOTES)] if _NOTES in wanted else []
        return (*fields, *map(_month, months), *notes)
    own = [
        Column(column.heading, column.field, column.width, month=column.month)
        for column in plan.layout_columns.of(layout.id)
        if column.heading.strip() != m.OURS
    ]
    present = {column.field for column in own}
    last = max((place for place, column in enumerate(own, 1) if column.field == _VALUE), default=len(own))
    shown = {column.month for column in own}
    own[last:last] = [_month(month) for month in months if month not in shown]
    own.extend(_field(plan, key) for key in (*_BEFORE_MONTHS, _NOTES) if key in held - present)
    return tuple(own)


def _field(plan: Plan, key: str) -> Column:
    field = FIELD_OF[key]
    return Column(_heading(plan, key) or field.label, key, field.width)


def _heading(plan: Plan, key: str) -> str:
    """Return what the indicators themselves call their baseline or comparator, if all call it the same."""
    if key == "baseline":
        names = {indicator.baseline_label for indicator in plan.indicators}
    elif key == "comparator":
        names = {_comparator_name(indicator) for indicator in plan.indicators}
    else:
        return ""
    return names.pop() if len(names) == 1 else ""


def _comparator_name(indicator: Indicator) -> str:
    day = f" ({indicator.comparator_date})" if indicator.comparator_date else ""
    return f"{indicator.comparator_label}{day}" if indicator.comparator_label else ""


def _month(month: str) -> Column:
    return Column(_month_heading(month), _VALUE, FIELD_OF[_VALUE].width, month=month)


def _month_heading(month: str) -> str:
    """Return a month as a heading: 'Jul 2017' for '2017-07'; one without a year as it is."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return month
    return f"{calendar.month_abbr[first.month]} {first.year}"


def _row(marks: Marks, indicator: Indicator, columns: Sequence[Column]) -> Row:
    values = {value.month: value for value in marks.plan.indicator_values.of(indicator.id)}
    shown = [marks.indicator(indicator.id, column, _shown(indicator, column, values)) for column in columns]
    return Row(m.WHOLE, shown, m.hex_id(indicator.id))


def _shown(indicator: Indicator, column: Column, values: Mapping[str, IndicatorValue]) -> Value:
    if column.field != _VALUE:
        text_of = TEXTS.get(column.field)
        return text_of(indicator) if text_of is not None else ""
    value = values.get(column.month)
    if value is None:
        return ""
    if value.value is None:
        return value.text
    shown_as = indicator.number_format or "General"
    return Cell(shown_text(value.value, shown_as), value.value, shown_as)
