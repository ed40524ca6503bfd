"""Columns in which some dates are real ones and others are text."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.domain.due_grammar import DAY
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.dated_cells import Dated
from planapp.exchange.recognise import model as m

# Fewer dates may fall on low or on high days by chance.
_ENOUGH = 3
_LAST_MONTH = 12


def report_mixture(table: m.FoundTable, role: m.ColumnRole, cells: Sequence[Dated], account: Account) -> None:
    """Report a column in which some dates are real and others are words."""
    real = [one for one in cells if one.is_real]
    texts = [one for one in cells if one.is_text]
    if not real or not texts:
        return
    if _are_swapped(real, texts):
        text = (
            f"In ‘{role.heading}’ all real dates fall on days 1 to 12, and days 13 to 31 are text. Day and "
            "month of the real dates may have been swapped when the file was made: check them from here on."
        )
        account.find(LOOK, table.where(real[0].cell.row, real[0].cell.column), text)
        return
    fewer = min(texts, real, key=len)
    kinds = f"{_counted(len(real), 'real date')} and {_counted(len(texts), 'date')} as text"
    text = f"‘{role.heading}’ holds {kinds}. All are kept as shown."
    account.find(NOTE, table.where(fewer[0].cell.row, fewer[0].cell.column), text)


def _are_swapped(real: Sequence[Dated], texts: Sequence[Dated]) -> bool:
    """Tell whether a program that puts the month first read what it could and left the rest as text."""
    days = [one.day for one in real if one.day is not None and one.due.precision == DAY]
    left = [one.day for one in texts if one.day is not None and one.due.precision == DAY and one.is_figures]
    if len(days) < max(_ENOUGH, len(real)) or len(left) < _ENOUGH or {day.day for day in days} == {1}:
        return False
    return all(day.day <= _LAST_MONTH for day in days) and all(day.day > _LAST_MONTH for day in left)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
