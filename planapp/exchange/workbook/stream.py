"""Streaming the sheets of a workbook: each row becomes XML as it is asked for. Imports openpyxl."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from functools import partial

from openpyxl import Workbook
from openpyxl.chart import LineChart
from openpyxl.worksheet.worksheet import Worksheet

from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.grid import address, column_letters
from planapp.exchange.workbook import page
from planapp.exchange.workbook.charts import UNSET_WIDTH, charts_of, place_charts
from planapp.exchange.workbook.heights import row_height
from planapp.exchange.workbook.indicators import INDICATORS
from planapp.exchange.workbook.looks import HEADER, Look, continued, looks_of, marked, title_look
from planapp.exchange.workbook.model import OURS, Block, Cell, Row, Value
from planapp.exchange.workbook.overdue import follow_due_dates
from planapp.exchange.workbook.overflow import Overflow, Overflows, fits, pieces_of
from planapp.exchange.workbook.package import StreamedSheet, add_note
from planapp.exchange.workbook.paper import set_page
from planapp.exchange.workbook.prompts import explain
from planapp.exchange.workbook.protection import lock_book, lock_sheet, with_open_cells
from planapp.exchange.workbook.rows import GROUPS
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.workbook.sheets import PLAN, SheetPlan
from planapp.exchange.workbook.stamp import Stamp
from planapp.exchange.workbook.styles import Styles
from planapp.exchange.workbook.xml import escaped_characters, row_xml

_LAST_ROW = 1_048_576
_ROWS_BETWEEN_REPORTS = 50
_SPARE_ROWS = 200
_ROWS_ABOVE_CHARTS = 3
_COLUMNS_OF_CHARTS = 28
_TITLE_HEIGHT = 21.0
# How much of a column bold letters leave to be filled.
_BOLD = 0.85


class Writer:
    """Makes the sheets of one workbook. Texts that do not fit into their cells gather in `overflows`."""

    def __init__(
        self,
        plan: Plan,
        progress: Callable[[int, int, str], None] | None,
        sending: Sending | None = None,
    ) -> None:
        """Start an empty workbook for a plan, and for the circulation that it goes out with."""
        self.plan, self.progress = plan, progress
        self.overflows = Overflows()
        # Charts that have no place below their table.
        self.charts: list[LineChart] = []
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.properties.creator = OURS
        self.workbook.properties.title = escaped_characters(plan.about.title) or None
        self.sending = sending
        self.is_locked = sending is not None and sending.protected
        if self.is_locked:
            lock_book(self.workbook)
        self._stamp = Stamp(plan.about.uid, sending)
        self._styles = Styles()

    def sheet(self, sheet: SheetPlan) -> StreamedSheet:
        """Set a sheet up; its rows are made while they are written."""
        made = self.workbook.create_sheet(sheet.name)
        blocks = sheet.blocks
        has_ids = any(block.has_ids for block in blocks)
        hidden = max(block.end_column for block in blocks) if has_ids else 0
        main, header_row = _main_block(blocks)
        widths = page.set_widths(made, blocks, hidden)
        set_page(made, self.plan.about.title, header_row, self.sending)
        page.freeze(made, main, header_row)
        streams = [_BlockStream(self, made, block, hidden, widths) for block in blocks]
        return StreamedSheet(made, _rows(streams), partial(self._finish, made, streams))

    def chart_sheet(self, name: str) -> StreamedSheet:
        """Make a sheet of the charts whose table has another one below it."""
        made = self.workbook.create_sheet(name)
        set_page(made, self.plan.about.title, 0, self.sending)
        widths = [UNSET_WIDTH] * _COLUMNS_OF_CHARTS
        return StreamedSheet(made, iter(()), partial(self._place, made, self.charts, widths, 1))

    def stamp_sheet(self) -> StreamedSheet:
        """Make the hidden sheet that says what was sent."""
        made = self.workbook.create_sheet(OURS)
        made.sheet_state = "hidden"
        if self.is_locked:
            lock_sheet(made)
        rows = (
            row_xml(number, "ABC"[: len(texts)], texts, [0] * len(texts))
            for number, texts in enumerate(self._stamp.rows(), 1)
        )
        return StreamedSheet(made, rows, lambda: self.report(len(self.plan.items)))

    def report(self, done: int) -> None:
        """Tell how far the writing has come."""
        if self.progress is not None:
            total = len(self.plan.items)
            self.progress(min(done, total), total, "Writing the workbook")

    def style(self, sheet: Worksheet, look: Look) -> int:
        """Return the number of a look's format."""
        return self._styles.number(sheet, look)

    def head(self, block: Block) -> None:
        """Put into the stamp what the columns of a table are."""
        if block.has_ids:
            self._stamp.head(block)

    def sent(self, block: Block, row: Row) -> None:
        """Put into the stamp what a row says."""
        if row.path:
            self._stamp.add(block, row)

    def keep_rest(self, row: Row, heading: str, texts: Sequence[str]) -> None:
        """Keep the rest of a text that its cell could not hold."""
        row_id = int(row.path.rpartition("/")[2], 16) if row.path else 0
        item, indicator = self.plan.items.get(row_id), self.plan.indicators.get(row_id)
        name = name_of(item) if item is not None else indicator.name if indicator is not None else ""
        self.overflows.texts.extend(Overflow(name, row.path, text, None, heading) for text in texts)

    def _finish(self, sheet: Worksheet, streams: Sequence[_BlockStream]) -> None:
        for stream in streams:
            last = stream.last
            if self.sending is not None and stream is streams[-1]:
                # Rows that are added below are coloured and offered choices too.
                last = min(last + _SPARE_ROWS, _LAST_ROW)
            page.colour_ratings(sheet, self.plan, stream.block, stream.first, last)
            page.offer_choices(sheet, self.plan, stream.block, stream.first, last)
            if self.sending is not None and stream.block.kind == PLAN:
                follow_due_dates(sheet, self.plan, stream.block, stream.first, last)
                explain(sheet, self.plan, self.sending, stream.block, stream.first - 1)
                if not self.is_locked:
                    sheet.auto_filter.ref = stream.whole
            if stream.block.kind == INDICATORS:
                self._draw(sheet, stream, is_last=stream is streams[-1])
        if self.is_locked:
            lock_sheet(sheet)

    def _draw(self, sheet: Worksheet, stream: _BlockStream, *, is_last: bool) -> None:
        """Draw the indicators of a table below it; another one that stands there has the room."""
        charts = charts_of(self.plan, stream.block, sheet.title, stream.first)
        if is_last:
            before = [UNSET_WIDTH] * (stream.block.first_column - 1)
            self._place(sheet, charts, [*before, *stream.widths], stream.last + _ROWS_ABOVE_CHARTS)
        else:
            self.charts.extend(charts)

    def _place(
        self, sheet: Worksheet, charts: Sequence[LineChart], widths: Sequence[float], first_row: int
    ) -> None:
        place_charts(charts, widths, first_row)
        for chart in charts:
            sheet.add_chart(chart)


class _BlockStream:
    """Writes one table of a sheet, and remembers the rows in which its data stand."""

    def __init__(
        self, writer: Writer, sheet: Worksheet, block: Block, hidden: int, widths: Mapping[int, float]
    ) -> None:
        self.writer, self.sheet, self.block = writer, sheet, block
        self.first = self.last = 0
        columns = range(block.first_column, block.end_column)
        self._letters = [column_letters(column) for column in columns]
        self._ids = column_letters(hidden) if hidden else ""
        self._columns = [*self._letters, self._ids]
        self.widths = [widths[column] for column in columns]
        looks = looks_of(block)
        self._looks = with_open_cells(looks, writer.plan, block) if writer.is_locked else looks
        self._numbers = {
            key: [writer.style(sheet, look) for look in looks] for key, looks in self._looks.items()
        }
        self._groups = [place for place, column in enumerate(block.columns) if column.field in GROUPS]

    @property
    def whole(self) -> str:
        """Return the place of the headings and rows, with the hidden column: what is sorted together."""
        return f"{self._letters[0]}{self.first - 1}:{self._columns[-1]}{self.last}"

    def rows(self, above: int) -> Iterator[str]:
        """Yield the rows of the table, the first in the row after `above`."""
        number = above
        for index, title in enumerate(self.block.titles):
            number += 1
            yield self._title(number, title, index == 0)
        # A table that is not the first has its titles close to it: a blank row parts it from the one above.
        number += 2 if self.block.titles and not above else 1
        yield self._header(number)
        self.first, self.last = number + 1, number
        for row in self.block.rows:
            self.last += 1
            yield self._row(self.last, row)

    def _title(self, number: int, title: str, is_first: bool) -> str:
        texts = title.split("\t")
        style = self.writer.style(self.sheet, title_look(is_first))
        letters = [column_letters(self.block.first_column + place) for place in range(len(texts))]
        height = _TITLE_HEIGHT if is_first else 0.0
        return row_xml(number, letters, texts, [style] * len(texts), height)

    def _header(self, number: int) -> str:
        self.writer.head(self.block)
        headings = [column.heading for column in self.block.columns]
        height = row_height(headings, [width * _BOLD for width in self.widths])
        return self._xml(number, headings, self._numbers[HEADER, True], OURS, height)

    def _row(self, number: int, row: Row) -> str:
        if number > _LAST_ROW:
            raise UserError("The plan has more rows than a sheet can hold. Export it in parts.")
        if self.block.kind == PLAN and number % _ROWS_BETWEEN_REPORTS == 0:
            self.writer.report(number)
        key = row.role, row.is_wrapped
        styles = self._numbers[key]
        if self._groups and row.role not in GROUPS:
            styles = self._going_on(row, styles, self._looks[key])
        for place, value in enumerate(row.values):
            text = value if isinstance(value, str) else value.text
            if not fits(text):
                self._cut(row, place, text)
            if isinstance(value, str):
                continue
            if value.note or value.number_format or value.is_changed or value.is_late:
                styles = self._special(number, place, value, styles, self._looks[key])
        self.writer.sent(self.block, row)
        height = row_height(row.values, self.widths) if row.is_wrapped else 0.0
        return self._xml(number, row.values, styles, row.path, height)

    def _going_on(self, row: Row, styles: list[int], looks: Sequence[Look]) -> list[int]:
        """Return the row's styles, without a line above a theme or objective that goes on from there."""
        styles = list(styles)
        for place in self._groups:
            if not row.values[place]:
                styles[place] = self.writer.style(self.sheet, continued(looks[place]))
        return styles

    def _cut(self, row: Row, place: int, text: str) -> None:
        first, *rest = pieces_of(text)
        value = row.values[place]
        row.values[place] = replace(value, text=first) if isinstance(value, Cell) else first
        self.writer.keep_rest(row, self.block.columns[place].heading, rest)

    def _special(
        self, number: int, place: int, cell: Cell, styles: list[int], looks: Sequence[Look]
    ) -> list[int]:
        """Put a cell's note on the sheet; return the row's styles with the cell's number format and marks."""
        if cell.note:
            at = address(number, self.block.first_column + place)
            add_note(self.sheet, at, escaped_characters(cell.note), escaped_characters(cell.note_by))
        look = looks[place].showing(cell.number_format) if cell.number_format else looks[place]
        look = marked(look, cell, self.block.columns[place])
        if look == looks[place]:
            return styles
        styles = list(styles)
        styles[place] = self.writer.style(self.sheet, look)
        return styles

    def _xml(
        self, number: int, values: Sequence[Value], styles: Sequence[int], path: str, height: float
    ) -> str:
        if not self._ids:
            return row_xml(number, self._letters, values, styles, height)
        return row_xml(number, self._columns, [*values, path], [*styles, 0], height)


def _rows(streams: Sequence[_BlockStream]) -> Iterator[str]:
    above = 0
    for stream in streams:
        yield from stream.rows(above)
        above = stream.last + 1


def _main_block(blocks: Sequence[Block]) -> tuple[Block, int]:
    """Return the block whose header stays in sight, the plan's if it is there, and the row of its header."""
    main = next((block for block in blocks if block.kind == PLAN), blocks[0])
    above = 0
    for block in blocks:
        header = above + len(block.titles) + (2 if block.titles and not above else 1)
        if block is main:
            break
        above = header + (len(block.rows) if isinstance(block.rows, Sized) else 0) + 1
    return main, header
