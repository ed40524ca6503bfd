"""Read the values of a workbook in one of Excel's formats with calamine: no colours, no number formats."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from planapp.errors import Cancelled, UserError
from planapp.exchange.file_kinds import SAVE_AS_XLSX, password_needed
from planapp.exchange.grid import Book, Cell, Merge, Sheet, Value, in_rows
from planapp.exchange.reading import Progress, Reading, Remark, Room, no_progress
from planapp.exchange.shown import shown_text
from planapp.exchange.source import Source
from planapp.exchange.used_range import check_used_range

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata

_OFTEN = 1_000
_WHOLE_BELOW = 1e15
_STATES = {"Hidden": "hidden", "VeryHidden": "veryHidden"}

VALUES_ONLY = (
    "Only the values of this file could be read: not its colours and notes, nor how its numbers and dates "
    "were shown. If ratings are colours in it, open it in Excel, save it as a workbook (.xlsx), import that."
)


def read_with_calamine(source: Source, progress: Progress = no_progress) -> Reading:
    """Read the values and merges of all sheets. Raises UserError if it is damaged, or holds too much."""
    from python_calamine import CalamineWorkbook, PasswordError

    check_used_range(source)
    source.file.seek(0)
    try:
        with CalamineWorkbook.from_filelike(source.file) as workbook:
            return _reading(source.name, workbook, progress)
    except (UserError, Cancelled, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as problem:
        raise password_needed(source.name) from problem
    except (
        BaseException
    ) as problem:  # what calamine did not expect is a PanicException, which is no Exception
        raise UserError(
            f"{source.name} is not laid out inside as Excel lays out a workbook, so it could not be read. "
            f"{SAVE_AS_XLSX}"
        ) from problem


def _reading(name: str, workbook: Any, progress: Progress) -> Reading:
    room = Room(name)
    kept = [found for found in workbook.sheets_metadata if _is_worksheet(found)]
    sheets = []
    for position, found in enumerate(kept):

        def reached(position: int = position, sheet: str = found.name) -> None:
            progress(position, len(kept), f"Reading {sheet}")

        reached()
        sheets.append(_sheet(found, workbook.get_sheet_by_name(found.name), room, reached))
    return Reading(Book(name, tuple(sheets)), (Remark(name, VALUES_ONLY),))


def _is_worksheet(found: SheetMetadata) -> bool:
    return str(found.typ).endswith(".WorkSheet")


def _sheet(found: SheetMetadata, content: CalamineSheet, room: Room, reached: Callable[[], None]) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    # Rows are given from the first of the sheet on, columns from the first used one.
    first_column = content.start[1] if content.start else 0
    for row, values in enumerate(content.iter_rows(), start=1):
        if not row % _OFTEN:
            reached()
        for column, value in enumerate(values, start=first_column + 1):
            if value != "":
                room.check(len(cells))
                cells[row, column] = _cell(row, column, value)
    merges = tuple(_merges(content))
    room.take(cells, merges)
    state = _STATES.get(str(found.visible).rpartition(".")[2], "visible")
    return Sheet(found.name, in_rows(cells.values()), state, merges)


def _cell(row: int, column: int, stored: object) -> Cell:
    value, number_format = _meant(stored)
    return Cell(row, column, value, shown_text(value, number_format), number_format)


def _meant(stored: object) -> tuple[Value, str]:
    """Return the value as planapp keeps it, and a number format that shows all of it."""
    if isinstance(stored, float) and stored.is_integer() and abs(stored) < _WHOLE_BELOW:
        return int(stored), "General"
    if isinstance(stored, timedelta):
        return stored / timedelta(days=1), "[h]:mm"
    if isinstance(stored, datetime):
        return stored, "dd/mm/yyyy" if stored.time() == time() else "dd/mm/yyyy hh:mm"
    if isinstance(stored, date):
        return datetime.combine(stored, time()), "dd/mm/yyyy"
    if isinstance(stored, time):
        return stored, "hh:mm"
    if isinstance(stored, str):
        return stored.replace("\r\n", "\n").replace("\r", "\n"), "General"
    return stored if isinstance(stored, int | float | bool) else str(stored), "General"


def _merges(content: CalamineSheet) -> list[Merge]:
    ranges = []
    # calamine has them for some formats only.
    with suppress(AttributeError):
        ranges = content.merged_cell_ranges or []
    found = (Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    return [merge for merge in found if merge.height > 1 or merge.width > 1]
