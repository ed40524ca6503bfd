"""A list of changes on paper: the headings of its columns on each page, no row torn that fits on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.look import colour, scaled
from planapp.graphics.rating_cell import Size, cell_size, paint_cell
from planapp.reports.changes_sheet import ChangesSheet, Entry, Group, Said
from planapp.reports.frame import Frame
from planapp.reports.lettering import Type, Types
from planapp.reports.marked_lines import Marks, marks_between
from planapp.reports.pagination import Block, Spot, placed
from planapp.reports.paper import Paper, paper_look

_HEADINGS = ("Field", "Was", "Is")
_MOST_TITLE = 4
_LABEL_SHARE, _PAD_X, _PAD_Y, _GAP, _LEAST, _HEAD_PAD = 0.2, 6, 5, 14, 28, 6
_EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a field says, in lines, and the words of it that went or came; perhaps it began a page before."""

    said: Said
    lines: tuple[str, ...]
    marks: Marks
    begins: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The row of an item, or of one of its fields; of a field that is higher than a page, a part."""

    group: Group
    label: tuple[str, ...]
    was: Cell | None = None
    now: Cell | None = None

    @property
    def is_head(self) -> bool:
        """Tell whether this is the row of the item itself."""
        return self.was is None

    @property
    def height(self) -> int:
        """Return how many lines it has."""
        return max(len(self.label), *(len(one.lines) for one in (self.was, self.now) if one is not None), 1)


class ChangesReport:
    """Lays out a list of changes for a paper, and paints its pages."""

    def __init__(self, sheet: ChangesSheet, paper: Paper) -> None:
        """Lay it out; `room` is how high the rows of a page may be together."""
        self.title, self.mark = f"Changes since {sheet.since}, {sheet.heading.title}", "changes"
        self.paper = paper
        self._sheet, self._look = sheet, paper_look()
        self._types = Types(self._look)
        self._width, height = paper.room
        self._frame = Frame(sheet.heading, self._width, height, self._look)
        self._head = self._types.caption_strong.line + self._px(2 * _HEAD_PAD)
        self.room = self._frame.room - self._head
        label = self._width * _LABEL_SHARE
        self._text_width = (self._width - label) / 2
        self._lefts = (self._px(_PAD_X), label, label + self._text_width)
        rows = [row for group in sheet.groups for row in self._rows_of(group)]
        self._pages: list[list[tuple[Row, Spot]]] = [[]]
        for row, spot in zip(rows, placed([self._block(row) for row in rows], self.room), strict=True):
            while len(self._pages) <= spot.page:
                self._pages.append([])
            self._pages[spot.page].append((row, spot))

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def rows_on(self, page: int) -> list[tuple[Row, Spot]]:
        """Return the rows of a page, and where they stand below the headings of the columns."""
        return self._pages[page]

    # Rows.

    def _rows_of(self, group: Group) -> Iterator[Row]:
        strong = self._types.strong
        state = self._types.small.width(group.state)
        room = self._width - state - self._px(2 * _PAD_X + _GAP)
        title = f"{group.ref} {group.title}".strip()
        yield Row(group, strong.broken(title, room, _MOST_TITLE))
        for entry in group.entries:
            yield from self._rows_of_entry(group, entry)

    def _rows_of_entry(self, group: Group, entry: Entry) -> Iterator[Row]:
        small, room = self._types.small, self._text_width - self._px(_GAP)
        label = self._types.small.broken(entry.label, self._lefts[1] - self._px(_GAP), 4)
        was, now = (small.broken(one.text, room) for one in (entry.was, entry.now))
        gone, come = marks_between(entry.was.text, entry.now.text, was, now)
        most = self._most_lines()
        for at in range(0, max(len(was), len(now), 1), most):
            yield Row(
                group,
                label if not at else (),
                Cell(entry.was, was[at : at + most], gone[at : at + most], not at),
                Cell(entry.now, now[at : at + most], come[at : at + most], not at),
            )

    def _most_lines(self) -> int:
        """Return how many lines of a field have room on a page, below the longest title of an item."""
        title = _MOST_TITLE * self._types.strong.line + self._px(2 * _PAD_Y)
        return max(1, int((self.room - title - self._px(2 * _PAD_Y)) // self._types.small.line))

    def _block(self, row: Row) -> Block:
        line = (self._types.strong if row.is_head else self._types.small).line
        height = min(self.room, max(self._px(_LEAST), row.height * line + self._px(2 * _PAD_Y)))
        # On another page than its item, a field says first whose it is.
        at_top = height if row.is_head else height + self._px(_LEAST)
        return Block(height, at_top, row.is_head and bool(row.group.entries))

    # Painting: row by row, from left to right, as it is read.

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        self._frame.paint_head(painter)
        rows, top = self.rows_on(page), self._frame.head
        if rows:
            self._paint_head(painter, top)
        else:
            self._types.body.write(painter, 0, top, (self._sheet.note,), self._look.theme.text2)
        for row, spot in rows:
            self._paint_row(painter, row, spot, top + self._head + spot.top)
        self._frame.paint_foot(painter, page, self.pages)

    def _paint_head(self, painter: QPainter, top: float) -> None:
        theme, caption = self._look.theme, self._types.caption_strong
        painter.fillRect(QRectF(0, top, self._width, self._head), colour(theme.sunken))
        for words, left in zip(_HEADINGS, self._lefts, strict=True):
            caption.write(painter, left, top + self._px(_HEAD_PAD), (words,), theme.text2)
        painter.fillRect(QRectF(0, top + self._head, self._width, self._px(1)), colour(theme.line2))

    def _paint_row(self, painter: QPainter, row: Row, spot: Spot, top: float) -> None:
        theme, foot = self._look.theme, top + spot.height
        if row.is_head:
            self._paint_band(painter, QRectF(0, top, self._width, spot.height), row.label, row.group.state)
        else:
            if spot.begins_page:
                self._paint_continued(painter, row.group, top)
                top += self._px(_LEAST)
            self._paint_field(painter, row, top)
        painter.fillRect(QRectF(0, foot, self._width, self._px(1)), colour(theme.line))

    def _paint_continued(self, painter: QPainter, group: Group, top: float) -> None:
        """Say whose fields go on here."""
        words, strong = "continued", self._types.strong
        room = self._width - self._types.small.width(words) - self._px(2 * _PAD_X + _GAP)
        title = strong.broken(f"{group.ref} {group.title}".strip(), room, 1)
        self._paint_band(painter, QRectF(0, top, self._width, self._px(_LEAST)), title, words)

    def _paint_band(self, painter: QPainter, box: QRectF, title: tuple[str, ...], state: str) -> None:
        theme, strong, small = self._look.theme, self._types.strong, self._types.small
        painter.fillRect(box, colour(theme.band))
        at = box.top() + self._lift(strong, len(title))
        strong.write(painter, self._lefts[0], at, title, theme.text)
        left = self._width - small.width(state) - self._px(_PAD_X)
        small.write(painter, left, at + (strong.line - small.line) / 2, (state,), theme.text2)

    def _paint_field(self, painter: QPainter, row: Row, top: float) -> None:
        theme, small = self._look.theme, self._types.small
        at = top + self._lift(small, row.height)
        small.write(painter, self._lefts[0], at, row.label, theme.text)
        if row.was is not None and row.now is not None:
            self._paint_cell(painter, row.was, self._lefts[1], at, theme.text2, is_now=False)
            self._paint_cell(painter, row.now, self._lefts[2], at, theme.text, is_now=True)

    def _lift(self, type_: Type, lines: int) -> float:
        """Return how far below the top of a row its text begins: one line stands in the middle."""
        return max(self._px(_PAD_Y), (self._px(_LEAST) - type_.line) / 2 if lines <= 1 else 0)

    def _paint_cell(
        self, painter: QPainter, cell: Cell, left: float, top: float, ink: str, *, is_now: bool
    ) -> None:
        small, theme = self._types.small, self._look.theme
        if not (cell.begins or cell.lines):
            return
        if cell.said.cell is not None:
            size = cell_size(Size.LIST, self._look)
            box = QRectF(left, top + (small.line - size.height()) / 2, size.width(), size.height())
            paint_cell(painter, box, cell.said.cell, self._look)
        elif not cell.said.text:
            small.write(painter, left, top, (_EMPTY,), theme.text3)
        else:
            small.write(painter, left, top, cell.lines, ink)
            self._paint_marks(painter, cell, left, top, is_now=is_now)

    def _paint_marks(self, painter: QPainter, cell: Cell, left: float, top: float, *, is_now: bool) -> None:
        """Underline words that came, strike those through that went."""
        small, theme = self._types.small, self._look.theme
        rgb, down = (theme.accent, 0.88) if is_now else (theme.text3, 0.56)
        for at, (line, stretches) in enumerate(zip(cell.lines, cell.marks, strict=True)):
            y = top + (at + down) * small.line
            for one in stretches:
                x = small.width(line[: one.start])
                width = small.width(line[: one.end]) - x
                painter.fillRect(QRectF(left + x, y, width, self._px(1)), colour(rgb))

    def _px(self, pixels: float) -> float:
        return scaled(pixels, self._look)
