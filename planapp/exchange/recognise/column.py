"""A column as it stands on the sheet: its heading and its values, before it has a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planapp.exchange.grid import Cell
from planapp.exchange.recognise.find_tables import OUR_HEADING
from planapp.exchange.recognise.model import OURS, ColumnRole

# Ids of items, from the top down: 12 hexadecimal digits each.
_PATH = re.compile(r"[0-9a-f]{12}(?:/[0-9a-f]{12})*")


@dataclass(slots=True)
class Column:
    """A column of a table: its number, heading, the heading's cell if it has one, and the cells below."""

    column: int
    heading: str = ""
    cell: Cell | None = None
    values: list[Cell] = field(default_factory=list)


def our_role(column: Column) -> ColumnRole | None:
    """Return the role of the column of ids that planapp wrote, or None if it did not write this one."""
    if column.heading != OUR_HEADING or not all(_PATH.fullmatch(cell.text.strip()) for cell in column.values):
        return None
    return ColumnRole(column.column, column.heading, OURS, reason="planapp wrote this column.")
