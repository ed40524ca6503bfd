"""Sheets in another shape, as plain grids: rows and columns moved, headings renamed, merges undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from planapp.exchange.grid import Cell, Merge, Sheet, in_rows

Moved = Callable[[int], int]


def stays(place: int) -> int:
    """Return the same place."""
    return place


def moved(sheet: Sheet, *, row: Moved = stays, column: Moved = stays, more: Iterable[Cell] = ()) -> Sheet:
    """Return a sheet whose rows and columns stand elsewhere, merges too, with more cells; 0 drops a row."""
    cells = [
        replace(cell, row=row(cell.row), column=column(cell.column))
        for cell in cells_of(sheet)
        if row(cell.row) and column(cell.column)
    ]
    merges = [
        Merge(row(one.top), column(one.left), row(one.bottom), column(one.right))
        for one in sheet.merges
        if row(one.top) and column(one.left)
    ]
    return replace(sheet, cells=in_rows([*cells, *more]), merges=tuple(merges), widths={}, heights={})


def cells_of(sheet: Sheet) -> list[Cell]:
    """Return the cells of a sheet in reading order."""
    return [cell for row in sheet.cells for cell in row]


def text_cell(row: int, column: int, text: str) -> Cell:
    """Return a cell that holds a text."""
    return Cell(row, column, text, text)


def renamed(sheet: Sheet, names: Mapping[str, str]) -> Sheet:
    """Return a sheet in which cells of some texts have others."""
    cells = [
        replace(cell, value=names[cell.text], text=names[cell.text]) if cell.text in names else cell
        for cell in cells_of(sheet)
    ]
    return replace(sheet, cells=in_rows(cells))


def filled_down(sheet: Sheet) -> Sheet:
    """Return a sheet in which what was merged over rows of a column stands in each of them."""
    made = {(cell.row, cell.column): cell for cell in cells_of(sheet)}
    for one in sheet.merges:
        if one.width == 1 and (cell := made.get(one.anchor)) is not None:
            made.update(((row, one.left), replace(cell, row=row)) for row in range(one.top, one.bottom + 1))
    wide = tuple(one for one in sheet.merges if one.width > 1)
    return replace(sheet, cells=in_rows(made.values()), merges=wide)
