"""What other programs put on the clipboard: the tables of a web page, or rows of text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from planapp.errors import UserError
from planapp.exchange.delimited import Records
from planapp.exchange.grid import Book, Cell, Sheet, in_rows
from planapp.exchange.read_html import read_html
from planapp.exchange.reading import Reading
from planapp.exchange.source import Source
from planapp.exchange.typed_text import typed

NAME = "Clipboard"
# Read at once, while the officer waits; whole plans are for the import.
MAX_HTML, MAX_TEXT, MAX_ROWS = 16 * 1024 * 1024, 4 * 1024 * 1024, 1_000
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_LIST_MARKS = frozenset("•●▪◦‣∙·*–-")
# Characters: room for the edges of a cell, and for the list of what a column holds.
_BESIDE, _LEAST = 4, 16
_INSTEAD = "Copy fewer rows, or import the file they are in."


def read_clipboard(html: str, text: str) -> Reading:
    """Return what was copied as a workbook of one sheet: its tables, or else its rows of text.

    Raises UserError if there is nothing to paste, or more than is pasted at once.
    """
    reading = _tables(html) or _rows(text)
    (sheet,) = reading.book.sheets
    if not sheet.last_row:
        raise UserError("There is nothing to paste. Copy some rows in Excel, or a list of titles, first.")
    if len(sheet.cells) > MAX_ROWS:
        raise UserError(f"{len(sheet.cells):,} rows are more than can be pasted at once. {_INSTEAD}")
    return replace(reading, book=Book(NAME, (replace(sheet, widths=_widths(sheet)),)))


def _tables(html: str) -> Reading | None:
    """Return the tables of a page, or None where it has none that can be read: its text is there as well."""
    if len(html) > MAX_HTML or not _TABLE.search(html):
        return None
    try:
        reading = read_html(Source(NAME, BytesIO(_whole(html).encode())))
    except UserError:
        return None
    return reading if reading.book.sheets[0].last_row else None


def _rows(text: str) -> Reading:
    """Return the rows of a text, cut by tabs as every spreadsheet copies them."""
    if len(text) > MAX_TEXT:
        raise UserError(f"{len(text):,} characters are more than can be pasted at once. {_INSTEAD}")
    records = [found for _, found in Records(_whole(text).replace("\0", ""), "\t", idle_quotes_stay=True)]
    if all(map(_is_listed, records)):
        records = [[" ".join(found)] for found in records]
    cells = [
        _cell(row, column, shown)
        for row, found in enumerate(records, start=1)
        for column, shown in enumerate(found, start=1)
        if shown.strip()
    ]
    return Reading(Book(NAME, (Sheet(NAME, in_rows(cells)),)))


def _is_listed(record: list[str]) -> bool:
    """Tell whether a line may be of a list: Word parts marks from texts by a tab, which makes no column."""
    return len(record) == 1 or (len(record) == 2 and record[0] in _LIST_MARKS)


def _cell(row: int, column: int, shown: str) -> Cell:
    lines = shown.replace("\r\n", "\n").replace("\r", "\n")
    value, number_format = typed(lines)
    return Cell(row, column, value, lines, number_format)


def _widths(sheet: Sheet) -> dict[int, float]:
    """Return how wide the texts of each column are, in characters."""
    widths: dict[int, float] = {}
    for cell in sheet.filled():
        longest = max(map(len, cell.text.split("\n")))
        widths[cell.column] = max(widths.get(cell.column, _LEAST), longest + _BESIDE)
    return widths


def _whole(text: str) -> str:
    """Return a text in which halves of characters, which no file can keep, are shown as such."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
