"""Locking a workbook that is sent: what is asked for stays open, everything else can't be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planapp.domain.plan import Plan
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.looks import HEADER, Looks
from planapp.exchange.workbook.model import Block, Column

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_OPEN = frozenset({"status", "due", NEW_UPDATE})


def with_open_cells(looks: Looks, plan: Plan, block: Block) -> Looks:
    """Return the looks of a table's rows, open where they may be edited in a sheet that is locked."""
    opened = [_is_open(plan, column) for column in block.columns]
    return {
        key: own
        if key[0] == HEADER
        else [replace(look, is_open=is_open) for look, is_open in zip(own, opened, strict=True)]
        for key, own in looks.items()
    }


def _is_open(plan: Plan, column: Column) -> bool:
    """Tell whether what a column holds is asked for: status, due date, new update and the current rating."""
    if column.field != "rating":
        return column.field in _OPEN
    period = plan.periods.get(column.period)
    return period is not None and period.current and not period.frozen


def lock_sheet(sheet: Worksheet) -> None:
    """Lock a sheet; columns and rows can still be made wider and higher."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def lock_book(workbook: Workbook) -> None:
    """Lock which sheets there are, and their names and order."""
    from openpyxl.workbook.protection import WorkbookProtection

    workbook.security = WorkbookProtection(lockStructure=True)
