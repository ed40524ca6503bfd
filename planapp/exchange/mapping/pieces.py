"""Saying what was put together: titles that stood in several cells, texts that ran on over rows."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.domain.naming import listed, short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.recognise import model as m

_TITLES = frozenset({m.THEME, m.OBJECTIVE, "action"})


def report_pieces(table: m.FoundTable, account: Account) -> None:
    """Report each title that was put together, and for each other column how many of its texts were."""
    for role in table.columns:
        cells = [span.cell for span in table.spans.column(role.column, table.spans.filled_rows)]
        made = [cell for cell in cells if len(cell.parts) > 1]
        if role.field in _TITLES:
            for cell in made:
                account.find(LOOK, _where(table, cell), _title(cell), about="pieces")
        elif role.field == "ref":
            for cell in made:
                account.find(LOOK, _where(table, cell), _number(cell), about="torn number")
        elif made:
            account.find(NOTE, _where(table, made[0]), _texts(role, made))


def _where(table: m.FoundTable, cell: Cell) -> str:
    return table.where(cell.parts[0].row, cell.parts[0].column)


def _title(cell: Cell) -> str:
    places = listed(part.address for part in cell.parts)
    return f"The title ‘{short(cell.text)}’ was put together from {places}. Check that its words are whole."


def _number(cell: Cell) -> str:
    places = listed(part.address for part in cell.parts)
    return f"The number {cell.text} stands in {places}, one below the other. They were taken for one item."


def _texts(role: m.ColumnRole, made: Sequence[Cell]) -> str:
    count = "1 text runs" if len(made) == 1 else f"{len(made)} texts run"
    return f"{count} on over several rows in ‘{role.heading}’ and {_was(made)} put together again."


def _was(made: Sequence[Cell]) -> str:
    return "was" if len(made) == 1 else "were"
