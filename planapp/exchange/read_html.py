"""Read the tables of a web page, as programs write them and call them workbooks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from planapp.errors import Cancelled, UserError
from planapp.exchange.file_kinds import SAVE_AS_XLSX
from planapp.exchange.grid import Book, Cell, Merge, Sheet, in_rows
from planapp.exchange.html_styles import Style, StyleSheet
from planapp.exchange.reading import Progress, Reading, Remark, Room, no_progress
from planapp.exchange.source import Source
from planapp.exchange.text_file import decoded
from planapp.exchange.typed_text import typed

MAX_PAGE = 64 * 1024 * 1024
_PIECE = 64 * 1024
# What browsers take at most (HTML Living Standard, 4.9.11).
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534

# What Excel writes around parts for itself ('<![if !supportEmptyParas]>').
_CONDITION = re.compile(r"<!\[[^>]*>")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS = frozenset("br p div li ul ol h1 h2 h3 h4 h5 h6 hr caption".split())
_ROW_ENDS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
# What LibreOffice makes of the note on a cell.
_NOTE = "comment"
_LOOKS = frozenset("font span b strong i em".split())
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_html(source: Source, progress: Progress = no_progress) -> Reading:
    """Read the tables of a web page into one sheet, below each other, with what stands between them.

    Raises UserError if it is too long or can't be read.
    """
    if source.size() > MAX_PAGE:
        raise UserError(
            f"{source.name} has more than {MAX_PAGE // 1024**2} MB of text, which is more than a plan can. "
            f"{SAVE_AS_XLSX}"
        )
    text, has_odd = decoded(source.content())
    room = Room(source.name)
    page = _Page(room)
    try:
        text = _CONDITION.sub("", text.replace("\0", ""))
        for start in range(0, len(text), _PIECE):
            progress(start, len(text), f"Reading {source.name}")
            page.feed(text[start : start + _PIECE])
        page.close()
    except (UserError, Cancelled, MemoryError):
        raise
    except Exception as problem:  # html.parser has no error of its own
        raise UserError(f"{source.name} is a web page that could not be read. {SAVE_AS_XLSX}") from problem
    room.take(page.cells, page.merges)
    odd = "Some characters could not be read as letters. Look for odd signs in the texts."
    sheet = Sheet(source.stem, in_rows(page.cells.values()), merges=tuple(page.merges))
    return Reading(Book(source.name, (sheet,)), (Remark(source.name, odd),) if has_odd else ())


@dataclass(slots=True)
class _OpenCell:
    """A cell that is being read."""

    width: int
    height: int
    style: Style
    texts: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects cells and merges, row by row; a table inside a cell goes on in rows of its own."""

    def __init__(self, room: Room) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Merge] = []
        self._room, self._styles = room, StyleSheet()
        self._row, self._column, self._in_row = 1, 1, False
        self._open: _OpenCell | None = None
        self._row_style = Style()
        # Words that stand outside the cells.
        self._loose: list[str] = []
        # Columns that a cell above reaches down into, with the last row it covers.
        self._taken: dict[int, int] = {}
        self._unseen: list[str] = []
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == _NOTE:
            self._in_note = True
        elif tag in ("td", "th"):
            self._begin_cell(tag, given)
        elif tag in _ROW_ENDS:
            self._unseen.clear()
            self._end_row(tag)
            self._in_row = tag == "tr"
            self._row_style = self._styles.style_of(tag, given)
        elif tag in _BREAKS:
            self._add("\n")
        elif tag in _LOOKS and self._open is not None:
            self._open.style = self._open.style.under(self._styles.style_of(tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
        elif tag == _NOTE:
            self._in_note = False
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _ROW_ENDS:
            self._end_row(tag)
        elif tag in _BREAKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._add(_BLANKS.sub(" ", data))
        elif self._unseen[-1] == "style":
            self._styles.add(data)

    def close(self) -> None:
        """End what is still open."""
        super().close()
        self._end_row("table")

    def _add(self, text: str) -> None:
        if self._open is None:
            self._loose.append(text)
        else:
            (self._open.note if self._in_note else self._open.texts).append(text)

    def _begin_cell(self, tag: str, given: dict[str, str]) -> None:
        self._end_cell()
        if not self._in_row:
            self._show_loose()
            self._in_row = True
        style = self._styles.style_of(tag, given).over(self._row_style)
        width = _span(given.get("colspan"), _MOST_COLUMNS)
        self._open = _OpenCell(width, _span(given.get("rowspan"), _MOST_ROWS), style)

    def _end_cell(self) -> None:
        cell, self._open = self._open, None
        if cell is None:
            return
        while self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        last_row, last_column = self._row + cell.height - 1, self._column + cell.width - 1
        is_block = cell.width > 1 or cell.height > 1
        if is_block:
            self.merges.append(Merge(self._row, self._column, last_row, last_column))
        self._in_note = False
        self._put(_tidy(cell.texts), cell.style, _tidy(cell.note), keep=is_block)
        for column in range(self._column, last_column + 1):
            self._taken[column] = last_row
        self._column = last_column + 1

    def _end_row(self, tag: str) -> None:
        """End the row that is being read, if there is one; blocks reach no further down than their table."""
        self._end_cell()
        if self._in_row:
            self._row, self._column, self._in_row = self._row + 1, 1, False
        if tag == "table":
            self._taken.clear()
            for position in range(len(self.merges) - 1, -1, -1):
                merge = self.merges[position]
                if merge.bottom < self._row:
                    break
                self.merges[position] = Merge(merge.top, merge.left, self._row - 1, merge.right)
        self._show_loose()

    def _show_loose(self) -> None:
        """Give the words between tables and rows a row of their own."""
        text, self._loose = _tidy(self._loose), []
        if text:
            self._put(text, Style())
            self._row += 1

    def _put(self, text: str, style: Style, note: str = "", *, keep: bool = False) -> None:
        if not (text or style.fill or note or keep):
            return
        self._room.check(len(self.cells))
        value, number_format = typed(text) if text else (None, "General")
        self.cells[self._row, self._column] = Cell(
            self._row,
            self._column,
            value,
            text,
            number_format,
            style.fill,
            style.font_colour,
            bool(style.bold),
            bool(style.italic),
            style.indent,
            note,
        )


def _tidy(texts: list[str]) -> str:
    """Return the text as a browser shows it: lines without blanks around them, none empty at the ends."""
    lines = "".join(texts).split("\n")
    # A hard space alone stands in a cell so that its frame is drawn.
    return "\n".join(_BLANKS.sub(" ", line).strip(" \u00a0") for line in lines).strip("\n")


def _span(given: str | None, most: int) -> int:
    """Return over how many columns or rows a cell reaches; anything that is no number counts as one."""
    try:
        return min(max(int(given or 1), 1), most)
    except ValueError:
        return 1
