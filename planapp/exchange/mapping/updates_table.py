"""Mapping planapp's own sheet of updates that did not fit into their cells."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import Account, CellKey
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.recognise import model as m


@dataclass(frozen=True, slots=True)
class OverflowUpdate:
    """An update of an item that is named by planapp's path of ids, or else by its title."""

    where: str
    cells: tuple[CellKey, ...]
    path: str
    item: str
    date: Cell | None
    text: str


def map_updates_table(table: m.FoundTable, account: Account) -> list[OverflowUpdate]:
    """Read the updates of the sheet, in order."""
    name_rows(table, account)
    return [_update(table, role.row, account) for role in table.rows if role.role == m.RECORD]


def _update(table: m.FoundTable, row: int, account: Account) -> OverflowUpdate:
    cells: dict[str, Cell] = {}
    for role in table.columns:
        cell = table.spans.cell(row, role.column)
        if cell is not None:
            cells.setdefault(role.field, cell)
            if role.field != m.OURS:
                account.place(table.sheet, cell, role.field)
    texts = {key: cell.text for key, cell in cells.items()}
    keys = ((table.sheet.name, row, cell.column) for cell in cells.values())
    return OverflowUpdate(
        table.where(row, table.columns[0].column),
        tuple(keys),
        texts.get(m.OURS, ""),
        texts.get("update_item", ""),
        cells.get("update_on"),
        texts.get("update_text", ""),
    )
