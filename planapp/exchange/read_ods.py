"""Read an OpenDocument spreadsheet (.ods), as LibreOffice and others save it, into plain grids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from planapp.errors import Cancelled, UserError
from planapp.exchange.file_kinds import SAVE_AS_XLSX
from planapp.exchange.grid import Book
from planapp.exchange.ods_cells import TABLE
from planapp.exchange.ods_sheet import OdsSheet
from planapp.exchange.ods_styles import OFFICE, OdsStyles
from planapp.exchange.package_checks import Unpadded, is_suspicious
from planapp.exchange.reading import Progress, Room, no_progress
from planapp.exchange.source import Source

_CONTENT, _STYLES = "content.xml", "styles.xml"
# Rows between two reports of progress.
_OFTEN = 200
_SPREADSHEET, _SHEET = f"{OFFICE}spreadsheet", f"{TABLE}table"
_ROW, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-column"
_GROUP, _HEADINGS = f"{TABLE}table-row-group", f"{TABLE}table-header-rows"


def read_ods(source: Source, progress: Progress = no_progress) -> Book:
    """Read all sheets of a spreadsheet that the guard let in, with colours, merges and notes.

    Raises UserError if it is not laid out as one, or holds more than a plan can.
    """
    try:
        with ZipFile(source.file) as archive:
            styles = OdsStyles()
            if _STYLES in archive.namelist():
                with _part(archive, _STYLES) as content:
                    styles.add_all(content)
            size = archive.getinfo(_CONTENT).file_size
            with _part(archive, _CONTENT) as content:
                reader = _Reader(content, styles, Room(source.name))
                for sheet in reader.rows():
                    progress(content.tell(), size, f"Reading {sheet.name}")
                sheets = tuple(sheet.finished() for sheet in reader.sheets)
    except (UserError, Cancelled, MemoryError):
        raise
    except Exception as problem:  # broken bytes raise nearly anything: KeyError, ParseError, zlib.error …
        raise UserError(
            f"{source.name} is not laid out inside as a spreadsheet is, so it could not be read. "
            f"{SAVE_AS_XLSX}"
        ) from problem
    return Book(source.name, sheets)


def _part(archive: ZipFile, name: str) -> IO[bytes]:
    content = archive.open(name)
    return cast(IO[bytes], Unpadded(content)) if is_suspicious(archive.getinfo(name)) else content


class _Reader:
    """Walks through the content of a spreadsheet and hands its columns and rows to their sheets."""

    def __init__(self, content: IO[bytes], styles: OdsStyles, room: Room) -> None:
        self.sheets: list[OdsSheet] = []
        self._events = iterparse(content, ("start", "end"))
        self._styles, self._room = styles, room
        # The elements around the one that is being read.
        self._around: list[str] = []

    def rows(self) -> Iterator[OdsSheet]:
        """Read all sheets; yields the sheet being read from time to time."""
        count = 0
        for event, element in self._events:
            if event == "start":
                self._start(element)
                continue
            self._around.pop()
            if self._end(element):
                count += 1
                if not count % _OFTEN:
                    yield self.sheets[-1]

    def _start(self, element: Element) -> None:
        # A link to another file keeps a table, too, which is no sheet of this one.
        if element.tag == _SHEET and self._around[-1:] == [_SPREADSHEET]:
            name, style = element.get(f"{TABLE}name", ""), element.get(f"{TABLE}style-name", "")
            self.sheets.append(OdsSheet(name, style, self._styles, self._room))
        self._around.append(element.tag)

    def _end(self, element: Element) -> bool:
        """Take in an element that has been read; whether it was a row."""
        around = self._around
        if around.count(_SHEET) == 1 and _SPREADSHEET in around and self.sheets:
            if element.tag == _COLUMN:
                self.sheets[-1].add_column(element)
            elif element.tag == _ROW:
                is_heading = _HEADINGS in around
                self.sheets[-1].add_row(element, around.count(_GROUP), is_heading=is_heading)
                element.clear()
                return True
        elif not around.count(_SHEET):
            self._styles.add(element)
        return False
