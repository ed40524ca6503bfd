"""The extra fields of a plan as rows, and the items that have something in one."""

from __future__ import annotations

from datetime import date

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.extra_types import reads_as, unread_by_field, values_by_field
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, ExtraField, ExtraValue
from planapp.models.list_model import Shown
from planapp.models.registers.items import in_order, item_row
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line

HEADINGS = ("Heading", "Type", "For", "Items")
ITEM_HEADINGS = ("No.", "Item", "Value")
TABLES = frozenset({"extra_fields", "extra_values"})
ITEM_TABLES = TABLES | {"items", "ratings", "periods", "levels"}
HEADING, VALUE = "heading", "value"
TYPE_WORDS = {"text": "Text", "number": "Number", "date": "Date"}
KIND_WORDS = {"theme": "Themes", "objective": "Objectives", "action": "Actions", "step": "Steps"}


def field_rows(plan: Plan, _today: date) -> list[Row]:
    """Return a row for each extra field, in order; private ones have a lock."""
    filled, unread = values_by_field(plan), unread_by_field(plan)
    return [_row(one, filled[one.id], unread[one.id]) for one in plan.extra_fields.of()]


def _row(field: ExtraField, filled: int, unread: int) -> Row:
    fields = (
        Field(one_line(field.heading), field.heading, key=HEADING),
        Field(TYPE_WORDS.get(field.type, field.type)),
        Field(kinds_words(field)),
        Field(f"{filled:,}" if filled else "–"),
    )
    icons = {**({0: "lock"} if field.private else {}), **({1: "warning"} if unread else {})}
    told = [one_line(field.heading) or "field", "private" if field.private else ""]
    if unread:
        told.append(f"{unread} not read as a {field.type}")
    shown = Shown(icons=icons, tokens={1: "warn"} if unread else {})
    return Row(field.id, fields, ", ".join(filter(None, told)), about=shown)


def kinds_words(field: ExtraField) -> str:
    """Return the kinds of item that a field is for, as a cell shows it."""
    if not field.kinds or set(field.kinds) >= set(KINDS):
        return "All"
    return ", ".join(KIND_WORDS[kind] for kind in KINDS if kind in field.kinds)


def edit_field(plan: Plan, field_id: int, key: str, text: str) -> ChangeSet:
    """Return the edit of a cell of the fields."""
    return edits.set_extra_field(plan, field_id, **{key: text.strip()})


def edit_value(plan: Plan, value_id: int, key: str, text: str) -> ChangeSet:
    """Return the edit of what an item has in a field."""
    value = plan.extra_values[value_id]
    return edits.set_extra(plan, value.item, value.field, text)


def items_of_field(plan: Plan, field_id: int) -> list[Row]:
    """Return a row for each item that has something in a field; what is not of its type is marked."""
    field = plan.extra_fields.get(field_id)
    if field is None:
        return []
    by_item = {value.item: value for value in plan.extra_values if value.field == field_id and value.text}
    items = in_order(plan, [plan.items[item_id] for item_id in by_item])
    return [_value_row(plan, by_item[item.id], field.type) for item in items]


def _value_row(plan: Plan, value: ExtraValue, type_: str) -> Row:
    is_read = reads_as(type_, value.text)
    cell = Field(one_line(value.text), value.text, value.id, VALUE)
    return item_row(
        plan,
        plan.items[value.item],
        cell,
        row_id=value.id,
        tokens={} if is_read else {2: "warn"},
        icons={} if is_read else {2: "warning"},
    )
