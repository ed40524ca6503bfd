"""The records of an .xls workbook, out of the container of Office before 2007."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from planapp.exchange.source import Source

# [MS-CFB] 2.1 to 2.6: numbers of sectors with a meaning, sizes and places in the header and the directory.
_LAST_SECTOR = 0xFFFFFFFA
_HEADER, _ENTRY = 512, 128
_FIRST_FAT_NUMBERS = 109


class Record(NamedTuple):
    """A record of a workbook: its number and its content."""

    kind: int
    content: bytes


def workbook_stream(source: Source) -> bytes:
    """Return the stream that holds the workbook. Raises ValueError or struct.error where there is none."""
    container = _Container(source.content())
    for name, start, size in container.entries():
        if name in ("Workbook", "Book"):
            return container.stream(start, size)
    raise ValueError("no workbook")


def records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """Yield the records of a stream from a place on."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield Record(kind, stream[at + 4 : at + 4 + size])
        at += 4 + size


class _Container:
    """A file with streams in it, each a chain of sectors."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 0x1E)
        if not 7 <= shift <= 16 or not 4 <= mini_shift <= shift:
            raise ValueError("no sectors")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        (self._directory,) = struct.unpack_from("<I", content, 0x30)
        self._mini_cutoff, mini_fat = struct.unpack_from("<II", content, 0x38)
        self._fat = self._numbers(self._fat_sectors())
        self._mini_fat = self._numbers(self._chain(mini_fat, self._fat))
        self._mini = b""

    def entries(self) -> Iterator[tuple[str, int, int]]:
        """Yield name, first sector and size of all streams."""
        directory = self._read(self._directory)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[at : at + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 0x40)
            start, size = struct.unpack_from("<II", entry, 0x74)
            if kind == 5:
                # The root keeps the small streams.
                self._mini = self._read(start)[:size]
            elif kind == 2:
                yield entry[: max(length - 2, 0)].decode("utf-16-le", "replace"), start, size

    def stream(self, start: int, size: int) -> bytes:
        """Return the content of a stream."""
        if size >= self._mini_cutoff:
            return self._read(start)[:size]
        length = self._mini_size
        pieces = (self._mini[at * length : (at + 1) * length] for at in self._chain(start, self._mini_fat))
        return b"".join(pieces)[:size]

    def _fat_sectors(self) -> Iterator[int]:
        yield from struct.unpack_from(f"<{_FIRST_FAT_NUMBERS}I", self._content, 0x4C)
        (following,) = struct.unpack_from("<I", self._content, 0x44)
        for _ in range(len(self._content) // self._size):
            if following >= _LAST_SECTOR:
                return
            *numbers, following = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            yield from numbers

    def _numbers(self, sectors: Iterator[int]) -> tuple[int, ...]:
        content = b"".join(self._sector(sector) for sector in sectors if sector < _LAST_SECTOR)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._fat)))

    def _chain(self, sector: int, following: tuple[int, ...]) -> Iterator[int]:
        """Yield the sectors of a chain; one that bites its tail ends after as many as there are."""
        for _ in range(len(following)):
            if sector >= len(following):
                return
            yield sector
            sector = following[sector]

    def _sector(self, number: int) -> bytes:
        at = _HEADER if self._size <= _HEADER else self._size
        at += number * self._size
        return self._content[at : at + self._size]
