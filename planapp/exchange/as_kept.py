"""Reading a copy of her own sheet by the headings that the plan has learnt: without a stamp they are known.

Where rows were sorted and merges undone, a column that was the heading of others looks like any other text.
"""

from __future__ import annotations

from collections.abc import Mapping

from planapp.domain.fields import FIELD_OF, folded
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import ONCE, Corrections, Said
from planapp.exchange.recognise.model import Recognition

# Fields of her own columns by their headings, as `folded` gives these.
Headings = Mapping[str, str]
NO_HEADINGS: Headings = {}

_KNOWN = frozenset(FIELD_OF) | frozenset(KINDS) | {m.EXTRA}


def headings_of(plan: Plan) -> Headings:
    """Return the fields that the headings of the plan's sheets stand for, where it is one field."""
    found: dict[str, set[str]] = {}
    for layout in plan.layouts.of():
        for column in plan.layout_columns.of(layout.id) if layout.kind == m.PLAN else ():
            if column.heading.strip():
                found.setdefault(folded(column.heading), set()).add(column.field)
    single = ((heading, fields.pop()) for heading, fields in found.items() if len(fields) == 1)
    return {heading: field for heading, field in single if field in _KNOWN}


def as_kept(recognition: Recognition, headings: Headings) -> Said:
    """Return what to say of the sheets of a workbook: of columns that are read otherwise than in the plan."""
    said: dict[str, Corrections] = {}
    for table in recognition.of_kind(m.PLAN):
        known = {role.column: headings.get(folded(role.heading)) for role in table.columns}
        often = list(known.values())
        wanted = {
            role.column: field
            for role in table.columns
            if (field := known[role.column]) is not None
            and role.field not in (field, "", m.OURS)
            and not (field in ONCE and often.count(field) > 1)
        }
        if wanted:
            own = said.get(table.sheet.name, Corrections())
            columns = {(table.header_row, column): field for column, field in wanted.items()}
            said[table.sheet.name] = Corrections(columns={**own.columns, **columns})
    return said
