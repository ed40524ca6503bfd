"""Dates of a column that were not read, or that stand out among their neighbours as slips do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planapp.domain.due import UNREAD
from planapp.domain.due_suggestions import (
    Suggestion,
    in_line,
    is_out_of_line,
    suggest_swap,
)
from planapp.domain.naming import short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.dated_cells import Dated
from planapp.exchange.mapping.values import lines_of
from planapp.exchange.recognise import model as m
from planapp.exchange.remembered import backwards, near_year, read_words, suggestion

KEPT = "It is kept as written."
# Dates above and below that a day is held against.
_NEAR = 4


def report_column(table: m.FoundTable, role: m.ColumnRole, cells: Sequence[Dated], account: Account) -> None:
    around = in_line(one.day for one in cells if one.day is not None)
    for index, one in enumerate(cells):
        where = table.where(one.cell.row, one.cell.column)
        if UNREAD in one.due.flags:
            for text in [one.cell.text] if role.field == "due" else _lines(role, one):
                _report_unread(where, one.cell, text, around, account)
        else:
            far = is_out_of_line(one.due, around)
            found = near_year(one.due.text, around) if far else _swap(cells, index)
            _report_far(where, one, far, found, account)


def _report_far(where: str, one: Dated, far: bool, found: Suggestion | None, account: Account) -> None:
    """Report a date that is far from the others of its column, with what may have been meant."""
    if found is not None:
        text = f"‘{short(one.cell.text)}’ is far from the others. {asked(found)}"
        account.find(LOOK, where, text, found.meant, about="date")
    elif far:
        text = f"‘{short(one.cell.text)}’ is years from all others. Is it right? {KEPT}"
        account.find(LOOK, where, text, about="date")


def _lines(role: m.ColumnRole, one: Dated) -> list[str]:
    """Return the lines of a cell of earlier dates that could not be read; a day done is told elsewhere."""
    if role.field != "first_due":
        return []
    return [line for line in lines_of(one.cell.text) if UNREAD in read_words(line).flags]


def _report_unread(where: str, cell: Cell, text: str, around: tuple[date, ...], account: Account) -> None:
    """Report a date that was not read, with what may have been meant."""
    found = suggestion(text, around)
    if backwards(text):
        told = f"‘{text}’ ends before it starts, so it was not read. {KEPT}"
        account.find(LOOK, where, told, about="unread")
    elif found is None:
        account.find(LOOK, where, f"‘{text}’ could not be read as a date. {KEPT}", about="unread")
    else:
        told = f"‘{text}’ could not be read as a date. {asked(found)}"
        account.find(LOOK, where, told, cell.text.replace(text, found.meant, 1), about="unread")


def asked(found: Suggestion) -> str:
    """Return why something else may have been meant, and the question whether it was."""
    return f"{found.why} Was ‘{short(found.meant)}’ meant? {KEPT}"


def _swap(cells: Sequence[Dated], index: int) -> Suggestion | None:
    """Return a day with day and month swapped, if only so it stands among the nearest dates."""
    one = cells[index]
    if not one.is_figures:
        return None
    near = [*cells[max(index - _NEAR, 0) : index], *cells[index + 1 : index + 1 + _NEAR]]
    return suggest_swap(one.due, [other.day for other in near if other.day is not None])
