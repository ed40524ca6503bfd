"""The sheet of what changed since the last circulation: one line for each field, as it was and as it is."""

from __future__ import annotations

from planapp.domain.days import show_day
from planapp.domain.list_fields import CHANGE_FIELDS
from planapp.exchange.field_change import ADDED, REMOVED, FieldChange
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.model import Block, Column, Row, Value
from planapp.exchange.workbook.overflow import pieces_of
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.workbook.typed import number_of_ref

_MORE = " …"


def changes_block(sending: Sending) -> Block:
    """Return the table of changes, in their order."""
    columns = tuple(Column(field.label, field.key, field.width) for field in CHANGE_FIELDS)
    title = f"Changes since {' '.join(sending.since.split())}"
    legend = (
        "In the plan, a thick line at the left of a cell marks what changed. "
        f"A due date in bold was missed on {show_day(sending.sent_on)}."
    )
    nothing = () if sending.changes else ("Nothing has changed.",)
    return Block(m.CHANGES, columns, [*map(_row, sending.changes)], (title, legend, *nothing))


def _row(change: FieldChange) -> Row:
    values: list[Value] = [number_of_ref(change.ref), change.name, _field(change), change.was, change.now]
    return Row(m.WHOLE, [value if isinstance(value, m.Cell) else _cut(value) for value in values])


def _field(change: FieldChange) -> str:
    if change.kind == ADDED:
        return f"New {change.label.lower()}"
    return f"{change.label} taken out" if change.kind == REMOVED else change.label


def _cut(text: str) -> str:
    """Return as much of a text as a cell holds: the whole stands in the plan."""
    first, *rest = pieces_of(text)
    return first[: -len(_MORE)] + _MORE if rest else first
