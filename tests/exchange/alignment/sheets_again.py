"""Doing to a workbook what people do to one: sorting rows, dropping columns, unmerging, copying rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from planapp.domain.plan import Plan
from planapp.exchange.alignment import Comparison, compare_plans
from tests.exchange.reading import read

OURS = "planapp"
Rows = list[list[tuple[Any, Any, Any]]]


def changed(source: Path, target: Path, change: Callable[[Any], None]) -> Path:
    """Save a copy of a workbook whose first sheet was changed."""
    workbook = openpyxl.load_workbook(source)
    change(workbook.worksheets[0])
    workbook.save(target)
    return target


def without_ours(source: Path, target: Path) -> Path:
    """Save a copy of a workbook without planapp's hidden sheet and columns."""
    workbook = openpyxl.load_workbook(source)
    for sheet in list(workbook.worksheets):
        if sheet.sheet_state != "visible":
            workbook.remove(sheet)
            continue
        for column in [cell.column for row in sheet.iter_rows() for cell in row if cell.value == OURS]:
            sheet.delete_cols(column)
    workbook.save(target)
    return target


def header_row(sheet: Any, heading: str) -> int:
    """Return the row in which a heading stands."""
    return next(int(cell.row) for row in sheet.iter_rows() for cell in row if cell.value == heading)


def column_of(sheet: Any, heading: str) -> int:
    """Return the column of a heading."""
    return next(int(cell.column) for row in sheet.iter_rows() for cell in row if cell.value == heading)


def reordered(sheet: Any, first: int, order: Callable[[Rows], Rows]) -> None:
    """Put the rows from `first` on in another order, as sorting does: with looks and notes."""
    rows = [
        [(cell.value, copy(cell._style), cell.comment) for cell in row]
        for row in sheet.iter_rows(min_row=first)
    ]
    for number, row in enumerate(order(rows), start=first):
        for column, (value, style, note) in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell._style = value, style
            cell.comment = Comment(note.text, note.author) if note is not None else None


def shuffled(rows: Rows) -> Rows:
    """Return rows in a random order, the same each time."""
    return random.Random(1).sample(rows, len(rows))


def by_column(column: int) -> Callable[[Rows], Rows]:
    """Return what sorts rows by a column, blanks last."""
    return lambda rows: sorted(rows, key=lambda row: (row[column - 1][0] is None, str(row[column - 1][0])))


def unmerge(sheet: Any) -> None:
    """Undo all merges: values stay in the first cell of each."""
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def put(sheet: Any, row: int, values: Sequence[Any]) -> None:
    """Write values into a row from its first column on."""
    for column, value in enumerate(values, start=1):
        sheet.cell(row, column).value = value


def against(plan: Plan, path: Path) -> Comparison:
    """Compare a plan with a workbook."""
    mapped = read(path)
    return compare_plans(plan, mapped.plan, paths=mapped.paths)
