"""An item on paper: as many pages as it takes, line by line, so that a long text goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.look import colour, scaled
from planapp.graphics.rating_cell import Cell, paint_cell
from planapp.reports.frame import Frame
from planapp.reports.item_sheet import Entry, ItemSheet, Part
from planapp.reports.lettering import Type, Types
from planapp.reports.pagination import Block, Spot, placed
from planapp.reports.paper import Paper, paper_look

_LABEL, _GAP, _CELL, _ABOVE_PART, _ABOVE_ENTRY, _RULE = 150, 12, 44, 16, 5, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the item: a text beside its label, or a title over the whole width (a label alone)."""

    label: str
    text: str
    label_type: Type
    text_type: Type
    above: float = 0
    cell: Cell | None = None
    indent: float = 0
    keeps: bool = False
    rule: bool = False
    tokens: tuple[str, str] = ("text3", "text")


class ItemReport:
    """Lays out an item for a paper, and paints its pages."""

    def __init__(self, sheet: ItemSheet, paper: Paper) -> None:
        """Lay it out; `room` is how high the lines of a page may be together."""
        self.title, self.mark = f"{sheet.name}, {sheet.heading.title}", sheet.name
        self.paper = paper
        self._look = paper_look()
        self._types = Types(self._look)
        self._width, height = paper.room
        self._frame = Frame(sheet.heading, self._width, height, self._look)
        self.room = self._frame.room
        lines = list(self._lines(sheet))
        spots = placed([self._block(line) for line in lines], self.room)
        self._pages: list[list[tuple[Line, Spot]]] = [[]]
        for line, spot in zip(lines, spots, strict=True):
            while len(self._pages) <= spot.page:
                self._pages.append([])
            self._pages[spot.page].append((line, spot))

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def lines_on(self, page: int) -> list[tuple[Line, Spot]]:
        """Return the lines of a page, and where they stand below its head."""
        return self._pages[page]

    def _lines(self, sheet: ItemSheet) -> Iterator[Line]:
        types = self._types
        for words in types.small.broken(sheet.path, self._width):
            yield Line(words, "", types.small, types.small, keeps=True)
        for words in types.title.broken(sheet.title, self._width):
            yield Line(words, "", types.title, types.small, keeps=True, tokens=("text", "text"))
        for part in sheet.parts:
            yield from self._lines_of_part(part)

    def _lines_of_part(self, part: Part) -> Iterator[Line]:
        types, above = self._types, self._px(_ABOVE_PART)
        if part.title:
            yield Line(
                part.title,
                "",
                types.heading,
                types.small,
                above,
                keeps=True,
                rule=True,
                tokens=("text", "text"),
            )
        for at, entry in enumerate(part.entries):
            yield from self._lines_of(entry, above if not (at or part.title) else self._px(_ABOVE_ENTRY))

    def _lines_of(self, entry: Entry, above: float) -> Iterator[Line]:
        types = self._types
        indent = self._px(_CELL) if entry.cell is not None else 0.0
        labels = types.small.broken(entry.label, self._px(_LABEL))
        room = self._width - self._px(_LABEL + _GAP) - indent
        texts = types.small.broken(entry.text, room)
        pairs = list(zip_longest(labels, texts, fillvalue="")) or [("", "")]
        for at, (label, text) in enumerate(pairs):
            yield Line(
                label,
                text,
                types.small,
                types.small,
                0 if at else above,
                None if at else entry.cell,
                indent,
                # A line is not left alone at the foot of a page, nor at the head.
                keeps=len(pairs) > 1 and at in (0, len(pairs) - 2),
                tokens=("text3", "danger" if entry.late else "text"),
            )

    def _block(self, line: Line) -> Block:
        height: float = max(line.label_type.line if line.label else 0, line.text_type.line)
        if line.cell is not None:
            height = max(height, self._px(24))
        return Block(height + line.above, height, line.keeps)

    # Painting.

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        self._frame.paint_head(painter)
        for line, spot in self._pages[page]:
            self._paint_line(painter, line, spot)
        self._frame.paint_foot(painter, page, self.pages)

    def _paint_line(self, painter: QPainter, line: Line, spot: Spot) -> None:
        theme, top = self._look.theme, self._frame.head + spot.top
        if line.rule and not spot.begins_page:
            rule = QRectF(0, top + self._px(_RULE), self._width, self._px(1))
            painter.fillRect(rule, colour(theme.line))
        top += 0 if spot.begins_page else line.above
        label, text = (getattr(theme, token) for token in line.tokens)
        line.label_type.write(painter, 0, top, (line.label,), label)
        left = self._px(_LABEL + _GAP)
        if line.cell is not None:
            box = QRectF(left, top - self._px(3), self._px(_CELL - 8), self._px(24))
            paint_cell(painter, box, line.cell, self._look)
        if line.text:
            line.text_type.write(painter, left + line.indent, top, (line.text,), text)

    def _px(self, pixels: float) -> float:
        return scaled(pixels, self._look)
