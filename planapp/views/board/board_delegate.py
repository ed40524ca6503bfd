"""Paints the rows of the board cell by cell, and gives its cells their editors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from planapp.graphics import fonts
from planapp.graphics.look import Look, scaled
from planapp.graphics.marks import paint_trend
from planapp.graphics.theme import Appearance
from planapp.models.board_model import BoardModel
from planapp.models.columns import DUE, TITLE, TREND
from planapp.models.facts import PARENTS
from planapp.views.board import measures as m
from planapp.views.board.period_cells import paint_periods
from planapp.views.board.places import Place, Row, title_rect
from planapp.views.board.row_ground import paint_changed, paint_ground
from planapp.views.board.text_cells import paint_title, paint_words
from planapp.views.board.title_parts import TitleParts, title_font, title_parts
from planapp.views.widgets.cell_editing import CellEditing, Index
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.lettering import draw_ring

# The title makes a row as high as it is.
_NO_SIZE = QSize(0, 0)

Where = Callable[[Index], tuple[QRect, int]]


class BoardDelegate(CellEditing):
    """Paints what the board's model gives; rows are painted whole, as their cells share a ground."""

    def __init__(
        self, board: BoardModel, appearance: Appearance, where: Where, parent: QObject | None = None
    ) -> None:
        """Paint a board in an appearance; `where` tells the place of a row, and how deep it stands."""
        super().__init__(appearance, parent)
        self._board, self._where = board, where
        self._sizes: dict[str, QSize] = {}
        self._sized_for: Look | None = None
        self.places: Sequence[Place] = ()

    # Painting.

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row, by the kind of its item: kept, as every open row is asked for it."""
        if index.column() > 0:
            return _NO_SIZE
        item, look = self._board.item_of(index), self.appearance.look
        kind = item.kind if item is not None else ""
        if look is not self._sized_for:
            self._sizes, self._sized_for = {}, look
        size = self._sizes.get(kind)
        if size is None:
            size = self._sizes[kind] = QSize(0, m.row_height(kind, look))
        return size

    def paint_row(self, painter: QPainter, row: Row) -> None:
        """Paint all cells of a row."""
        look = self.appearance.look
        paint_ground(painter, row, self.places, look)
        for place in self.places:
            if place.period is None:
                self._paint_cell(painter, row, place)
        paint_periods(painter, row, self.places, self._board.facts, look)

    def _paint_cell(self, painter: QPainter, row: Row, place: Place) -> None:
        look, what = self.appearance.look, self._board.cell(row.item, place.section)
        cell = place.of_row(row.rect)
        if place.column.key == TITLE:
            focused = row.focus == place.section
            paint_title(painter, row, what, self.title_cell(row.item.id, row.rect), look, focused=focused)
            if what.changed:
                paint_changed(painter, row, look)
        elif place.column.key == TREND:
            trend = what.facts.trend(row.item)
            paint_trend(painter, cell, trend.balance if trend is not None else None, look)
            if row.focus == place.section:
                draw_ring(painter, cell.adjusted(2, 2, -2, -3), 4, look)
        else:
            paint_words(painter, row, what, cell, place, look)

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole of what is cut or coloured; words that can be read whole need no tooltip."""
        if index.isValid() and self._is_read_whole(index):
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def _is_read_whole(self, index: Index) -> bool:
        column, item = self._board.columns[index.column()], self._board.item_of(index)
        if item is None or column.period is not None or column.key in (DUE, TREND):
            return False
        if self._board.sought and column.key == TITLE:
            return False
        look = self.appearance.look
        font = title_font(item, look) if column.key == TITLE else fonts.font(fonts.Role.SMALL, look)
        width = QFontMetricsF(font).horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return width <= self.editor_rect(index).width() - 2 * CellEditor.INSET

    # Geometry of the title, shared with the mouse and the editor.

    def title_cell(self, item_id: int, row: QRect) -> QRect:
        """Return the cell of an item's title in a row; a parent's runs on through an empty due column."""
        item = self._board.plan.items[item_id]
        runs_on = item.kind in PARENTS and not item.due.strip()
        return title_rect(row, self.places, runs_on)

    def parts(self, index: Index, depth: int, row: QRect) -> TitleParts | None:
        """Return where the parts of an item's title stand in a row; None for an index of nothing."""
        item = self._board.item_of(index)
        if item is None:
            return None
        letter = self._board.facts.letter(item)
        return title_parts(item, letter, depth, self.title_cell(item.id, row), self.appearance.look)

    # Editing.

    def dress_editor(self, editor: CellEditor, index: Index) -> None:
        """Give an editor the name of its column, and a title's own font."""
        item, column = self._board.item_of(index), self._board.columns[index.column()]
        if column.key == TITLE and item is not None:
            editor.setFont(title_font(item, self.appearance.look))
        editor.setAccessibleName(column.label)

    def editor_rect(self, index: Index) -> QRect:
        """Return where an editor of a cell lies."""
        row, depth = self._where(index)
        column = self._board.columns[index.column()]
        if column.key == TITLE:
            parts = self.parts(index, depth, row)
            return row if parts is None else parts.text.adjusted(-CellEditor.INSET, 0, 2, 0)
        place = next((place for place in self.places if place.section == index.column()), None)
        if place is None:
            return row
        start = scaled(m.DUE_TEXT, self.appearance.look) if column.key == DUE else 0
        return place.of_row(row).adjusted(start - CellEditor.INSET, 0, 0, 0)
