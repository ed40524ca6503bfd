"""Sheets that hold no table of a plan: their text is kept with the plan, as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.ids import new_id
from planapp.domain.records import Layout
from planapp.exchange.grid import Sheet
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.recognise import is_ours

OTHER = "other"
# Guidance, lists to choose from and registers of changes are short; what is longer is data of another kind.
_MOST_CELLS = 20_000


def keep_other_sheets(sheets: Iterable[Sheet], account: Account) -> list[Layout]:
    """Return a layout for each sheet, its rows as titles; a sheet of too many cells is left out."""
    return [_kept(sheet, account) for sheet in sheets if not is_ours(sheet) and _is_short(sheet)]


def _is_short(sheet: Sheet) -> bool:
    return 0 < sum(len(row) for row in sheet.cells) <= _MOST_CELLS and sheet.last_row > 0


def _kept(sheet: Sheet, account: Account) -> Layout:
    rows = [cells for row in sheet.cells if (cells := sheet.row(row[0].row))]
    for cells in rows:
        for cell in cells:
            account.place(sheet, cell, OTHER)
    where = f"{sheet.name}!{rows[0][0].address}"
    text = "No plan was found on this sheet. Its text is kept with the plan as it stands."
    account.find(LOOK, where, text)
    titles = tuple("\t".join(cell.text for cell in cells) for cells in rows)
    return Layout(new_id(), kind=OTHER, sheet=sheet.name, titles=titles)
