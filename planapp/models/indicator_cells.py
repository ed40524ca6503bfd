"""Cells of the grid of indicators as a block: typed, emptied, copied and pasted, each time as one edit."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from html import escape
from io import StringIO

from planapp.application.copying import as_tsv
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models.indicator_texts import POLARITIES
from planapp.models.indicators_model import POLARITY, Column

# An indicator's id and the key of a column, and the text for the cell.
Cells = Mapping[tuple[int, str], str]
_HIGH = ("h", "up", "↑", "big", "incr", "max")
_LOW = ("l", "down", "↓", "small", "decr", "min")


def edit_cells(plan: Plan, columns: Sequence[Column], cells: Cells) -> ChangeSet:
    """Return the edit that puts texts into cells."""
    month_of = {column.key: column.month for column in columns if column.month}
    values = {(row, month_of[key]): text for (row, key), text in cells.items() if key in month_of}
    fields = {(row, key): _field(key, text) for (row, key), text in cells.items() if key not in month_of}
    return edits.type_values(plan, values, fields)


def _field(key: str, text: str) -> str:
    return polarity_of(text) if key == POLARITY else text


def polarity_of(text: str) -> str:
    """Return which way a text says is good. Raises UserError where it says neither."""
    word = " ".join(text.split()).casefold()
    if not word or word == POLARITIES[""].casefold():
        return ""
    if word.startswith(_HIGH):
        return "high"
    if word.startswith(_LOW):
        return "low"
    raise UserError("An indicator is good when it is high or low. Type one of them, or leave this empty.")


def read_block(text: str) -> list[list[str]]:
    """Return a text from the clipboard as rows of cells. Raises UserError where there is nothing in it."""
    try:
        rows = list(csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter="\t"))
    except csv.Error:
        raise UserError("What you copied is too long for a cell. Copy the figures alone.") from None
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise UserError("There is nothing to paste. Copy some figures first.")
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def place_block(
    block: Sequence[Sequence[str]], rows: Sequence[int], columns: Sequence[Column]
) -> dict[tuple[int, str], str]:
    """Return where the cells of a block go, whose first is the first of the rows and columns there are.

    Raises UserError where there are not enough of them.
    """
    if len(block) > len(rows):
        raise UserError(
            f"What you copied has {len(block)} rows, and from here down there are only {len(rows)}. "
            "Paste it higher up, or add indicators first."
        )
    if len(block[0]) > len(columns):
        raise UserError(
            f"What you copied has {len(block[0])} columns, and from here on there are only {len(columns)}. "
            "Paste it further to the left."
        )
    return {
        (row, column.key): text
        for row, texts in zip(rows, block, strict=False)
        for column, text in zip(columns, texts, strict=False)
    }


def as_html(table: Sequence[Sequence[str]]) -> str:
    """Return cells as a table of a web page, for spreadsheets and mails."""
    lines = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in table)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8"><table>{body}</table>'


def as_text(table: Sequence[Sequence[str]]) -> str:
    """Return cells as spreadsheets copy them; a single one as it is."""
    if len(table) == 1 and len(table[0]) == 1:
        return table[0][0]
    return as_tsv(table)
