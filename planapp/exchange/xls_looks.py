"""How the cells of an .xls workbook look, which calamine leaves out ([MS-XLS], BIFF8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planapp.exchange.reading import MAX_BLANK_ROWS
from planapp.exchange.source import Source
from planapp.exchange.xls_stream import Record, records, workbook_stream
from planapp.exchange.xlsx_looks import Look

Position = tuple[int, int]

_BOF, _EOF, _CONTINUE, _BIFF8 = 0x809, 0x0A, 0x3C, 0x600
_FORMAT, _FONT, _XF, _PALETTE, _SHEET = 0x41E, 0x31, 0xE0, 0x92, 0x85
_ROW, _COLUMNS, _NOTE, _OBJECT, _OBJECT_TEXT = 0x208, 0x7D, 0x1C, 0x5D, 0x1B6
# Blank, number (also packed), text (also rich), formula, truth or error: row, column, style.
_SINGLE = frozenset({0x201, 0x203, 0x27E, 0xFD, 0x204, 0xD6, 0x06, 0x205})
_MANY_BLANKS, _MANY_NUMBERS = 0xBE, 0xBD
_BLANKS = frozenset({0x201, _MANY_BLANKS})
_AUTOMATIC = 0x7FFF
_HEAVY = 600
_FIRST_CUSTOM = 8
_LAST_CUSTOM = 63


@dataclass(slots=True)
class XlsSheet:
    """What an .xls workbook says of a sheet beside its values."""

    looks: dict[Position, Look] = field(default_factory=dict)
    notes: dict[Position, tuple[str, str]] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    outline: dict[int, int] = field(default_factory=dict)


def sheets_of(source: Source) -> dict[str, XlsSheet]:
    """Return the looks of the sheets by name; nothing where the file is older, or not as it should be."""
    try:
        stream = workbook_stream(source)
        book = _Workbook()
        for record in records(stream):
            if record.kind == _EOF:
                break
            book.take(record)
        if not book.is_biff8:
            return {}
        looks = book.looks()
        return {name: _sheet(stream, at, looks) for name, at in book.sheets}
    except (ValueError, struct.error, IndexError):
        return {}


@dataclass(slots=True)
class _Workbook:
    """What the sheets share."""

    is_biff8: bool = False
    sheets: list[tuple[str, int]] = field(default_factory=list)
    _formats: dict[int, str] = field(default_factory=dict)
    _fonts: list[tuple[int, bool, bool]] = field(default_factory=list)
    _styles: list[bytes] = field(default_factory=list)
    _palette: dict[int, str] = field(default_factory=dict)

    def take(self, record: Record) -> None:
        content = record.content
        if record.kind == _BOF:
            self.is_biff8 = struct.unpack_from("<H", content)[0] == _BIFF8
        elif record.kind == _FORMAT:
            number, length = struct.unpack_from("<HH", content)
            self._formats[number] = _text(content, 4, length)
        elif record.kind == _FONT:
            flags, colour, weight = struct.unpack_from("<HHH", content, 2)
            self._fonts.append((colour, weight >= _HEAVY, bool(flags & 2)))
        elif record.kind == _XF:
            self._styles.append(content)
        elif record.kind == _PALETTE:
            for index in range(struct.unpack_from("<H", content)[0]):
                self._palette[_FIRST_CUSTOM + index] = content[2 + 4 * index : 5 + 4 * index].hex().upper()
        elif record.kind == _SHEET:
            (at,) = struct.unpack_from("<I", content)
            self.sheets.append((_text(content, 7, content[6]), at))

    def looks(self) -> list[Look]:
        """Return the looks in the order in which cells refer to them."""
        return [self._look(style) for style in self._styles]

    def _look(self, style: bytes) -> Look:
        font, number_format = struct.unpack_from("<HH", style)
        (borders, colours) = struct.unpack_from("<IH", style, 14)
        # There is no font of number 4.
        colour, bold, italic = self._fonts[font - (font > 4)]
        pattern = borders >> 26
        shown = colours & 0x7F if pattern == 1 else colours >> 7 & 0x7F
        font_colour = self._colour(colour)
        return Look(
            number_format=self._format(number_format),
            fill=self._colour(shown) if pattern else "",
            font_colour="" if font_colour == "000000" else font_colour,
            bold=bold,
            italic=italic,
            indent=style[8] & 0x0F,
        )

    def _format(self, number: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        return self._formats.get(number) or BUILTIN_FORMATS.get(number, "General")

    def _colour(self, index: int) -> str:
        """Return the colour of a number ([MS-XLS] 2.5.161); '' for the automatic ones."""
        from openpyxl.styles.colors import COLOR_INDEX

        if index == _AUTOMATIC or index > _LAST_CUSTOM:
            return ""
        return self._palette.get(index) or COLOR_INDEX[index][-6:]


def _sheet(stream: bytes, at: int, looks: Sequence[Look]) -> XlsSheet:
    sheet, notes = XlsSheet(), _Notes()
    last_filled = 0
    for record in _of_sheet(stream, at):
        is_blank = record.kind in _BLANKS
        for position, style in _styled(record.kind, record.content):
            if style >= len(looks) or (is_blank and not _matters(position, looks[style], last_filled)):
                continue
            sheet.looks[position] = looks[style]
            if not is_blank:
                last_filled = max(last_filled, position[0])
        if record.kind in (_ROW, _COLUMNS):
            _lay_out(sheet, record.kind, record.content)
        notes.take(record)
    sheet.notes = notes.by_position()
    return sheet


def _matters(position: Position, look: Look, last_filled: int) -> bool:
    """Tell whether the look of a blank cell says something."""
    return look.is_coloured and position[0] <= last_filled + MAX_BLANK_ROWS


def _of_sheet(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of a sheet; a chart on it is a stream in the stream, which is passed over."""
    depth = 0
    for record in records(stream, at):
        depth += (record.kind == _BOF) - (record.kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield record


@dataclass(slots=True)
class _Notes:
    """Puts notes together: where they are is told after the objects that hold their texts."""

    _places: dict[int, tuple[Position, str]] = field(default_factory=dict)
    _texts: dict[int, str] = field(default_factory=dict)
    _object: int = 0
    _missing: int = 0

    def take(self, record: Record) -> None:
        kind, content = record.kind, record.content
        if kind == _OBJECT:
            (self._object,) = struct.unpack_from("<H", content, 6)
        elif kind == _OBJECT_TEXT:
            (self._missing,) = struct.unpack_from("<H", content, 10)
        elif kind == _CONTINUE and self._missing:
            # A long text goes on in the next record, which brings flags of its own.
            text = _text(content, 0, self._missing)
            self._texts[self._object] = self._texts.get(self._object, "") + text
            self._missing -= len(text)
        elif kind == _NOTE:
            row, column, _, number, size = struct.unpack_from("<HHHHH", content)
            self._places[number] = ((row + 1, column + 1), _text(content, 10, size))

    def by_position(self) -> dict[Position, tuple[str, str]]:
        """Return texts and authors."""
        texts = {
            number: text.replace("\r\n", "\n").replace("\r", "\n") for number, text in self._texts.items()
        }
        found = self._places.items()
        return {at: (texts[number], author) for number, (at, author) in found if number in texts}


def _styled(kind: int, content: bytes) -> Iterator[tuple[Position, int]]:
    """Yield the places of a record of cells, with the numbers of their styles."""
    if kind in _SINGLE:
        row, column, style = struct.unpack_from("<HHH", content)
        yield (row + 1, column + 1), style
    elif kind in (_MANY_BLANKS, _MANY_NUMBERS):
        row, column = struct.unpack_from("<HH", content)
        step = 2 if kind == _MANY_BLANKS else 6
        for number, at in enumerate(range(4, len(content) - 2, step)):
            yield (row + 1, column + 1 + number), struct.unpack_from("<H", content, at)[0]


def _lay_out(sheet: XlsSheet, kind: int, content: bytes) -> None:
    if kind == _ROW:
        row, _, _, height = struct.unpack_from("<HHHH", content)
        flags = content[12]
        if flags & 0x40:
            # Set by hand, in twentieths of a point.
            sheet.heights[row + 1] = (height & 0x7FFF) / 20
        if flags & 0x20:
            sheet.hidden_rows.add(row + 1)
        if flags & 0x07:
            sheet.outline[row + 1] = flags & 0x07
        return
    first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
    for column in range(first + 1, min(last, 255) + 2):
        sheet.widths[column] = width / 256
        if flags & 1:
            sheet.hidden_columns.add(column)


def _text(content: bytes, at: int, length: int) -> str:
    """Return a text that a byte of flags stands before: one byte a letter, or two ([MS-XLS] 2.5.294)."""
    is_wide = content[at] & 1
    letters = content[at + 1 : at + 1 + length * (1 + is_wide)]
    return letters.decode("utf-16-le" if is_wide else "latin-1", "replace")
