"""A plan as values without ids and ranks, to compare plans that were read from different files."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from planapp.domain.plan import Plan
from planapp.domain.records import Item


def likeness(plan: Plan) -> dict[str, Any]:
    """Return everything in a plan but ids, ranks, the journal's bookmarks and the plan's own uid."""
    return {
        "title": plan.about.title,
        "items": [_item(plan, item) for item in plan.items.of()],
        "people": sorted(person.name for person in plan.people),
        "periods": [_values(period) for period in plan.periods.of()],
        "levels": [_values(level) for level in plan.levels.of()],
        "extra fields": [_values(field) for field in plan.extra_fields.of()],
        "recommendations": [_recommendation(plan, row.id) for row in plan.recommendations.of()],
        "indicators": [
            (_values(row), [_values(value, "indicator") for value in _by_month(plan, row.id)])
            for row in plan.indicators.of()
        ],
        "layouts": [_layout(plan, layout.id) for layout in plan.layouts.of()],
    }


def _values(row: Any, *but: str) -> dict[str, Any]:
    left = {"id", "rank", *but}
    return {f.name: getattr(row, f.name) for f in fields(row) if f.name not in left}


def _by_month(plan: Plan, indicator: int) -> list[Any]:
    return sorted(plan.indicator_values.of(indicator), key=lambda value: value.month)


def _item(plan: Plan, item: Item) -> dict[str, Any]:
    return {
        **_values(item, "parent"),
        "people": [(row.role, plan.people[row.person].name) for row in _by_role(plan, item.id)],
        "measures": [_values(row, "item") for row in plan.measures.of(item.id)],
        "updates": [_values(row, "item") for row in plan.updates.of(item.id)],
        "slips": [_values(row, "item") for row in plan.slips.of(item.id)],
        "evidence": [_values(row, "item") for row in plan.evidence.of(item.id)],
        "recommendations": [
            _recommendation(plan, row.recommendation) for row in plan.recommendation_links.of(item.id)
        ],
        "ratings": [_rating(plan, item.id, period.id) for period in plan.periods.of()],
        "extras": [
            (field.heading, value.text)
            for field in plan.extra_fields.of()
            if (value := plan.extra(item.id, field.id)) is not None
        ],
        "children": [_item(plan, child) for child in plan.items.of(item.id)],
    }


def _by_role(plan: Plan, item: int) -> list[Any]:
    return sorted(plan.assignments.of(item), key=lambda row: (row.role, row.rank))


def _rating(plan: Plan, item: int, period: int) -> Any:
    row = plan.rating(item, period)
    if row is None:
        return None
    return (row.level and plan.levels[row.level].key, row.text, row.comment, row.comment_by)


def _recommendation(plan: Plan, row_id: int) -> Any:
    row = plan.recommendations[row_id]
    source = plan.source_events.get(row.source)
    return (_values(row, "source"), _values(source) if source else None)


def _layout(plan: Plan, layout: int) -> Any:
    columns = []
    for column in plan.layout_columns.of(layout):
        period, extra = plan.periods.get(column.period), plan.extra_fields.get(column.extra)
        shown = (period and period.label, extra and extra.heading)
        columns.append((_values(column, "layout", "period", "extra"), shown))
    return (_values(plan.layouts[layout]), columns)
