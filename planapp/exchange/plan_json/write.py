"""A plan as a JSON document: every row of every table, ids and ranks included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planapp.domain.codec import to_plain
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue, Item, Layout, Rating
from planapp.exchange.plan_json.names import names_by_id, written_levels
from planapp.exchange.plan_json.shape import FORMAT, ITEM_LISTS, NAME_LISTS, SECTIONS, VERSION, keys_of

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Names:
    """What periods, extra fields and levels are called in the document, by id."""

    periods: dict[int, str]
    fields: dict[int, str]
    levels: dict[int | None, Object]


def to_json(plan: Plan) -> Object:
    """Return the whole plan as docs/plan-json.md describes it, in values that `json.dumps` takes."""
    details = next(iter(plan.details), None)
    about = None if details is None else _object("details", details)
    document: Object = {"format": FORMAT, "version": VERSION, "plan": about}
    names = _Names(
        names_by_id(plan.periods.of(), "label"),
        names_by_id(plan.extra_fields.of(), "heading"),
        written_levels(plan.levels.of()),
    )
    for section, table in SECTIONS.items():
        if section == "indicators":
            document["items"] = _items(plan, names, None)
        document[section] = [_section_row(plan, table, row) for row in plan.table(table).of()]
    return document


def _object(table: str, row: Any) -> Object:
    values = to_plain({key.field: getattr(row, key.field) for key in keys_of(table)})
    result: Object = {}
    for key in keys_of(table):
        inside = result.setdefault(key.group, {}) if key.group else result
        inside[key.name] = values[key.field]
    return result


def _section_row(plan: Plan, table: str, row: Any) -> Object:
    if isinstance(row, Layout):
        columns = [_object("layout_columns", column) for column in plan.layout_columns.of(row.id)]
        return {**_object(table, row), "columns": columns}
    if isinstance(row, Indicator):
        return {**_object(table, row), **_values(plan.indicator_values.of(row.id))}
    return _object(table, row)


def _values(rows: tuple[IndicatorValue, ...]) -> Object:
    rows = tuple(sorted(rows, key=lambda row: row.month))
    return {
        "values": {row.month: _value(row) for row in rows},
        "value_ids": {row.month: row.id for row in rows},
    }


def _value(row: IndicatorValue) -> float | str | Object:
    if row.value is None:
        return row.text
    return {"value": row.value, "text": row.text} if row.text else row.value


def _items(plan: Plan, names: _Names, parent: int | None) -> list[Object]:
    return [_item(plan, names, item) for item in plan.children(parent)]


def _item(plan: Plan, names: _Names, item: Item) -> Object:
    lists = {
        key: [_object(table, row) for row in plan.table(table).of(item.id)]
        for key, table in ITEM_LISTS.items()
    }
    return {
        **_object("items", item),
        **{key: [p.name for p in plan.assigned(item.id, role)] for key, role in NAME_LISTS.items()},
        **lists,
        "ratings": _by_period(plan.ratings.of(item.id), "ratings", names),
        "rollups": _by_period(plan.rollups.of(item.id), "rollups", names),
        **_fields(plan, names, item),
        "children": _items(plan, names, item.id),
    }


def _by_period(rows: tuple[Any, ...], table: str, names: _Names) -> Object:
    found = {row.period: row for row in rows}
    result: Object = {}
    for period, name in names.periods.items():
        row = found.get(period)
        if row is not None:
            level = names.levels[row.level] if isinstance(row, Rating) else {}
            result[name] = {**_object(table, row), **level}
    return result


def _fields(plan: Plan, names: _Names, item: Item) -> Object:
    found = {value.field: value for value in plan.extra_values.of(item.id)}
    shown = [(name, found[field]) for field, name in names.fields.items() if field in found]
    return {
        "fields": {name: value.text for name, value in shown},
        "field_ids": {name: {"id": value.id, "field": value.field} for name, value in shown},
    }
