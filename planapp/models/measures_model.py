"""The success measures of an item: text, and value and target of the indicator that measures it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue, Measure
from planapp.models.edit_of import MEASURE
from planapp.models.indicator_texts import value_text
from planapp.models.item_rows import ItemRows
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line

HEADINGS = (FIELD_OF["measure"].label, FIELD_OF["value"].label, FIELD_OF["target"].label)


@dataclass(frozen=True, slots=True)
class AboutMeasure:
    """The indicator that a measure is linked to, and its values by month; None and () without one."""

    indicator: Indicator | None
    values: tuple[IndicatorValue, ...] = ()


def measures_model(plan: Plan, item_id: int | None = None, **options: Any) -> ItemRows:
    """Return the model of an item's measures; `options` are those of RowsModel."""
    return ItemRows(HEADINGS, measure_rows, plan, item_id, **options)


def measure_rows(plan: Plan, item_id: int, today: date) -> list[Row]:
    """Return a row for each measure of an item, in order."""
    return [_row(plan, measure) for measure in plan.measures.of(item_id)]


def _row(plan: Plan, measure: Measure) -> Row:
    indicator = plan.indicators.get(measure.indicator)
    values: tuple[IndicatorValue, ...] = ()
    if indicator is not None:
        values = tuple(sorted(plan.indicator_values.of(indicator.id), key=lambda value: value.month))
    shown = value_text(indicator, values[-1]) if indicator is not None and values else ""
    fields = (
        Field(one_line(measure.text), measure.text, key=MEASURE),
        Field(shown),
        Field(one_line(indicator.target) if indicator is not None else ""),
    )
    return Row(measure.id, fields, one_line(measure.text), about=AboutMeasure(indicator, values))
