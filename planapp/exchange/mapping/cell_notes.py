"""Notes on the cells of a plan table: somebody's words, kept as progress updates."""

from __future__ import annotations

from collections.abc import Mapping

from planapp.domain.naming import short
from planapp.domain.notes import Note
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import NOTE, Account
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.targets import Targets
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.spans import Span


def keep_notes(table: m.FoundTable, targets: Targets, banners: Mapping[int, Node], account: Account) -> None:
    """Keep each note that is no rating's comment as an update of the item that its cell describes."""
    roles = {role.column: role for role in table.columns}
    for cell in table.spans.noted:
        if account.has_note(table.sheet, cell):
            continue
        role = roles.get(cell.column, m.ColumnRole(cell.column, "", m.EXTRA))
        if role.field == m.RATING and targets.ours:
            # The comment of a rating that was cleared in planapp's own workbook.
            continue
        node = _item_of(cell, role, targets, banners)
        if node is not None:
            node.notes.append((Note(cell.note, None), _source(role, cell)))
            account.place_note(table.sheet, cell)
            text = f"The note on this cell is kept as a progress update: ‘{short(cell.note)}’."
            account.find(NOTE, table.where(cell.row, cell.column), text, about="comment")


def _item_of(cell: Cell, role: m.ColumnRole, targets: Targets, banners: Mapping[int, Node]) -> Node | None:
    if cell.row in targets.block_of:
        return targets.of(role, Span(cell, cell.row)).covers[0]
    return banners.get(cell.row)


def _source(role: m.ColumnRole, cell: Cell) -> str:
    return " ".join(filter(None, ["Note on", role.heading, cell.note_author and f"by {cell.note_author}"]))
