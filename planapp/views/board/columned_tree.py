"""The columns of a tree view on a board: which are shown and where, and which of them has the focus."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from planapp.graphics.theme import Appearance
from planapp.models.board_model import BoardModel
from planapp.models.columns import TITLE, TREND
from planapp.views.board.board_header import BoardHeader
from planapp.views.board.columns_of_view import Columns, lay_out
from planapp.views.board.places import Place
from planapp.views.board.shown_periods import page_turned


class ColumnedTree(QTreeView):
    """Shares its width out: nothing ever needs sideways scrolling.

    Left and Right of a row are columns, of which the officer pages through those of periods.
    """

    def __init__(self, board: BoardModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show the columns of a board, and work on its current period."""
        super().__init__(parent)
        self.board, self.appearance = board, appearance
        self.columns_header = BoardHeader(appearance, self)
        self._columns: Columns | None = None
        self._end: int | None = None
        self._width = -1
        self._widths_chosen: Mapping[str, int] = {}
        current = board.plan.current_period
        self._period = current.id if current is not None else None
        self.columns_header.paged.connect(self.page)
        self.setHeader(self.columns_header)
        self.setModel(board)

    def current_id(self) -> int | None:
        """Return the id of the item whose row has the focus."""
        return self.board.id_of(self.currentIndex())

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the columns that are shown, and where they stand."""
        return self._columns.places if self._columns is not None else ()

    @property
    def period(self) -> int | None:
        """Return the id of the period that is worked on."""
        return self._period

    def set_period(self, period_id: int | None) -> None:
        """Work on another period; the latest page is shown again."""
        self._period = period_id if period_id in self.board.plan.periods else None
        self._end = None
        self.lay_out_columns()

    def size_columns(self, widths: Mapping[str, int]) -> None:
        """Show columns as wide as the officer chose, by their keys, in pixels at 100%."""
        self._widths_chosen = widths
        self.lay_out_columns()

    def page(self, step: int) -> None:
        """Show the periods before (-1) or after (1) those shown; the one worked on stays."""
        if self._columns is not None:
            periods = [period.id for period in self.board.plan.periods.of()]
            self._end = page_turned(self._columns.page, periods, self._period, self._columns.slots, step)
            self.lay_out_columns()

    def lay_out_columns(self) -> None:
        """Show the columns that there is room for, and let the title have what they leave."""
        plan, columns = self.board.plan, self.board.columns
        if self._period not in plan.periods:
            current = plan.current_period
            self._period = current.id if current is not None else None
        self._width = self.viewport().width()
        look, chosen = self.appearance.look, self._widths_chosen
        self._columns = lay_out(plan, columns, self._period, self._end, self._width, look, chosen)
        widths = {place.section: place.width for place in self.places}
        # Told of new widths, Qt would paint all rows a second time.
        told = self.columns_header.blockSignals(True)
        for section in range(len(columns)):
            self.setColumnHidden(section, section not in widths)
            if section in widths:
                self.setColumnWidth(section, widths[section])
        self.columns_header.blockSignals(told)
        # Qt still knows the range of the columns before: nothing ever scrolls sideways.
        self.horizontalScrollBar().setRange(0, 0)
        page = self._columns.page
        self.columns_header.show_places(self.places, earlier=bool(page.earlier), later=bool(page.later))
        if self.currentIndex().isValid() and self.currentIndex().column() not in widths:
            self.focus_column(TITLE)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self.lay_out_columns()

    def focused_column(self) -> str:
        """Return the key of the column that has the focus, '' for none."""
        index = self.currentIndex()
        return self.board.columns[index.column()].key if index.isValid() else ""

    def focused_period(self) -> int | None:
        """Return the id of the period that has the focus, None if another column has it."""
        index = self.currentIndex()
        return self.board.columns[index.column()].period if index.isValid() else None

    def focus_column(self, key: str) -> None:
        """Go to another column of the current row; the selection stays."""
        index = self.board.index_of(self.current_id(), max(0, self.board.section_of(key)))
        if index.isValid():
            no_update = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, no_update)
            row = self.visualRect(self.board.index_of(self.current_id()))
            self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def focus_worked(self) -> None:
        """Go to the period that is worked on."""
        place = next((place for place in self.places if place.worked), None)
        if place is not None:
            self.focus_column(place.column.key)

    def step_column(self, step: int) -> None:
        """Go to the next column to the right (1) or left (-1); the trend is only looked at."""
        keys = [place.column.key for place in self.places if place.column.key != TREND]
        at = keys.index(self.focused_column()) + step if self.focused_column() in keys else 0
        if 0 <= at < len(keys):
            self.focus_column(keys[at])
