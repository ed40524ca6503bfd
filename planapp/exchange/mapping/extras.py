"""The extra fields that a plan table's unknown columns become."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planapp.domain.draft import fill_ranks
from planapp.domain.ids import new_id
from planapp.domain.records import KINDS, ExtraField
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.recognise import model as m


def extra_fields_of(table: m.FoundTable, nodes: Iterable[Node]) -> dict[int, ExtraField]:
    """Return an extra field for each column that some item has an extra value of, by column number."""
    kinds: dict[int, set[str]] = {}
    for node in nodes:
        for column in node.extras:
            kinds.setdefault(column, set()).add(node.kind)
    roles = [role for role in table.columns if role.column in kinds]
    fields = fill_ranks(
        ExtraField(
            new_id(),
            heading=role.heading,
            type=_type_of(table, role),
            kinds=tuple(kind for kind in KINDS if kind in kinds[role.column]),
        )
        for role in roles
    )
    return {role.column: field for role, field in zip(roles, fields, strict=True)}


def _type_of(table: m.FoundTable, role: m.ColumnRole) -> str:
    rows = tuple(row.row for row in table.rows if row.role not in (m.TITLE, m.HEADER, m.REPEAT))
    values = [span.cell.value for span in table.spans.column(role.column, rows)]
    if values and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return "number"
    return "date" if values and all(isinstance(value, date) for value in values) else "text"
