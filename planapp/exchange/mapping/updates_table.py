"""Mapping planapp's own sheet of updates that did not fit into their cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import Account, CellKey
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.mapping.values import read_day
from planapp.exchange.recognise import model as m


@dataclass(frozen=True, slots=True)
class OverflowUpdate:
    """An update of an item that is named by planapp's path of ids, or else by its title."""

    where: str
    cells: tuple[CellKey, ...]
    path: str
    item: str
    on: date | None
    text: str


def map_updates_table(table: m.FoundTable, account: Account) -> list[OverflowUpdate]:
    """Read the updates of the sheet, in order. Cells of columns of any other kind are left out."""
    name_rows(table, account)
    return [_update(table, role.row, account) for role in table.rows if role.role == m.RECORD]


def _update(table: m.FoundTable, row: int, account: Account) -> OverflowUpdate:
    cells: dict[str, Cell] = {}
    for role in table.columns:
        cell = table.spans.cell(row, role.column)
        if cell is not None and role.field not in ("", m.EXTRA):
            cells[role.field] = cell
            if role.field != m.OURS:
                account.place(table.sheet, cell, role.field)
    texts = {key: cell.text for key, cell in cells.items()}
    keys = ((table.sheet.name, row, cell.column) for cell in cells.values())
    day = read_day(cells["update_on"]) if "update_on" in cells else None
    text = texts.get("update_text", "")
    if day is None and "update_on" in texts:
        text = f"{texts['update_on']}\n{text}".rstrip("\n")
    return OverflowUpdate(
        table.where(row, table.columns[0].column),
        tuple(keys),
        texts.get(m.OURS, ""),
        texts.get("update_item", ""),
        day,
        text,
    )
