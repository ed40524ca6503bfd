"""Naming the cells of a table that hold nothing of the plan: titles, headings, planapp's own column."""

from __future__ import annotations

from planapp.exchange.mapping.account import Account
from planapp.exchange.recognise import model as m

_WORDS = {m.TITLE: "title", m.HEADER: "heading", m.REPEAT: "repeated heading"}


def name_rows(table: m.FoundTable, account: Account) -> None:
    """Record titles, headings and the cells of planapp's own column as what they are."""
    ours = {role.column for role in table.columns_of(m.OURS)}
    for role in table.rows:
        cells = table.sheet.row(role.row)
        if role.role not in _WORDS:
            cells = tuple(cell for cell in cells if cell.column in ours)
        account.name(table.sheet, cells, _WORDS.get(role.role, "planapp's own"))
    _name_hidden(table, account)


def _name_hidden(table: m.FoundTable, account: Account) -> None:
    """Record values that a merge hides as repeats, where they say what the merge shows."""
    repeats = [cell for cell, shown in table.spans.hidden() if shown is not None and cell.text == shown.text]
    account.name(table.sheet, repeats, "repeated under a merge")
