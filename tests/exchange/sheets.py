"""Sheets and workbooks from plain lists, for tests."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from planapp.exchange.grid import Book, Cell, Merge, Sheet, Value, address, in_rows
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.model import FoundTable
from planapp.exchange.shown import shown_text

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def sheet_of(
    rows: Sequence[Sequence[Value]],
    *,
    name: str = "Plan",
    merges: Collection[str] = (),
    fills: Mapping[str, str] | None = None,
    fonts: Mapping[str, str] | None = None,
    bold: Collection[str] = (),
    formats: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    indents: Mapping[str, int] | None = None,
    outline: Mapping[int, int] | None = None,
    state: str = "visible",
) -> Sheet:
    """Return a sheet whose first cell is A1; None and '' are blank. Looks and notes are given by address."""
    fills, fonts, formats, notes = fills or {}, fonts or {}, formats or {}, notes or {}
    values = {
        address(row, column): value
        for row, texts in enumerate(rows, start=1)
        for column, value in enumerate(texts, start=1)
        if value is not None and value != ""
    }
    cells = [
        Cell(
            *place(at),
            values.get(at),
            shown_text(values.get(at), formats.get(at, "General")),
            formats.get(at, "General"),
            fills.get(at, ""),
            fonts.get(at, ""),
            at in bold,
            indent=(indents or {}).get(at, 0),
            note=notes.get(at, ""),
            note_author="Team Manager" if at in notes else "",
        )
        for at in dict.fromkeys([*values, *fills, *fonts, *formats, *notes])
    ]
    return Sheet(name, in_rows(cells), state, tuple(map(merge_of, merges)), outline=outline or {})


def place(at: str) -> tuple[int, int]:
    """Return row and column of an address."""
    found = _ADDRESS.fullmatch(at)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column


def merge_of(block: str) -> Merge:
    """Return the merge of an address such as 'A1:B7'."""
    first, last = block.split(":")
    return Merge(*place(first), *place(last))


def tables_of(*sheets: Sheet) -> tuple[FoundTable, ...]:
    """Return the tables that are recognised on sheets."""
    return recognise(Book("test.xlsx", sheets)).tables


def fields_of(table: FoundTable) -> dict[str, str]:
    """Return the field of each heading of a table."""
    return {role.heading: role.field for role in table.columns}


def roles_of(table: FoundTable) -> dict[int, str]:
    """Return the role of each row of a table."""
    return {role.row: role.role for role in table.rows}


def mapped(*sheets: Sheet) -> Mapped:
    """Return the plan of a workbook of these sheets."""
    book = Book("test.xlsx", sheets)
    return map_book(book, recognise(book), "test")
