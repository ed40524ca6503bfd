"""The board on paper: as many pages as it takes, the headings of its columns on each, the key at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.domain.records import STEP, THEME
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import colour, scaled
from planapp.graphics.marks import StepMark, paint_step_mark, paint_step_state, paint_trend
from planapp.graphics.rating_cell import Cell, paint_cell
from planapp.graphics.rating_key import key_height, paint_key
from planapp.graphics.rollup_bar import FROZEN_SIZE, OPEN_SIZE, paint_rollup
from planapp.reports.board_columns import Widths, shared
from planapp.reports.board_rows import PAD_X, PAD_Y, SIGN, WORDS_GAP, Laid, RowLayout
from planapp.reports.board_sheet import Mark, PeriodColumn, Row, Sheet, Words, WordsColumn
from planapp.reports.frame import Frame
from planapp.reports.lettering import Types
from planapp.reports.pagination import Block, Spot, placed
from planapp.reports.paper import FINE, Paper, paper_look

_YEAR_LINE, _HEAD_PAD, _ABOVE_KEY, _WARNING, _LOCK = 16, 5, 14, 12, 10
# Marks stand in the middle of this much at the top of a row, beside its first line.
_MARK_ROOM = 28


class BoardReport:
    """Lays out a sheet for a paper, and paints its pages."""

    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        """Lay it out; `room` is how high the rows of a page may be together."""
        self.title, self.mark, self.paper = sheet.heading.title, "", paper
        self._sheet, self._look = sheet, paper_look()
        self._types = Types(self._look)
        self._width, height = paper.room
        self._frame = Frame(sheet.heading, self._width, height, self._look)
        self._widths = self._columns()
        self._periods = [sheet.periods[place] for place in self._widths.shown]
        self._insets = tuple(self._px(_WARNING + 4) if one.is_due else 0.0 for one in sheet.words)
        self._labels = self._broken_labels()
        self._head = self._head_height()
        self.room = self._frame.room - self._head
        self._lay_out(self.room)

    def _columns(self) -> Widths:
        sheet = self._sheet
        opened = [one.is_open for one in sheet.periods]
        wished = [(one.width, not one.is_due) for one in sheet.words]
        widths = shared(self._width / FINE, wished, opened, bool(sheet.trend_label))
        return Widths(
            widths.title * FINE,
            tuple(width * FINE for width in widths.words),
            tuple(width * FINE for width in widths.periods),
            widths.shown,
            widths.trend * FINE,
        )

    def _broken_labels(self) -> tuple[tuple[str, ...], ...]:
        caption = self._types.caption_strong
        return tuple(
            caption.broken(one.label, max(self._px(PAD_X), width - inset - self._px(WORDS_GAP)), 4)
            for one, width, inset in self._word_columns()
        )

    def _head_height(self) -> float:
        lines = max(map(len, self._labels), default=1)
        names = max((len(self._name(*one)) for one in self._named()), default=1)
        line = self._types.caption_strong.line
        years = self._px(_YEAR_LINE) if self._periods else 0
        return max(lines * line, years + names * line) + self._px(2 * _HEAD_PAD)

    def _lay_out(self, room: float) -> None:
        layout = RowLayout(self._widths, self._insets, room, self._types, self._look)
        self._layout = layout
        self._rows = [layout.laid(row) for row in self._sheet.rows]
        blocks = [layout.block(laid) for laid in self._rows]
        key = self._key_height()
        if key:
            blocks.append(Block(key, key))
        spots = list(placed(blocks, room))
        self._key = spots.pop() if key else None
        self._spots: list[list[tuple[Laid, Spot]]] = [
            list(group)
            for _, group in groupby(zip(self._rows, spots, strict=True), key=lambda one: one[1].page)
        ]

    def _key_height(self) -> float:
        if not self._sheet.key:
            return 0
        return key_height(self._sheet.key, int(self._width), self._look) + self._px(_ABOVE_KEY)

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        last = self._key.page + 1 if self._key is not None else 1
        return max(1, len(self._spots), last)

    def rows_on(self, page: int) -> list[tuple[Row, Spot]]:
        """Return the rows of a page, and where they stand below the headings of the columns."""
        return [(laid.row, spot) for laid, spot in self.laid_on(page)]

    def laid_on(self, page: int) -> list[tuple[Laid, Spot]]:
        """Return the rows of a page as they are painted."""
        return self._spots[page] if page < len(self._spots) else []

    # Painting: row by row, from left to right, as it is read.

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        self._frame.paint_head(painter)
        rows, top = self.laid_on(page), self._frame.head
        if rows:
            self._paint_head(painter, top)
        body = top + self._head
        for laid, spot in rows:
            self._paint_row(painter, laid, spot, body + spot.top)
        if rows:
            last = rows[-1][1]
            self._paint_uprights(painter, top, body + last.top + last.height)
        elif not self._sheet.rows:
            self._types.body.write(painter, 0, top, (self._sheet.note,), self._look.theme.text2)
        if self._key is not None and self._key.page == page:
            at = body + self._key.top + self._px(_ABOVE_KEY)
            paint_key(painter, QRectF(0, at, self._width, self._key.height), self._sheet.key, self._look)
        self._frame.paint_foot(painter, page, self.pages)

    def _paint_head(self, painter: QPainter, top: float) -> None:
        theme, types = self._look.theme, self._types
        painter.fillRect(QRectF(0, top, self._width, self._head), colour(theme.sunken))
        foot = top + self._head - self._px(_HEAD_PAD)
        caption = types.caption_strong
        caption.write(painter, self._px(PAD_X), foot - caption.line, (self._sheet.title_label,), theme.text2)
        left = self._widths.title
        for lines, (_, width, inset) in zip(self._labels, self._word_columns(), strict=True):
            caption.write(painter, left + inset, foot - len(lines) * caption.line, lines, theme.text2)
            left += width
        for period, x, width, starts in self._named_places():
            if starts:
                years = top + self._px(_HEAD_PAD)
                types.caption.write(painter, x + self._px(4), years, (period.year,), theme.text3)
            rgb = theme.accent if period.is_open else theme.text2
            lines = self._name(period, width)
            for at, line in enumerate(lines):
                up = foot - (len(lines) - at) * caption.line
                caption.write_centred(painter, x + width / 2, up, line, rgb)
        painter.fillRect(self._line(top + self._head), colour(theme.line2))

    def _word_columns(self) -> Iterator[tuple[WordsColumn, float, float]]:
        """Yield each column of words, how wide it is, and how far it begins with nothing."""
        return zip(self._sheet.words, self._widths.words, self._insets, strict=True)

    def _named(self) -> Iterator[tuple[PeriodColumn, float]]:
        yield from zip(self._periods, self._widths.periods, strict=True)

    def _name(self, period: PeriodColumn, width: float) -> tuple[str, ...]:
        return self._types.caption_strong.broken(period.name, width - self._px(2), 3)

    def _named_places(self) -> Iterator[tuple[PeriodColumn, float, float, bool]]:
        """Yield each period that is shown: where it stands, how wide, and whether a year begins there."""
        left, year = self._widths.title + sum(self._widths.words), ""
        for period, width in self._named():
            yield period, left, width, bool(period.year) and period.year != year
            left, year = left + width, period.year or year

    def _paint_row(self, painter: QPainter, laid: Laid, spot: Spot, top: float) -> None:
        theme, row = self._look.theme, laid.row
        box = QRectF(0, top, self._width, spot.height)
        shows_title = not row.repeats or spot.begins_page
        if row.kind == THEME:
            painter.fillRect(box, colour(theme.band))
        # The line over a row that repeats a title leaves the title out.
        if not spot.begins_page:
            left = 0.0 if shows_title else self._widths.title
            painter.fillRect(QRectF(left, top, self._width - left, self._px(1)), colour(theme.line))
        self._paint_title(painter, laid, top, shows_title)
        x = self._widths.title
        for words, lines, (_, width, inset) in zip(row.words, laid.words, self._word_columns(), strict=True):
            self._paint_words(painter, x + inset, top, words, lines)
            x += width
        shown = [row.marks[place] for place in self._widths.shown]
        for mark, (period, left, width, _) in zip(shown, self._named_places(), strict=True):
            room = QRectF(left, top, width, self._mark_room(spot))
            self._paint_mark(painter, room, mark, period)
        trend = QRectF(self._width - self._widths.trend, top, self._widths.trend, self._mark_room(spot))
        if self._widths.trend:
            paint_trend(painter, trend, row.trend, self._look)

    def _mark_room(self, spot: Spot) -> float:
        return min(spot.height, self._px(_MARK_ROOM))

    def _paint_title(self, painter: QPainter, laid: Laid, top: float, shows_title: bool) -> None:
        theme, row, layout = self._look.theme, laid.row, self._layout
        at, ref, text = top + self._px(PAD_Y), layout.ref_type(row), layout.title_type(row)
        # One line stands in the middle of the least row.
        lift = max(0.0, (self._px(_MARK_ROOM - 2 * PAD_Y) - text.line) / 2)
        if row.state is not None:
            box = QRectF(laid.ref_at - self._px(SIGN), at + lift, self._px(SIGN - 4), text.line)
            paint_step_state(painter, box, row.state, self._look)
        rgb = theme.text3 if row.quiet else theme.text2 if row.kind == STEP else theme.text
        ref.write(
            painter, laid.ref_at, at + lift + (text.line - ref.line) / 2, laid.ref, self._ref_colour(row)
        )
        if shows_title:
            text.write(painter, laid.text_at, at + lift, laid.title, rgb)

    def _ref_colour(self, row: Row) -> str:
        theme = self._look.theme
        return theme.text if row.kind == THEME else theme.text2 if row.is_parent else theme.text3

    def _paint_words(
        self, painter: QPainter, x: float, top: float, words: Words, lines: tuple[str, ...]
    ) -> None:
        theme, small = self._look.theme, self._types.small
        at = top + self._px(PAD_Y)
        lift = max(0.0, (self._px(_MARK_ROOM - 2 * PAD_Y) - small.line) / 2)
        if words.late:
            box = QRectF(x - self._px(_WARNING + 4), at + lift, self._px(_WARNING), small.line)
            paint_icon(painter, box, "warning", theme.danger, _WARNING, self._look)
        rgb = theme.danger if words.late else theme.text3 if words.quiet else theme.text2
        small.write(painter, x, at + lift, lines, rgb)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Mark, period: PeriodColumn) -> None:
        if isinstance(mark, Cell):
            paint_cell(painter, box, mark, self._look)
        elif isinstance(mark, StepMark):
            paint_step_mark(painter, box, mark, self._look)
        elif mark:
            paint_rollup(painter, box, mark, OPEN_SIZE if period.is_open else FROZEN_SIZE, self._look)

    def _paint_uprights(self, painter: QPainter, top: float, foot: float) -> None:
        """Paint where years begin, and the frame of the period that is worked on."""
        theme, line = self._look.theme, self._px(1)
        painter.fillRect(self._line(foot), colour(theme.line2))
        for at, (period, x, width, starts) in enumerate(self._named_places()):
            if starts or not at:
                painter.fillRect(QRectF(x, top, line, foot - top), colour(theme.line2))
            if period.is_open:
                self._paint_frame(painter, QRectF(x, top, width, foot - top))

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        line, ink = 2 * self._px(1), colour(self._look.theme.accent)
        for edge in (box.left(), box.right() - line):
            painter.fillRect(QRectF(edge, box.top(), line, box.height()), ink)
        for edge in (box.top(), box.bottom() - line):
            painter.fillRect(QRectF(box.left(), edge, box.width(), line), ink)

    def _line(self, y: float) -> QRectF:
        return QRectF(0, y, self._width, self._px(1))

    def _px(self, pixels: float) -> float:
        return scaled(pixels, self._look)
