"""The table under the grid of indicators: the months that it shows, and what of them has the focus."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance
from planapp.models.indicators_model import NAME, Column, IndicatorsModel
from planapp.models.keyed_rows import Index
from planapp.views.indicators.grid_columns import ROW, Columns, lay_out
from planapp.views.indicators.grid_header import GridHeader
from planapp.views.indicators.row_painter import RowPainter, RowState
from planapp.views.widgets.bare_view import make_bare_table
from planapp.views.widgets.lettering import draw_centred
from planapp.views.widgets.lines import draw_upright

EMPTY = "This plan has no indicators yet"


class GridTable(QTableView):
    """`chosen` comes with another indicator or month that has the focus, `laid_out` with other columns."""

    chosen = Signal()
    laid_out = Signal()

    def __init__(self, model: IndicatorsModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show a model, its latest months in sight."""
        super().__init__(parent)
        self.rows, self.appearance = model, appearance
        self.columns = Columns()
        self._stop: int | None = None
        self._kept: tuple[int | None, str] = None, NAME
        self._told: tuple[int | None, str] = None, ""
        self.anchor = QPersistentModelIndex()
        self._header = GridHeader(appearance, self)
        self._painter = RowPainter(model, appearance)
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        for changed in (model.dataChanged, model.rowsRemoved, model.rowsInserted):
            changed.connect(self._follow)
        self._header.paged.connect(self.page)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.choose(next(iter(model.ids), None))

    def _set_up(self) -> None:
        self.setModel(self.rows)
        self.setHorizontalHeader(self._header)
        make_bare_table(self)
        self.setAccessibleName("Indicators by month")

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, colour(self.appearance.theme.surface))
        self.setPalette(palette)
        self._header.setFixedHeight(self._header.sizeHint().height())
        self.verticalHeader().setDefaultSectionSize(scaled(ROW, self.appearance.look))
        self._lay_out()

    # Columns.

    def page(self, step: int) -> None:
        """Show the months before (-1) or after (1) those shown."""
        months = self.columns.stop - self.columns.start
        self._show_until(self.columns.stop + step * max(1, months))

    def _show_until(self, stop: int) -> None:
        shown = self.columns.stop - self.columns.start
        self._stop = max(min(shown, self.columns.months), min(stop, self.columns.months))
        self._lay_out()
        places = self.columns.places
        if self.currentIndex().isValid() and not any(
            place.section == self.currentIndex().column() for place in places
        ):
            last = [place for place in places if place.column.month][-1]
            self.setCurrentIndex(self.rows.index(self.currentIndex().row(), last.section))

    def _lay_out(self, *, anew: bool = True) -> None:
        """Show the columns that there is room for; not `anew` does nothing where these are shown already."""
        columns = lay_out(self.rows, self.viewport().width(), self._stop, self.appearance.look)
        if columns == self.columns and not anew:
            return
        self.columns = columns
        widths = {place.section: place.width for place in self.columns.places}
        for section in range(self.rows.columnCount()):
            self.setColumnHidden(section, section not in widths)
            if section in widths:
                self.setColumnWidth(section, widths[section])
        self.horizontalScrollBar().setRange(0, 0)
        self._painter.latest = self.rows.latest
        self._header.show_columns(self.columns, self.rows.latest)
        self.viewport().update()
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _follow(self) -> None:
        """Give figures that became longer their room."""
        self._lay_out(anew=self._painter.latest != self.rows.latest)
        # Qt paints no cell anew whose first columns are hidden.
        self.viewport().update()
        self._tell_chosen()

    def _keep(self) -> None:
        index = self.currentIndex()
        self._kept = self.rows.id_of(index), self.column_of(index).key if index.isValid() else NAME

    def _restore(self) -> None:
        self._lay_out()
        row_id, key = self._kept
        # The month may be gone, or the row: to its name then, or to the first row.
        cells = (self.rows.index_of(row_id, key), self.rows.index_of(row_id), self.rows.index(0, 1))
        self.setCurrentIndex(next((one for one in cells if one.isValid()), cells[-1]))

    # What has the focus.

    def column_of(self, index: Index) -> Column:
        """Return the column of a cell."""
        return self.rows.columns[index.column()]

    def current_id(self) -> int | None:
        """Return the id of the indicator whose row has the focus."""
        return self.rows.id_of(self.currentIndex())

    def current_month(self) -> str:
        """Return the month of the cell that has the focus, '' if it is none of a month."""
        index = self.currentIndex()
        return self.column_of(index).month if index.isValid() else ""

    def columns_from(self, section: int) -> list[Column]:
        """Return the columns that a block fills from a section on: those in sight, and all months."""
        shown = {place.section for place in self.columns.places}
        columns = list(enumerate(self.rows.columns))[section:]
        return [one for at, one in columns if one.editable and (one.month or at in shown)]

    def setCurrentIndex(self, index: Index) -> None:  # noqa: N802
        """Stand on a cell, the only one selected, even while Shift or Ctrl is held for something else."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.anchor = QPersistentModelIndex(index)

    def select_to(self, index: Index) -> None:
        """Select all from the cell that was stood on last to another one, which becomes the current one."""
        start, flags = self.anchor, QItemSelectionModel.SelectionFlag
        if not start.isValid():
            start = QPersistentModelIndex(self.currentIndex())
        rows, sections = sorted((start.row(), index.row())), sorted((start.column(), index.column()))
        corners = (self.rows.index(row, at) for row, at in zip(rows, sections, strict=True))
        self.selectionModel().select(QItemSelection(*corners), flags.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.scrollTo(index)

    def extend(self, right: int, down: int) -> None:
        """Select up to the cell beside or below the current one, as far as it is in sight."""
        index, shown = self.currentIndex(), [place.section for place in self.columns.places]
        if index.column() not in shown:
            return
        at = min(max(shown.index(index.column()) + right, 0), len(shown) - 1)
        row = min(max(index.row() + down, 0), self.rows.rowCount() - 1)
        self.select_to(self.rows.index(row, shown[at]))

    def choose(self, row_id: int | None, key: str = NAME) -> None:
        """Stand on a cell of an indicator, and bring its month into sight."""
        index = self.rows.index_of(row_id, key)
        if not index.isValid():
            return
        self._bring_in_sight(index)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _bring_in_sight(self, index: Index) -> None:
        month = self.column_of(index).month
        if month:
            at, shown = self.rows.months.index(month), self.columns.stop - self.columns.start
            if at < self.columns.start:
                self._show_until(at + shown)
            elif at >= self.columns.stop:
                self._show_until(at + 1)

    def selected_rows(self) -> list[int]:
        """Return the ids of the indicators in which cells are selected, from top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()} or {self.currentIndex().row()})
        return [self.rows.ids[row] for row in rows if row >= 0]

    def selected_cells(self) -> list[QModelIndex]:
        """Return the cells that are selected and in sight, row by row."""
        cells = [one for one in self.selectedIndexes() if not self.isColumnHidden(one.column())]
        if not cells and self.currentIndex().isValid():
            cells = [self.currentIndex()]
        return sorted(cells, key=lambda index: (index.row(), index.column()))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which indicator is current now."""
        super().currentChanged(current, previous)
        self._tell_chosen()
        for row in {current.row(), previous.row()}:
            self._update_row(row)

    def _tell_chosen(self) -> None:
        current = self.current_id(), self.current_month()
        if current != self._told:
            self._told = current
            self.chosen.emit()

    def go(self, right: int, down: int) -> bool:
        """Go to a cell beside or below, paging where a month is out of sight; return whether there is one."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        row, section = index.row() + down, self._section_beside(index.column(), right)
        if section is None or not 0 <= row < self.rows.rowCount():
            return False
        beside = self.rows.index(row, section)
        self._bring_in_sight(beside)
        self.setCurrentIndex(beside)
        self.scrollTo(beside)
        return True

    def _section_beside(self, section: int, step: int) -> int | None:
        """Return the next section, or the one before: those in sight, and all months."""
        shown = {place.section for place in self.columns.places}
        months = {at for at, column in enumerate(self.rows.columns) if column.month}
        sections = sorted(shown | months)
        at = sections.index(section) + step if section in sections else 0
        return sections[at] if 0 <= at < len(sections) else None

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802
        """Go from cell to cell with Tab; from the last one of the row, out of the grid."""
        return self.go(1 if forwards else -1, 0) or bool(super().focusNextPrevChild(forwards))

    # Painting.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer with the hover ground."""
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hover over nothing."""
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def _update_row(self, row: int) -> None:
        """Paint a row anew, over all its columns."""
        top = self.rowViewportPosition(row)
        self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _hover(self, at: QPoint) -> None:
        row = self.indexAt(at).row()
        if row != self._painter.hovered_row:
            before, self._painter.hovered_row = self._painter.hovered_row, row
            for one in (before, row):
                self._update_row(one)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, each in one go, and over them the rules that part years."""
        painter, look = QPainter(self.viewport()), self.appearance.look
        ground = event.rect()
        painter.fillRect(ground, colour(look.theme.surface))
        if not self.rows.rowCount():
            line = QRect(0, scaled(32, look), self.viewport().width(), scaled(24, look))
            draw_centred(painter, line, EMPTY, font(Role.BODY, look, 600), look.theme.text)
            return
        first, last = self.rowAt(ground.top()), self.rowAt(ground.bottom())
        for row in range(max(0, first), (last if last >= 0 else self.rows.rowCount() - 1) + 1):
            self._paint_row(painter, row)
        for place in self.columns.places:
            if place.starts_year:
                draw_upright(painter, place.left, 0, self.viewport().height(), look.theme.line2)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        current = self.currentIndex()
        box = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        selected = {
            section
            for one in self.selectionModel().selection().toList()
            if one.top() <= row <= one.bottom()
            for section in range(one.left(), one.right() + 1)
        }
        focus = current.column() if self.hasFocus() and row == current.row() else -1
        state = RowState(row, selected, focus, row == current.row(), self.isActiveWindow())
        self._painter.paint(painter, box, self.columns.places, state)
