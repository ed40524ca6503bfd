"""Taking one change set back while later ones stay."""

from __future__ import annotations

from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import Change, ChangeSet, inverted
from planapp.domain.naming import field_words, name_of, own_name, row_words, short
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF
from planapp.errors import UserError

_ADVICE = "Undo the later change first."


def revert(plan: Plan, change_set: ChangeSet, label: str) -> ChangeSet:
    """Return the change set that takes `change_set` back and leaves later changes of other fields.

    Raises UserError, naming item and field, if a field that it changed has been changed since.
    """
    back = inverted(change_set, label)
    for change in back.changes:
        _check(plan, change)
    return back


def _check(plan: Plan, change: Change) -> None:
    row = plan.table(change.table).get(change.id)
    if change.before is None:
        if row is not None:
            raise UserError(f"{_name_of_row(plan, change.table, row)} is there again. {_ADVICE}")
        return
    if row is None:
        raise UserError(f"{_name_of_gone(plan, change)} has been taken out since. {_ADVICE}")
    for field, value in change.before.items():
        if getattr(row, field) != value:
            raise UserError(f"{_whose(plan, change.table, row, field)} has changed since. {_ADVICE}")


def _whose(plan: Plan, table: str, row: Any, field: str) -> str:
    """Return what has changed, as the officer calls it: 'The title of 1.2', 'The rating of 1.2'."""
    if SPEC_OF[table].owner in ("item", "indicator"):
        return _name_of_row(plan, table, row)
    if (table, field) == ("periods", "current"):
        return "The current period"
    return f"The {field_words(field)} of {own_name(table, row)}"


def _name_of_row(plan: Plan, table: str, row: Any) -> str:
    """Return a row as the officer calls it: 'The rating of 1.2', 'The lead of 1.2', 'The period 03/18'."""
    owner = SPEC_OF[table].owner
    if owner == "item":
        item = plan.items.get(row.item)
        return f"The {_part(plan, row)} of {name_of(item) if item is not None else 'an item'}"
    if owner == "indicator":
        indicator = plan.indicators.get(row.indicator)
        return f"The value of {short(indicator.name) if indicator else 'an indicator'} in {row.month}"
    name = own_name(table, row)
    return f"{name[0].upper()}{name[1:]}"


def _part(plan: Plan, row: Any) -> str:
    """Return what a row is to its item."""
    if isinstance(row, r.Assignment):
        return field_words(row.role)
    if isinstance(row, r.ExtraValue):
        field = plan.extra_fields.get(row.field)
        return f"‘{short(field.heading)}’" if field is not None and field.heading.strip() else "extra field"
    return _PARTS[type(row)]


_PARTS = {
    r.Measure: "measure",
    r.Slip: "new due date",
    r.Update: "update",
    r.Rating: "rating",
    r.Rollup: "roll-up",
    r.RecommendationLink: "recommendation",
    r.Evidence: "evidence",
}


def _name_of_gone(plan: Plan, change: Change) -> str:
    """Return what a row is called that the plan does not hold any more, as far as the change tells."""
    before = change.before or {}
    record = SPEC_OF[change.table].record
    if len(before) == len(SPEC_OF[change.table].columns):
        return _name_of_row(plan, change.table, record(**before))
    words = row_words(change.table)
    return f"{words[0].upper()}{words[1:]}"
