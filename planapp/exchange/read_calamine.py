"""Read the values of a workbook in one of Excel's formats with calamine, and how .xls cells look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from planapp.errors import Cancelled, UserError
from planapp.exchange.file_kinds import OLE, SAVE_AS_XLSX, password_needed
from planapp.exchange.grid import Book, Cell, Merge, Sheet, Value, in_rows
from planapp.exchange.reading import Progress, Reading, Remark, Room, no_progress
from planapp.exchange.shown import shown_text
from planapp.exchange.source import Source
from planapp.exchange.used_range import check_used_range
from planapp.exchange.xls_looks import XlsSheet, sheets_of
from planapp.exchange.xlsx_looks import Look

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata

_OFTEN = 1_000
_WHOLE_BELOW = 1e15
_PLAIN = Look()
_STATES = {"Hidden": "hidden", "VeryHidden": "veryHidden"}

VALUES_ONLY = (
    "Only the values of this file could be read: not its colours and notes, nor how its numbers and dates "
    "were shown. If ratings are colours in it, open it in Excel, save it as a workbook (.xlsx), import that."
)


def read_with_calamine(source: Source, progress: Progress = no_progress) -> Reading:
    """Read values and merges of all sheets, and how they look in an .xls workbook; else a remark says so.

    Raises UserError if the file is damaged, or holds too much.
    """
    from python_calamine import CalamineWorkbook, PasswordError

    check_used_range(source)
    looks = sheets_of(source) if source.head().startswith(OLE) else {}
    source.file.seek(0)
    try:
        with CalamineWorkbook.from_filelike(source.file) as workbook:
            return _reading(source.name, workbook, looks, progress)
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


def _reading(name: str, workbook: Any, looks: Mapping[str, XlsSheet], progress: Progress) -> Reading:
    room = Room(name)
    kept = [found for found in workbook.sheets_metadata if _is_worksheet(found)]
    sheets = []
    for position, found in enumerate(kept):

        def reached(position: int = position, sheet: str = found.name) -> None:
            progress(position, len(kept), f"Reading {sheet}")

        reached()
        content = workbook.get_sheet_by_name(found.name)
        sheets.append(_sheet(found, content, looks.get(found.name, XlsSheet()), room, reached))
    has_looks = all(found.name in looks for found in kept)
    return Reading(Book(name, tuple(sheets)), () if has_looks else (Remark(name, VALUES_ONLY),))


def _is_worksheet(found: SheetMetadata) -> bool:
    return str(found.typ).endswith(".WorkSheet")


def _sheet(
    found: SheetMetadata, content: CalamineSheet, looks: XlsSheet, room: Room, reached: Callable[[], None]
) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    # Rows are given from the first of the sheet on, columns from the first used one.
    first_column = content.start[1] if content.start else 0
    for row, values in enumerate(content.iter_rows(), start=1):
        if not row % _OFTEN:
            reached()
        for column, value in enumerate(values, start=first_column + 1):
            if value != "":
                room.check(len(cells))
                cells[row, column] = _cell(row, column, value, looks)
    shown = (at for at, look in looks.looks.items() if look.is_coloured)
    for row, column in [*shown, *looks.notes]:
        if (row, column) not in cells:
            room.check(len(cells))
            cells[row, column] = _cell(row, column, None, looks)
    merges = tuple(_merges(content))
    room.take(cells, merges)
    last = max((column for _, column in cells), default=0)
    return Sheet(
        found.name,
        in_rows(cells.values()),
        _STATES.get(str(found.visible).rpartition(".")[2], "visible"),
        merges,
        {column: width for column, width in looks.widths.items() if column <= last},
        looks.heights,
        frozenset(looks.hidden_rows),
        frozenset(column for column in looks.hidden_columns if column <= last),
        looks.outline,
    )


def _cell(row: int, column: int, stored: object, looks: XlsSheet) -> Cell:
    look = looks.looks.get((row, column), _PLAIN)
    value, number_format = _meant(stored, look.number_format)
    note, author = looks.notes.get((row, column), ("", ""))
    return Cell(
        row,
        column,
        value,
        shown_text(value, number_format),
        number_format,
        look.fill,
        look.font_colour,
        look.bold,
        look.italic,
        look.indent,
        note,
        author,
    )


def _meant(stored: object, number_format: str = "General") -> tuple[Value, str]:
    """Return the value as planapp keeps it, and its number format, or else one that shows all of it."""
    if stored is None or isinstance(stored, str):
        return _text(stored), number_format
    if isinstance(stored, float) and stored.is_integer() and abs(stored) < _WHOLE_BELOW:
        return int(stored), number_format
    if isinstance(stored, int | float | bool):
        return stored, number_format
    value, plain = _moment(stored)
    return value, plain if number_format == "General" else number_format


def _text(stored: str | None) -> str | None:
    return stored.replace("\r\n", "\n").replace("\r", "\n") if stored else None


def _moment(stored: object) -> tuple[Value, str]:
    """Return a day, a time of day or a length of time, and a number format that shows all of it."""
    if isinstance(stored, timedelta):
        return stored / timedelta(days=1), "[h]:mm"
    if isinstance(stored, datetime):
        return stored, "dd/mm/yyyy" if stored.time() == time() else "dd/mm/yyyy hh:mm"
    if isinstance(stored, date):
        return datetime.combine(stored, time()), "dd/mm/yyyy"
    return (stored, "hh:mm") if isinstance(stored, time) else (str(stored), "General")


def _merges(content: CalamineSheet) -> list[Merge]:
    ranges = []
    # calamine has them for some formats only.
    with suppress(AttributeError):
        ranges = content.merged_cell_ranges or []
    found = (Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    return [merge for merge in found if merge.height > 1 or merge.width > 1]
