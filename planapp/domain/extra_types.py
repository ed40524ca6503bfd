"""The types of extra fields, and whether a value is what the type says. Values stay as written."""

from __future__ import annotations

from planapp.domain.days import days_in
from planapp.domain.figures import read_number
from planapp.domain.plan import Plan

TEXT, NUMBER, DATE = "text", "number", "date"
TYPES = (TEXT, NUMBER, DATE)
_CURRENCY = "£€$"


def reads_as(type_: str, text: str) -> bool:
    """Tell whether a text can be read as a field's type says; an empty one can always be."""
    text = text.strip()
    if not text or type_ == TEXT:
        return True
    if type_ == NUMBER:
        return read_number(text.lstrip(_CURRENCY)) is not None
    found = days_in(text)
    return len(found) == 1 and (found[0].at, found[0].end) == (0, len(text))


def values_by_field(plan: Plan) -> dict[int, int]:
    """Return how many items have a value in each extra field, by its id."""
    found = {field.id: 0 for field in plan.extra_fields}
    for value in plan.extra_values:
        found[value.field] += bool(value.text.strip())
    return found


def unread_by_field(plan: Plan) -> dict[int, int]:
    """Return how many values of each extra field are not what its type says, by its id."""
    types = {field.id: field.type for field in plan.extra_fields}
    found = dict.fromkeys(types, 0)
    for value in plan.extra_values:
        found[value.field] += not reads_as(types[value.field], value.text)
    return found
