"""Previews of a returned workbook against the small plan, made the way that an officer makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from planapp.application.exporting import export_plan
from planapp.application.import_into import Preview, preview_into
from planapp.domain.plan import Plan
from tests.views.plans import small_plan

Change = Callable[[Any], None]
_HEADINGS = 4


def preview_of_return(folder: Path, change: Change | None = None, plan: Plan | None = None) -> Preview:
    """Write the small plan as a workbook, change its first sheet, and compare the plan with that."""
    plan = plan or small_plan()
    path = folder / "return.xlsx"
    export_plan(plan, path)
    workbook = openpyxl.load_workbook(path)
    (change or some_of_all)(workbook.worksheets[0])
    workbook.save(path)
    return preview_into(plan, path)


def nothing(sheet: Any) -> None:
    """Change nothing."""


def some_of_all(sheet: Any) -> None:
    """Change fields, one in a frozen month; add an action with a step; take out an action and a step."""
    cell(sheet, "1.2.1", "Due").value = "30 Apr 2099"
    cell(sheet, "1.2.1", "Lead").value = None
    cell(sheet, "1.2.1", "RAG March 2026").value = "G"
    cell(sheet, "1.2.1", "RAG April 2026").value = "A"
    update = cell(sheet, "1.2.1", "Progress update")
    update.value = update.value.replace("83%", "85%")
    last = sheet.max_row
    for heading, value in (("Ref", "2.1.3"), ("Action", "Share it with schools"), ("RAG April 2026", "G")):
        sheet.cell(last + 1, column(sheet, heading)).value = value
    sheet.cell(last + 2, column(sheet, "Step")).value = "Print the leaflet"
    sheet.delete_rows(cell(sheet, "2.1.1", "Ref").row)
    sheet.delete_rows(row_of(sheet, "Step", "Report working days to the first visit, every week"))


def cell(sheet: Any, ref: str, heading: str) -> Any:
    """Return a cell of the row with a number."""
    return sheet.cell(row_of(sheet, "Ref", ref), column(sheet, heading))


def row_of(sheet: Any, heading: str, text: str) -> int:
    """Return the first row that has a text in a column."""
    place = column(sheet, heading)
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, place).value == text)


def column(sheet: Any, heading: str) -> int:
    """Return the column of a heading."""
    return next(int(one.column) for one in sheet[_HEADINGS] if one.value == heading)
