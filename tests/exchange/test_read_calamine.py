"""What calamine reads: binary workbooks, and workbooks that our own reader gives up."""

from __future__ import annotations

import io
import struct
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.exchange import used_range
from planapp.exchange.grid import Value
from planapp.exchange.read_calamine import VALUES_ONLY, _meant, read_with_calamine
from planapp.exchange.read_file import read_file
from planapp.exchange.reading import Reading
from planapp.exchange.source import Source
from planapp.exchange.used_range import check_used_range
from tests.exchange.xlsx_files import LINKS, MAIN, links, parts_of, write_package

TEXT_CELL = '<c r="B2" t="inlineStr"><is><t>found</t></is></c>'


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record of a binary workbook ([MS-XLSB] 2.1.4)."""
    numbers = b""
    for number in (kind, len(content)):
        while number > 0x7F:
            numbers += bytes([number & 0x7F | 0x80])
            number >>= 7
        numbers += bytes([number])
    return numbers + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_workbook(path: Path, *, row: int = 1, column: int = 1) -> Path:
    """Write an .xlsb with one text and one number in a row."""
    sheet = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Plan"))
    rows = record(0, struct.pack("<I", row) + bytes(13))
    text = record(6, struct.pack("<II", column, 0) + wide("found"))
    number = record(5, struct.pack("<IId", column + 1, 0, 2.5))
    size = record(148, struct.pack("<IIII", row, row, column, column + 1))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types><Override ContentType="
        "'application/vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>",
        "_rels/.rels": links({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": record(131) + record(143) + sheet + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": links({"rId1": ("worksheet", "worksheets/sheet1.bin")}),
        "xl/worksheets/sheet1.bin": b"".join(
            [record(129), size, record(145), rows, text, number, record(146), record(130)]
        ),
    }
    return write_package(path, parts)


def source_of(path: Path) -> Source:
    return Source(path.name, io.BytesIO(path.read_bytes()))


def values(reading: Reading) -> dict[str, Value]:
    return {cell.address: cell.value for sheet in reading.book.sheets for cell in sheet.filled()}


def test_a_binary_workbook(tmp_path: Path) -> None:
    reading = read_file(source_of(binary_workbook(tmp_path / "plan.xlsb")))
    assert values(reading) == {"B2": "found", "C2": 2.5}
    assert [remark.text for remark in reading.remarks] == [VALUES_ONLY]


def test_a_cell_far_away(tmp_path: Path) -> None:
    path = binary_workbook(tmp_path / "plan.xlsb", row=1_048_575, column=16_000)
    with pytest.raises(UserError, match=r"^plan\.xlsb has a cell far away from the others"):
        read_file(source_of(path))
    path = write_package(
        tmp_path / "plan.xlsx", parts_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    )
    with pytest.raises(UserError, match=r"^plan\.xlsx has a cell far away from the others"):
        read_with_calamine(source_of(path))


def test_a_reference_across_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_package(tmp_path / "plan.xlsx", parts_of('<row r="9"><c r="XFD1048576"><v>1</v></c></row>'))
    for piece in range(20, 40):
        monkeypatch.setattr(used_range, "_PIECE", piece)
        with pytest.raises(UserError):
            check_used_range(source_of(path))


def test_what_our_reader_gives_up_is_read_for_its_values(tmp_path: Path) -> None:
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            LINKS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in parts_of(f'<row r="2">{TEXT_CELL}</row>').items()
    }
    reading = read_file(source_of(write_package(tmp_path / "plan.xlsx", strict)))
    assert values(reading) == {"B2": "found"}
    assert [remark.text for remark in reading.remarks] == [VALUES_ONLY]


def test_where_neither_reads_it_our_reader_has_the_word(tmp_path: Path) -> None:
    parts = parts_of("")
    parts["xl/worksheets/sheet1.xml"] = "<html/>"
    with pytest.raises(UserError, match="is not laid out inside as Excel lays out a workbook"):
        read_file(source_of(write_package(tmp_path / "plan.xlsx", parts)))


@pytest.mark.parametrize(
    ("stored", "value", "number_format"),
    [
        (2.0, 2, "General"),
        (2.5, 2.5, "General"),
        (1e300, 1e300, "General"),
        (True, True, "General"),
        (date(2018, 4, 1), datetime(2018, 4, 1), "dd/mm/yyyy"),
        (datetime(2018, 4, 1, 9, 30), datetime(2018, 4, 1, 9, 30), "dd/mm/yyyy hh:mm"),
        (time(9, 30), time(9, 30), "hh:mm"),
        (timedelta(hours=36), 1.5, "[h]:mm"),
        ("two\r\nlines", "two\nlines", "General"),
    ],
)
def test_values(stored: object, value: Value, number_format: str) -> None:
    found = _meant(stored)
    assert found == (value, number_format)
    assert type(found[0]) is type(value)
