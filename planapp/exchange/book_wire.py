"""A reading as lines of JSON, which can be sent from a process that is not trusted: no code, no objects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from planapp.exchange.grid import Book, Cell, Merge, Sheet, Value
from planapp.exchange.reading import Reading, Remark

# Cells of a line; long enough to be quick, short enough for progress.
_A_LINE = 500
# What most cells have from here on: see `Cell`.
_PLAIN = ("General", "", "", False, False, 0, "", "", "")
_MOMENTS: dict[str, Callable[[str], Value]] = {
    "dt": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
}


def lines_of(reading: Reading) -> Iterator[bytes]:
    """Yield a reading line by line."""
    yield _line("book", reading.book.name)
    for sheet in reading.book.sheets:
        yield _line("sheet", _layout(sheet))
        cells = [_packed(cell) for row in sheet.cells for cell in row]
        for start in range(0, len(cells), _A_LINE):
            yield _line("cells", cells[start : start + _A_LINE])
    yield _line("remarks", [[remark.where, remark.text] for remark in reading.remarks])


def message(line: bytes) -> tuple[str, Any]:
    """Return what kind of line it is, and what it says."""
    kind, content = json.loads(line)
    return kind, content


def line_of(kind: str, content: Any) -> bytes:
    """Return a line of another kind than those of a reading."""
    return _line(kind, content)


class Unpacker:
    """Puts a reading together again from its lines."""

    def __init__(self) -> None:
        self._name = ""
        self._sheets: list[Sheet] = []
        self._layout: dict[str, Any] | None = None
        self._rows: list[list[Cell]] = []
        self._words: dict[str, str] = {}
        self._remarks: tuple[Remark, ...] | None = None

    def take(self, kind: str, content: Any) -> None:
        """Take in a line; those of other kinds are passed over."""
        if kind == "cells":
            self._take_cells(content)
        elif kind == "sheet":
            self._end_sheet()
            self._layout = content
        elif kind == "book":
            self._name = content
        elif kind == "remarks":
            self._end_sheet()
            self._remarks = tuple(Remark(where, text) for where, text in content)

    @property
    def reading(self) -> Reading | None:
        """The reading; None until its last line is there."""
        if self._remarks is None:
            return None
        return Reading(Book(self._name, tuple(self._sheets)), self._remarks)

    def _take_cells(self, packed: list[list[Any]]) -> None:
        for values in packed:
            cell = self._cell(*values)
            if self._rows and self._rows[-1][0].row == cell.row:
                self._rows[-1].append(cell)
            else:
                self._rows.append([cell])

    def _cell(self, row: int, column: int, stored: Any, text: str | None, *look: Any) -> Cell:
        value = _value(stored)
        shown = str(value) if text is None else text
        # Formats and colours are the same few words all over.
        kept: list[Any] = [self._words.setdefault(w, w) if isinstance(w, str) else w for w in look]
        return Cell(row, column, value, shown, *kept)

    def _end_sheet(self) -> None:
        if self._layout is not None:
            cells = tuple(map(tuple, self._rows))
            self._sheets.append(_sheet(self._layout, cells))
            self._layout, self._rows = None, []


def _line(kind: str, content: Any) -> bytes:
    return json.dumps([kind, content], separators=(",", ":")).encode("ascii") + b"\n"


def _packed(cell: Cell) -> list[Any]:
    # Text that is the value itself goes once.
    text = None if isinstance(cell.value, str) and cell.text == cell.value else cell.text
    look = (
        cell.number_format,
        cell.fill,
        cell.font_colour,
        cell.bold,
        cell.italic,
        cell.indent,
        cell.note,
        cell.note_author,
        cell.icon,
    )
    used = len(look)
    while used and look[used - 1] == _PLAIN[used - 1]:
        used -= 1
    return [cell.row, cell.column, _stored(cell.value), text, *look[:used]]


def _stored(value: Value) -> Any:
    if isinstance(value, datetime):
        return ["dt", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return ["t", value.isoformat()] if isinstance(value, time) else value


def _value(stored: Any) -> Value:
    if isinstance(stored, list):
        kind, text = stored
        return _MOMENTS[kind](text)
    kept: Value = stored
    return kept


def _layout(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "state": sheet.state,
        "merges": [[merge.top, merge.left, merge.bottom, merge.right] for merge in sheet.merges],
        "widths": list(sheet.widths.items()),
        "heights": list(sheet.heights.items()),
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "outline": list(sheet.outline.items()),
        "freeze": sheet.freeze,
        "print_title_rows": sheet.print_title_rows,
        "orientation": sheet.orientation,
        "paper": sheet.paper,
        "fit_to_width": sheet.fit_to_width,
    }


def _sheet(layout: dict[str, Any], cells: tuple[tuple[Cell, ...], ...]) -> Sheet:
    merges = tuple(Merge(*edges) for edges in layout.pop("merges"))
    rest: dict[str, Any] = dict(layout)
    rest |= {name: dict(layout[name]) for name in ("widths", "heights", "outline")}
    rest |= {name: frozenset(layout[name]) for name in ("hidden_rows", "hidden_columns")}
    return Sheet(cells=cells, merges=merges, **rest)
