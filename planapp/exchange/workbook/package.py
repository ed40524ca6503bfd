"""The workbook as a zip package, its sheets streamed into it. Import it when it is used: openpyxl is slow.

openpyxl writes the parts that are small and have many rules (styles, notes, relationships, what stands round
the rows). Rows go as text straight into the package: there is no object for a cell, and no copy of the plan
in the system's temporary folder, where openpyxl's own writers leave one when they are interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import Relationship, get_rels_path
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import tostring

# A fifth more bytes than the usual 6, for a third of the time.
_COMPRESSION = 1
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class StreamedSheet:
    """A sheet with its columns and page set up, the XML of its rows, and what to do when they are written."""

    sheet: Worksheet
    rows: Iterator[str]
    finish: Callable[[], None]


def write_package(workbook: Workbook, sheets: Iterable[StreamedSheet], file: BinaryIO) -> None:
    """Write the workbook; sheets are asked for one by one, each when the one before is written."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        _PackageWriter(workbook, archive, sheets).write_data()


def add_note(sheet: Worksheet, address: str, text: str, author: str) -> None:
    """Put a note on a cell of a sheet whose rows are being written; both texts as XML can hold them."""
    lines = sum(1 + len(line) // 34 for line in text.split("\n"))
    note = Comment(text, author, height=min(400, 30 + 18 * lines), width=240)
    record = CommentRecord(ref=address, author=note.author, height=note.height, width=note.width)
    record.text.t = note.content
    sheet._comments.append(record)  # type: ignore[attr-defined]


class _PackageWriter(ExcelWriter):
    _archive: ZipFile
    _write_comment: Callable[[Any], None]
    _write_drawing: Callable[[Any], None]

    def __init__(self, workbook: Workbook, archive: ZipFile, sheets: Iterable[StreamedSheet]) -> None:
        super().__init__(workbook, archive)
        self._sheets = sheets

    def _write_worksheets(self) -> None:
        for number, streamed in enumerate(self._sheets, 1):
            sheet: Any = streamed.sheet
            sheet._id = number
            with self._archive.open(sheet.path[1:], "w") as part:
                writer: Any = _SheetWriter(streamed, part)
                writer.write()
            sheet._rels = writer._rels
            self.manifest.append(sheet)
            self._write_links(sheet)

    def _write_links(self, sheet: Any) -> None:
        if sheet._charts:
            self._write_charts_of(sheet)
        if sheet._comments:
            self._write_comment(sheet)
            drawing = "/" + sheet.legacy_drawing
            sheet._rels.append(Relationship(type="vmlDrawing", Id="anysvml", Target=drawing))
        if sheet._rels:
            rels: str = get_rels_path(sheet.path)[1:]  # type: ignore[no-untyped-call]
            self._archive.writestr(rels, tostring(sheet._rels.to_tree()))

    def _write_charts_of(self, sheet: Any) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts = sheet._charts
        self._write_drawing(drawing)
        for relationship in sheet._rels:
            if relationship.Type.endswith("/drawing"):
                relationship.Target = drawing.path


class _SheetWriter(WorksheetWriter):
    def __init__(self, streamed: StreamedSheet, part: IO[bytes]) -> None:
        self._streamed, self._part = streamed, part
        super().__init__(streamed.sheet, part)

    def get_stream(self) -> Generator[None, Any]:
        while True:
            element = yield
            if element is not None:
                self._part.write(tostring(element))

    def write(self) -> None:
        self._part.write(f'<worksheet xmlns="{SHEET_MAIN_NS}">'.encode())
        super().write()
        self._part.write(b"</worksheet>")

    def write_dimensions(self) -> None:
        """Leave them out: they are not known before the rows are."""

    def write_rows(self) -> None:
        self._part.write(b"<sheetData>")
        while texts := list(islice(self._streamed.rows, _ROWS_AT_ONCE)):
            self._part.write("".join(texts).encode())
        self._part.write(b"</sheetData>")
        self._streamed.finish()
