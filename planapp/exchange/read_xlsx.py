"""Read an .xlsx workbook into plain grids."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, time
from pathlib import Path

from planapp.errors import Cancelled, UserError
from planapp.exchange.colours import palette_of
from planapp.exchange.grid import Book, Cell, Sheet, Value
from planapp.exchange.guard import check_workbook
from planapp.exchange.reading import MAX_BLANK_ROWS, Progress, Room, Unreadable, no_progress
from planapp.exchange.shown import shown_text
from planapp.exchange.shown_dates import shown_duration, shows_day
from planapp.exchange.shown_numbers import general
from planapp.exchange.source import Source, opened
from planapp.exchange.xlsx_icons import with_icons
from planapp.exchange.xlsx_layout import laid_out, merges_of
from planapp.exchange.xlsx_looks import Look, looks_of
from planapp.exchange.xlsx_package import (
    Package,
    SheetPart,
    WorkbookParts,
    notes_of,
    unescaped,
    workbook_parts,
)
from planapp.exchange.xlsx_sheet import SheetXml, Stored, StoredCell, stored_cells

_NO_NOTE = ("", "")
# Between two reports of progress.
_OFTEN = 1_000
Position = tuple[int, int]


def read_xlsx(path: Path) -> Book:
    """Read all sheets that have cells.

    Formulas give the value that was last calculated. Raises UserError with one sentence for a file that is
    not a workbook, is not safe to open, is damaged, or holds more than a plan can.
    """
    with opened(path) as source:
        check_workbook(source)
        return read_checked_xlsx(source)


def read_checked_xlsx(source: Source, progress: Progress = no_progress) -> Book:
    """Read a workbook that the guard let in; `progress` gets bytes. Raises UserError, or Unreadable."""
    try:
        # What openpyxl warns of (extensions, validations it drops) are no cells.
        with warnings.catch_warnings(), Package(source.file) as package:
            warnings.simplefilter("ignore")
            return _book(source.name, package, progress)
    except (UserError, Cancelled, MemoryError):
        raise
    except Exception as problem:  # openpyxl raises what it meets: KeyError, TypeError, ParseError …
        raise Unreadable(
            f"{source.name} is not laid out inside as Excel lays out a workbook, so it could not be read. "
            "Open it in Excel and save it as a new workbook (.xlsx), then import that."
        ) from problem


def _book(name: str, package: Package, progress: Progress) -> Book:
    parts = workbook_parts(package, name)
    palette = palette_of(parts.theme, parts.stylesheet.colors.index if parts.stylesheet.colors else ())
    looks = looks_of(parts.stylesheet, palette)
    room = Room(name)
    sizes = [package.getinfo(part.part).file_size for part in parts.sheets]
    sheets = []
    for position, part in enumerate(parts.sheets):
        before = sum(sizes[:position])

        def reached(here: int, before: int = before, sheet: str = part.name) -> None:
            progress(before + here, sum(sizes), f"Reading {sheet}")

        sheets.append(_sheet(parts, part, looks, room, reached))
    return Book(name, tuple(sheets))


def _sheet(
    parts: WorkbookParts, part: SheetPart, looks: Sequence[Look], room: Room, reached: Callable[[int], None]
) -> Sheet:
    notes = notes_of(parts.package, part)
    xml = SheetXml()
    cells: dict[Position, Cell] = {}
    last_filled = 0
    with parts.package.open(part.part) as content:
        for count, stored in enumerate(stored_cells(content, parts.texts, xml)):
            if not count % _OFTEN:
                reached(content.tell())
            cell = _cell(stored, looks, notes, parts.epoch)
            if cell is None or (cell.value is None and cell.row > last_filled + MAX_BLANK_ROWS):
                continue
            room.check(len(cells))
            cells[cell.row, cell.column] = cell
            if cell.value is not None:
                last_filled = max(last_filled, cell.row)
    with_icons(cells, xml.formats)
    merges = merges_of(xml)
    for row, column in [*notes, *(merge.anchor for merge in merges)]:
        text, author = notes.get((row, column), _NO_NOTE)
        cells.setdefault((row, column), Cell(row, column, None, "", note=text, note_author=author))
    room.take(cells, merges)
    return laid_out(part, cells, merges, xml)


def _cell(
    stored: StoredCell, looks: Sequence[Look], notes: Mapping[Position, tuple[str, str]], epoch: datetime
) -> Cell | None:
    """Return the cell, or None where it holds nothing: no value, no colour, no note."""
    row, column, raw, style = stored
    look = looks[style] if style < len(looks) else looks[0]
    note = notes.get((row, column), _NO_NOTE) if notes else _NO_NOTE
    if raw is None and not look.is_coloured and note is _NO_NOTE:
        return None
    value, text = _value_and_text(raw, look, epoch)
    return Cell(
        row,
        column,
        value,
        text,
        look.number_format,
        look.fill,
        look.font_colour,
        look.bold,
        look.italic,
        look.indent,
        *note,
    )


def _value_and_text(stored: Stored, look: Look, epoch: datetime) -> tuple[Value, str]:
    """Return what a cell means and what it shows."""
    if stored is None:
        return None, ""
    if isinstance(stored, str):
        text = unescaped(stored)
        return text, text
    if isinstance(stored, (bool, datetime)):
        return stored, shown_text(stored, look.number_format)
    return _dated(stored, look, epoch) if look.is_date else (stored, shown_text(stored, look.number_format))


def _dated(serial: float, look: Look, epoch: datetime) -> tuple[Value, str]:
    """Return the date or time of a serial number; the number itself where the calendar does not reach."""
    from openpyxl.utils.datetime import from_excel

    with suppress(OverflowError, ValueError):
        if look.is_duration:
            return float(serial), shown_duration(serial, look.number_format)
        # Below 1 there is a time of day and no day: Excel shows '00/01/1900'.
        if serial >= 1 or (serial >= 0 and not shows_day(look.number_format)):
            moment: datetime | time = from_excel(serial, epoch)
            return moment, shown_text(moment, look.number_format)
    return serial, general(serial)
