"""Pairing the dates of one cell with the items that it stands for, where there are as many."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.domain.naming import listed, short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.targets import Target
from planapp.exchange.remembered import parts_of

PAIRED = "This cell holds a date for each of its items. They were given to them in their order."


def pair_dates(target: Target, steps: Sequence[Node], cell: Cell) -> bool:
    """Give each item its own of the dates of a cell; tell whether they match in number.

    The items are those that the cell covers or, if there is only one, the `steps` that share the cell.
    """
    shared = max(len(target.nodes), len(steps)) > 1
    parts = parts_of(cell.text) if shared and isinstance(cell.value, str) else ()
    for nodes in (target.nodes, steps):
        if len(nodes) == len(parts) > 1 and all(node.due is None for node in nodes):
            for node, part in zip(nodes, parts, strict=True):
                node.due = part
            return True
    return False


def paired_with_measures(node: Node, cell: Cell) -> str:
    """Return a sentence that says which date of a cell is for which measure of its item, or ''."""
    if len(node.measures) < 2 or node.due is None or node.due.text != cell.text:
        return ""
    parts = parts_of(cell.text) if isinstance(cell.value, str) else ()
    if len(parts) != len(node.measures):
        return ""
    pairs = zip(parts, node.measures, strict=True)
    told = listed(f"‘{short(part.text)}’ for ‘{short(text)}’" for part, (_, text) in pairs)
    return f"There are as many dates as success measures: {told}. The due date spans them all."
