"""How far the cells of a zipped workbook reach, found out before calamine makes room for all in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from planapp.errors import UserError
from planapp.exchange.package_checks import opened_zip
from planapp.exchange.source import Source

# calamine takes 32 bytes for each place between the first and the last cell: 512 MB.
MAX_PLACES = 16_000_000

_XML_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_PIECE = 256 * 1024
_LONGEST_REFERENCE = 16
# [MS-XLSB] 2.3.1: BrtRowHdr, and the cells BrtCellBlank … BrtFmlaError, which start with their column.
_ROW, _CELLS = 0, range(1, 12)


def check_used_range(source: Source) -> None:
    """Raise UserError where a sheet reaches further than there is room for; other files than zips pass."""
    if not source.head().startswith(b"PK"):
        return
    with opened_zip(source) as archive:
        for rows, columns in _reaches(archive):
            if rows * columns > MAX_PLACES:
                raise UserError(
                    f"{source.name} has a cell far away from the others, which makes it too large to read. "
                    "In Excel, copy the plan into a new workbook and import that."
                )


def _reaches(archive: ZipFile) -> Iterator[tuple[int, int]]:
    for part in archive.infolist():
        name = part.filename.replace("\\", "/").lower()
        if "worksheets/" in name and name.endswith((".xml", ".bin")):
            with archive.open(part) as content:
                yield _reach_xml(content) if name.endswith(".xml") else _reach_binary(content)


def _reach_xml(content: IO[bytes]) -> tuple[int, int]:
    rows, letters, tail = 1, b"A", b""
    while piece := content.read(_PIECE):
        for column, row in _XML_CELL.findall(tail + piece):
            rows = max(rows, int(row))
            letters = max(letters, column, key=lambda name: (len(name), name))
        tail = piece[-_LONGEST_REFERENCE:]
    columns = 0
    for letter in letters:
        columns = 26 * columns + letter - ord("A") + 1
    return rows, columns


def _reach_binary(content: IO[bytes]) -> tuple[int, int]:
    rows = columns = 1
    while (kind := _number(content, 2)) is not None and (size := _number(content, 4)) is not None:
        record = content.read(size)
        if kind == _ROW:
            rows = max(rows, int.from_bytes(record[:4], "little") + 1)
        elif kind in _CELLS:
            columns = max(columns, int.from_bytes(record[:4], "little") + 1)
    return rows, columns


def _number(content: IO[bytes], longest: int) -> int | None:
    """Return the next number, seven bits a byte, the lowest first; None at the end ([MS-XLSB] 2.1.4)."""
    number = 0
    for shift in range(0, 7 * longest, 7):
        byte = content.read(1)
        if not byte:
            return None
        number |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            break
    return number
