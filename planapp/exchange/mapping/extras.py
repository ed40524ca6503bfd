"""The extra fields that a plan table's unknown columns become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planapp.domain.ids import new_id
from planapp.domain.records import KINDS, ExtraField
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.recognise import model as m

Key = tuple[str, int]


def keyed_extras(table: m.FoundTable, nodes: Iterable[Node]) -> dict[int, tuple[Key, ExtraField]]:
    """Return an extra field for each column that some item has an extra value of, by column number.

    Its key is the heading and how many such columns to the left are headed alike. Ranks are the caller's.
    """
    kinds: dict[int, set[str]] = {}
    for node in nodes:
        for column in node.extras:
            kinds.setdefault(column, set()).add(node.kind)
    seen: Counter[str] = Counter()
    found: dict[int, tuple[Key, ExtraField]] = {}
    for role in table.columns:
        if role.column in kinds:
            own = tuple(kind for kind in KINDS if kind in kinds[role.column])
            # Of a column of ratings or months the part is a period or month, not an extra field.
            known = role.part if role.field == m.EXTRA else None
            field = ExtraField(known or new_id(), heading=role.heading, type=_type_of(table, role), kinds=own)
            found[role.column] = ((role.heading, seen[role.heading]), field)
            seen[role.heading] += 1
    return found


def merged_extra(first: ExtraField, second: ExtraField) -> ExtraField:
    """Return the field that holds what two of them do."""
    kinds = tuple(kind for kind in KINDS if kind in first.kinds + second.kinds)
    return replace(first, kinds=kinds, type=first.type if first.type == second.type else "text")


def _type_of(table: m.FoundTable, role: m.ColumnRole) -> str:
    rows = tuple(row.row for row in table.rows if row.role not in (m.TITLE, m.HEADER, m.REPEAT))
    values = [span.cell.value for span in table.spans.column(role.column, rows)]
    if values and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return "number"
    return "date" if values and all(isinstance(value, date) for value in values) else "text"
