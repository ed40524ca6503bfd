"""The same plan in a workbook of another shape: columns moved, headings renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def rearranged(
    source: Path,
    target: Path,
    *,
    sheet: str,
    first_row: int,
    header_row: int,
    order: Sequence[int],
    names: Mapping[str, str],
) -> Path:
    """Copy a sheet from `first_row` on with its columns in another order and other headings.

    `order` lists the old columns in their new order. Vertical merges move with their column; a merge over
    the whole width stays; any other merge across columns becomes its first cell alone.
    """
    old = openpyxl.load_workbook(source)[sheet]
    workbook = openpyxl.Workbook()
    new = workbook.active
    assert isinstance(new, Worksheet)
    new.title = sheet
    place = {column: index for index, column in enumerate(order, start=1)}
    for row in old.iter_rows(min_row=first_row):
        for cell in row:
            wide = _is_wide(old, cell.row, cell.column, len(order))
            column = 1 if wide else place.get(cell.column, cell.column)
            _copy(cell, new, cell.row - first_row + 1, column)
    _merge(old, new, first_row, place, len(order))
    for cell in new[header_row - first_row + 1]:
        cell.value = names.get(str(cell.value), cell.value)
    workbook.save(target)
    return target


def _is_wide(sheet: Worksheet, row: int, column: int, width: int) -> bool:
    merges = [merged for merged in sheet.merged_cells.ranges if merged.min_row <= row <= merged.max_row]
    return any(
        m.min_col == column and m.max_col - m.min_col + 1 == width and m.min_row == row for m in merges
    )


def _copy(cell: object, sheet: Worksheet, row: int, column: int) -> None:
    value = getattr(cell, "value", None)
    if value is None and not getattr(cell, "has_style", False):
        return
    made = sheet.cell(row, column)
    if value is not None:
        made.value = value
    if getattr(cell, "has_style", False) and not type(cell).__name__.startswith("Merged"):
        made._style = copy(cell._style)  # type: ignore[attr-defined]
        for name in ("font", "fill", "number_format", "alignment", "border"):
            setattr(made, name, copy(getattr(cell, name)))
    comment = getattr(cell, "comment", None)
    if comment is not None:
        made.comment = copy(comment)


def _merge(old: Worksheet, new: Worksheet, first_row: int, place: Mapping[int, int], width: int) -> None:
    for merged in old.merged_cells.ranges:
        if merged.min_row < first_row:
            continue
        top, bottom = merged.min_row - first_row + 1, merged.max_row - first_row + 1
        if merged.max_col - merged.min_col + 1 == width:
            new.merge_cells(start_row=top, end_row=bottom, start_column=1, end_column=width)
        elif merged.min_col == merged.max_col:
            column = place[merged.min_col]
            new.merge_cells(start_row=top, end_row=bottom, start_column=column, end_column=column)
