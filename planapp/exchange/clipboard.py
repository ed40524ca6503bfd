"""What other programs put on the clipboard: the tables of a web page, or rows of text."""

from __future__ import annotations

import re
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
MAX_HTML, MAX_TEXT, MAX_ROWS = 16 * 1024 * 1024, 4 * 1024 * 1024, 2_000
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
# Word parts a list's mark from its text by a tab: that makes no column of it.
_LISTED = re.compile(r"(?m)^([•●▪◦‣∙·*–-])\t")
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
    return reading


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
    listed = _LISTED.sub(r"\1 ", _whole(text).replace("\0", ""))
    cells: list[Cell] = []
    for row, (_, fields) in enumerate(Records(listed, "\t", idle_quotes_stay=True), start=1):
        cells += [_cell(row, column, shown) for column, shown in enumerate(fields, start=1) if shown.strip()]
    return Reading(Book(NAME, (Sheet(NAME, in_rows(cells)),)))


def _cell(row: int, column: int, shown: str) -> Cell:
    lines = shown.replace("\r\n", "\n").replace("\r", "\n")
    value, number_format = typed(lines)
    return Cell(row, column, value, lines, number_format)


def _whole(text: str) -> str:
    """Return a text in which halves of characters, which no file can keep, are shown as such."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
