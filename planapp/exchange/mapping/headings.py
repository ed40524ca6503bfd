"""Naming the cells of a table that hold nothing of the plan: titles, headings, planapp's own column."""

from __future__ import annotations

from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of
from planapp.exchange.mapping.account import Account
from planapp.exchange.mapping.left_out import name_left_out
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.header_lines import is_part_of
from planapp.exchange.recognise.rows import headings_of


def name_rows(table: m.FoundTable, account: Account) -> None:
    """Record titles, headings and the cells of planapp's own column as what they are.

    Of a header that comes again only what it repeats is named: any other word is left out, and so reported.
    """
    header = headings_of(table)
    for row in table.header_rows:
        account.name(table.sheet, table.sheet.row(row), "heading")
    ours = table.number_of(m.OURS)
    for role in table.rows:
        if role.role == m.TITLE and not _is_title(table, role.row):
            continue
        if role.role == m.TITLE:
            account.name(table.sheet, table.sheet.row(role.row), "title")
        elif role.role in (m.GUIDANCE, m.SIGN_OFF):
            account.name(table.sheet, table.sheet.row(role.row), role.role)
        elif role.role == m.REPEAT:
            cells = table.sheet.row(role.row)
            repeated = [cell for cell in cells if _is_repeated(header.get(cell.column, ""), cell)]
            account.name(table.sheet, repeated, "repeated heading")
        elif ours:
            own = table.spans.cell(role.row, ours)
            account.name(table.sheet, [own] if own is not None else [], "planapp's own")
    name_left_out(table, account)
    _name_hidden(table, account)


def _is_repeated(heading: str, cell: Cell) -> bool:
    return heading == heading_of(cell) or is_part_of(heading_of(cell), heading)


def _is_title(table: m.FoundTable, row: int) -> bool:
    """Tell whether a row is a title. A plain list has no layout to keep it: only a lone cell is one there."""
    return table.kind in (m.PLAN, m.INDICATORS) or len(table.sheet.row(row)) == 1


def _name_hidden(table: m.FoundTable, account: Account) -> None:
    """Record values that a merge hides as repeats, where they say what the merge shows."""
    hidden = table.spans.hidden()
    repeats = [cell for cell, shown in hidden if shown is not None and cell.text == shown.text]
    account.name(table.sheet, repeats, "repeated under a merge")
