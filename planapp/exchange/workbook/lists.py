"""The plain lists of a workbook: the key of ratings, and the sheets of what did not fit into a cell."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.domain.list_fields import KEY_FIELDS, TEXT_FIELDS, UPDATE_FIELDS
from planapp.domain.plan import Plan
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.model import Block, Column, Row, Value
from planapp.exchange.workbook.overflow import Overflow
from planapp.exchange.workbook.typed import day_value
from planapp.exchange.workbook.values import written_levels

UPDATES, TEXTS = "updates", "texts"
_TITLES = {
    UPDATES: "Earlier updates, which did not fit into their cell in the plan",
    TEXTS: "The rest of texts that did not fit into their cell in the plan",
}


def key_block(plan: Plan) -> Block:
    """Return the key: each level of the scale with its name and meaning."""
    levels = plan.levels.of()
    written = written_levels(levels)
    rows = [Row(m.WHOLE, [written[level.id], level.name, level.meaning]) for level in levels]
    return Block(m.KEY, tuple(Column(field.label, field.key, field.width) for field in KEY_FIELDS), rows)


def updates_block(overflows: Sequence[Overflow]) -> Block:
    """Return the updates that did not fit, oldest first, each with its item."""
    columns = tuple(Column(field.label, field.key, field.width) for field in UPDATE_FIELDS)
    rows = [
        Row(m.WHOLE, [overflow.item, day_value(overflow.on, ""), overflow.text], overflow.path)
        for overflow in overflows
    ]
    return Block(UPDATES, columns, rows, (_TITLES[UPDATES],))


def texts_block(overflows: Sequence[Overflow]) -> Block:
    """Return the rest of other texts that did not fit, each with its item and column."""
    columns = tuple(Column(field.label, field.key, field.width) for field in TEXT_FIELDS)
    rows: list[Row] = []
    for overflow in overflows:
        values: list[Value] = [overflow.item, overflow.heading, overflow.text]
        rows.append(Row(m.WHOLE, values, overflow.path))
    return Block(TEXTS, columns, rows, (_TITLES[TEXTS],))
