"""Mapping planapp's own sheet of long texts: what a cell could not hold is put behind what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planapp.domain.naming import short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.recognise import model as m

# As planapp calls an item: by its number, or by the start of its title in quotes.
_NAMES = ("ref", "action", "step", m.THEME, m.OBJECTIVE, "indicator")

Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest of a text: its item by path of ids or title, and the heading of its column."""

    where: str
    cells: tuple[Cell, ...]
    path: str
    item: str
    heading: str
    text: str


def with_rests(recognition: m.Recognition, account: Account) -> m.Recognition:
    """Return what was recognised with long texts whole again; a rest without a cell is left out."""
    tables = list(recognition.tables)
    changes: dict[int, dict[tuple[int, int], Cell | None]] = {}
    for sheet in recognition.of_kind(m.TEXTS):
        name_rows(sheet, account)
        for rest in _rests(sheet):
            _put(sheet, rest, tables, changes, account)
    for order, changed in changes.items():
        tables[order] = replace(tables[order], spans=tables[order].spans.changed(changed))
    return replace(recognition, tables=tuple(tables)) if changes else recognition


def _rests(table: m.FoundTable) -> list[Rest]:
    return [_rest(table, role.row) for role in table.rows if role.role == m.RECORD]


def _rest(table: m.FoundTable, row: int) -> Rest:
    found = {
        role.field: cell
        for role in table.columns
        if role.field not in ("", m.EXTRA) and (cell := table.spans.cell(row, role.column)) is not None
    }
    texts = {key: cell.text for key, cell in found.items()}
    return Rest(
        table.where(row, table.columns[0].column),
        tuple(cell for key, cell in found.items() if key != m.OURS),
        texts.get(m.OURS, "").strip(),
        texts.get("text_item", ""),
        texts.get("text_column", ""),
        texts.get("text_rest", ""),
    )


def _put(
    own: m.FoundTable,
    rest: Rest,
    tables: Sequence[m.FoundTable],
    changes: dict[int, dict[tuple[int, int], Cell | None]],
    account: Account,
) -> None:
    """Put a rest behind the text of its cell."""
    places = _places(rest, tables)
    if len(places) != 1:
        why = f"{len(places)} cells" if places else "No cell"
        text = f"{why} of ‘{short(rest.item)}’ can hold this rest of a text. Add it by hand."
        account.find(LOOK, rest.where, text)
        return
    order, row, column = places[0]
    changed = changes.setdefault(order, {})
    cell = changed.get((row, column)) or tables[order].spans.cell(row, column)
    if cell is not None:
        text = cell.text + rest.text
        changed[row, column] = replace(cell, value=text, text=text)
        for part in rest.cells:
            account.place(own.sheet, part, "text_rest")


def _places(rest: Rest, tables: Sequence[m.FoundTable]) -> list[Place]:
    """Return the table, row and column of each cell that the rest of a text may belong to."""
    return [
        (order, row, role.column)
        for order, table in enumerate(tables)
        if table.kind in (m.PLAN, m.INDICATORS)
        for role in table.columns
        if role.heading == rest.heading
        for row in _rows(table, rest)
        if table.spans.cell(row, role.column) is not None
    ]


def _rows(table: m.FoundTable, rest: Rest) -> list[int]:
    """Return the rows of the item: those of planapp's path, or where it has none those of its name."""
    rows = [role.row for role in table.rows]
    ours = table.number_of(m.OURS)
    if ours and rest.path:
        return [row for row in rows if _text(table, row, ours) == rest.path]
    columns = [column for key in _NAMES if (column := table.number_of(key))]
    return [row for row in rows if any(_is_called(_text(table, row, at), rest.item) for at in columns)]


def _is_called(text: str, name: str) -> bool:
    return bool(text) and name in (text, f"‘{short(text)}’")


def _text(table: m.FoundTable, row: int, column: int) -> str:
    cell = table.spans.cell(row, column)
    return cell.text.strip() if cell is not None else ""
