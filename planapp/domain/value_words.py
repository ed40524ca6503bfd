"""The value of any field of any table in words, and what a row is called that another refers to."""

from __future__ import annotations

from datetime import date
from typing import Any

from planapp.domain import records as r
from planapp.domain.days import show_day
from planapp.domain.naming import name_of, own_name, short
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF

GONE = "deleted since"


def value_words(plan: Plan, table: str, field: str, value: Any) -> str:
    """Return a value as the officer would say it: a day in full, a row by its name, yes or no."""
    target = SPEC_OF[table].references.get(field)
    if value is None:
        return ""
    if target is not None:
        row = plan.table(target).get(value)
        return name_of_target(plan, target, row) if row is not None else GONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, tuple):
        return ", ".join(_part(one) for one in value)
    return str(value)


def _part(value: Any) -> str:
    return ": ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def name_of_target(plan: Plan, table: str, row: Any) -> str:
    """Return what a row is called by those that refer to it: a person's name, the label of a period."""
    if isinstance(row, r.Item):
        return " ".join(row.title.split()) or name_of(row)
    if isinstance(row, r.Person):
        return short(row.name or row.post)
    if isinstance(row, r.Recommendation):
        return short(row.ref or row.text)
    if row is None:
        return ""
    return own_name(table, row).strip("‘’")
