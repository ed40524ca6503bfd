"""Read a text file whose lines are the rows of a table (.csv, .tsv, .txt)."""

from __future__ import annotations

from planapp.errors import UserError
from planapp.exchange.delimited import Records, cut
from planapp.exchange.grid import Book, Cell, Sheet, address, in_rows
from planapp.exchange.reading import Progress, Reading, Remark, Room, no_progress
from planapp.exchange.source import Source
from planapp.exchange.text_file import decoded
from planapp.exchange.typed_text import typed

# A plan of 10,000 rows has 27 MB of text.
MAX_TEXT = 64 * 1024 * 1024
_OFTEN = 1_000
_NAMED = 5


def read_text(source: Source, progress: Progress = no_progress) -> Reading:
    """Read the rows of a text file into one sheet, named after the file. Raises UserError if it is too long.

    Numbers are numbers, as Excel takes them; what a cell shows is what stands in the file.
    """
    text, remarks = _text_of(source)
    records = cut(text)
    room = Room(source.name)
    cells: dict[tuple[int, int], Cell] = {}
    for row, (end, fields) in enumerate(records, start=1):
        if not row % _OFTEN:
            progress(end, len(text), f"Reading {source.name}")
        for column, shown in enumerate(fields, start=1):
            if shown.strip():
                room.check(len(cells))
                cells[row, column] = _cell(row, column, shown)
    room.take(cells, ())
    sheet = Sheet(source.stem, in_rows(cells.values()))
    return Reading(Book(source.name, (sheet,)), (*remarks, *_unclosed(sheet, records)))


def _text_of(source: Source) -> tuple[str, list[Remark]]:
    if source.size() > MAX_TEXT:
        raise UserError(
            f"{source.name} has more than {MAX_TEXT // 1024**2} MB of text, which is more than a plan can. "
            "In Excel, copy the plan into a new workbook and import that."
        )
    text, has_odd = decoded(source.content())
    remarks = []
    if has_odd:
        text_of_remark = "Some characters could not be read as letters. Look for odd signs in the texts."
        remarks.append(Remark(source.name, text_of_remark))
    if "\0" in text:
        text = text.replace("\0", "")
        remarks.append(Remark(source.name, "The file holds characters that no text has. They were dropped."))
    # The mark of the end of a file in DOS.
    return text.rstrip("\x1a"), remarks


def _cell(row: int, column: int, shown: str) -> Cell:
    lines = shown.replace("\r\n", "\n").replace("\r", "\n")
    value, number_format = typed(lines)
    return Cell(row, column, value, lines, number_format)


def _unclosed(sheet: Sheet, records: Records) -> list[Remark]:
    """Say where a quotation mark opens a text that nothing closes: its lines may be torn apart."""
    text = "A quotation mark opens this text and none closes it. Check that nothing is torn apart here."
    where = [f"{sheet.name}!{address(*place)}" for place in records.unclosed[:_NAMED]]
    return [Remark(place, text) for place in where]
