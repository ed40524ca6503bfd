"""Workbooks that were sent round and come back: what was sent, what people do to it, what is then told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from planapp import paths
from planapp.application.returns.reading import ReadReturn, read_return
from planapp.domain.plan import Plan
from planapp.exchange.alignment import Difference, compare_plans
from planapp.exchange.workbook.part import part_of
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.alignment.sheets_again import column_of, header_row
from tests.exchange.reading import read

# Field, number of the item, what was sent, what came back.
Told = tuple[str, str, str, str]

SENDING = Sending(0xC1, 0xE1, 7, "March", date(2026, 3, 2), recipient="Head of Service")


def sample_part() -> Plan:
    """Return the first two themes of the sample."""
    whole = read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan
    return part_of(whole, [theme.id for theme in whole.children(None)[:2]], private=True)


def sent(plan: Plan, path: Path, **options: Any) -> Path:
    """Write a workbook of a circulation."""
    write_workbook(plan, path, **{"sending": SENDING, **options})
    return path


def mangled(path: Path, change: Callable[[Any], None], name: str = "back.xlsx") -> Path:
    """Save a copy of a workbook as a program that knows nothing of planapp does after a change."""
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    target = path.with_name(name)
    workbook.save(target)
    return target


def altered(plan: Plan, read: ReadReturn) -> list[Difference]:
    """Return the differences from what was sent, less those in places that are as they were."""
    found = compare_plans(plan, read.found.plan, paths=read.found.paths)
    return [one for one in found.differences if (one.item, one.field, one.part) not in read.unaltered]


def told(plan: Plan, path: Path) -> set[Told]:
    """Read what came back, and return what is altered in it."""
    read = read_return(path, scale=plan.levels.of())
    return {(one.field, one.ref, one.was, one.theirs) for one in altered(plan, read)}


def cell(sheet: Any, ref: str, heading: str) -> Any:
    """Return the cell of a row, named by its number, in a column, named by its heading."""
    number = column_of(sheet, "Ref")
    first = header_row(sheet, "Ref")
    row = next(row for row in range(first, sheet.max_row + 1) if str(sheet.cell(row, number).value) == ref)
    return sheet.cell(row, column_of(sheet, heading))
