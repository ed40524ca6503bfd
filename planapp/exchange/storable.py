"""What can be kept of a workbook: no file can hold half a character, nor a sheet a column without end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from planapp.exchange.grid import Book, Cell, Sheet

# NUL, which no database keeps, and halves of characters, which stand for none.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_STANDS_IN = "\ufffd"
# Excel allows columns of 255 characters and rows of 409 points.
_WIDEST, _HIGHEST = 255, 409.5


def storable(book: Book) -> Book:
    """Return a workbook with a sign in place of each character that none is, and only sizes that are real."""
    return replace(book, sheets=tuple(map(_sheet, book.sheets)))


def _sheet(sheet: Sheet) -> Sheet:
    texts = (text for row in sheet.cells for cell in row for text in (cell.text, cell.note, cell.note_author))
    is_clean = not any(map(_NO_CHARACTER.search, texts))
    widths, heights = _real(sheet.widths, _WIDEST), _real(sheet.heights, _HIGHEST)
    name = _text(sheet.name)
    if is_clean and name == sheet.name and (widths, heights) == (sheet.widths, sheet.heights):
        return sheet
    cells = sheet.cells if is_clean else tuple(tuple(map(_cell, row)) for row in sheet.cells)
    return replace(sheet, name=name, cells=cells, widths=widths, heights=heights)


def _cell(cell: Cell) -> Cell:
    value = _text(cell.value) if isinstance(cell.value, str) else cell.value
    return replace(
        cell,
        value=value,
        text=_text(cell.text),
        number_format=_text(cell.number_format),
        note=_text(cell.note),
        note_author=_text(cell.note_author),
    )


def _text(text: str) -> str:
    return _NO_CHARACTER.sub(_STANDS_IN, text)


def _real(sizes: Mapping[int, float], most: float) -> dict[int, float]:
    """Return the sizes that a column or row can have; NaN is in no range."""
    return {place: size for place, size in sizes.items() if 0 <= size <= most}
