"""The tree view under the board: the columns and rows that it shows, and what of them has the focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from planapp.domain.records import Item
from planapp.graphics.look import colour
from planapp.graphics.theme import Appearance
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.models.columns import TITLE
from planapp.models.facts import PARENTS
from planapp.models.filter_words import filter_words
from planapp.models.roles import Role
from planapp.views.board import empty_board, keeping
from planapp.views.board.board_delegate import BoardDelegate
from planapp.views.board.columned_tree import ColumnedTree
from planapp.views.board.filtering import Filtering, leading_rows
from planapp.views.board.gathering import Gathering
from planapp.views.board.matches import Matches
from planapp.views.board.open_period import paint_rules, paint_sides
from planapp.views.board.places import Row
from planapp.views.board.row_ground import paint_sunken
from planapp.views.widgets.bare_view import make_bare_tree
from planapp.views.widgets.lettering import hits_in

Index = QModelIndex | QPersistentModelIndex
# More parents than that are not opened by themselves: every open row costs time.
_MOST_OPENED = 1500


class BoardTree(ColumnedTree):
    """Shows a board. `item_chosen` gives the id of the item that becomes current, or None."""

    item_chosen = Signal(object)

    def __init__(self, board: BoardModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show a board with its themes and objectives open."""
        super().__init__(board, appearance, parent)
        self.delegate = BoardDelegate(board, appearance, self.where, self)
        self._filtering = Filtering()
        self._kept: keeping.Kept | None = None
        self._kept_filter = board.filter
        self._narrows = False
        self._hovered: tuple[int | None, int] = (None, -1)
        self._told: int | None = None
        # The row that was current last: where to go back to when no row was left.
        self._stood: int | None = None
        self.gathering = Gathering(board, self)
        self.matches = Matches(board)
        self._set_up()
        self.gathering.gathered.connect(self._search_again)
        board.modelAboutToBeReset.connect(self._keep)
        board.modelReset.connect(self._restore)
        board.headerDataChanged.connect(self.lay_out_columns)
        self.selectionModel().currentChanged.connect(self._tell_current)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self._open_first()

    def _set_up(self) -> None:
        self.setItemDelegate(self.delegate)
        make_bare_tree(self)
        self.setMouseTracking(True)
        self.setAccessibleName("Plan")

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, colour(self.appearance.theme.surface))
        self.setPalette(palette)
        self.columns_header.setFixedHeight(self.columns_header.sizeHint().height())
        self.scheduleDelayedItemsLayout()
        self.lay_out_columns()

    def _open_first(self) -> None:
        """Open themes and objectives, as far as that costs no time, and stand on the first row."""
        parents = [item.id for item in self.board.plan.walk() if item.kind in PARENTS]
        if len(self.board.plan.items) > _MOST_OPENED:
            parents = parents[: self._opened_at_start()]
        for item_id in parents:
            self.setExpanded(self.board.index_of(item_id), True)
        self.setCurrentIndex(self.board.index(0, 0))

    def _opened_at_start(self) -> int:
        """Return how many parents are opened before the rows are many."""
        rows = 0
        for place, item in enumerate(item for item in self.board.plan.walk() if item.kind in PARENTS):
            rows += len(self.board.plan.items.ids_of(item.id))
            if rows > _MOST_OPENED:
                return place
        return len(self.board.plan.items)

    # Rows.

    def lay_out_columns(self) -> None:
        """Show the columns that there is room for, and paint the cells there."""
        super().lay_out_columns()
        self.delegate.places = self.places

    def lay_out_rows(self) -> None:
        """Lay out rows that wait for it: Qt would paint them before and after."""
        if self.isVisible():
            self.executeDelayedItemsLayout()

    def set_search(self, text: str) -> None:
        """Show the rows that hold a text, and what stands above them."""
        self._filter(replace(self.board.filter, text=text))

    def set_filter(self, sought: Filter) -> None:
        """Show what the chips leave; the text that is searched for stays."""
        self._filter(replace(sought, text=self.board.filter.text))

    def _filter(self, sought: Filter) -> None:
        if sought != self.board.filter:
            # What is typed in a row that the filter leaves out is taken first.
            self.delegate.finish()
            self._narrows = bool(sought) and bool(self.board.filter)
            self.board.set_filter(sought)
            self._narrows = False

    def _search_again(self) -> None:
        """Search all texts, where titles had to stand for those that were not gathered yet."""
        if self.board.can_find_more:
            self._narrows = True
            self.board.set_filter(self.board.filter)
            self._narrows = False

    def shown_counts(self) -> tuple[int, int]:
        """Return how many actions the filters leave, and how many there are."""
        return self.board.action_counts()

    def _keep(self) -> None:
        kept = keeping.keep(self, self.board, with_opened=not self._narrows)
        if kept.current is None and self._stood is not None:
            kept = replace(kept, current=self._stood, selected=(self._stood,))
        self._kept = kept
        self._kept_filter = self.board.filter

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        self.lay_out_columns()
        if kept is None:
            return
        opened = self._to_open(kept.opened)
        keeping.restore(self, self.board, kept, opened)
        self._tell_current()
        self.lay_out_rows()

    def _to_open(self, opened: frozenset[int]) -> Iterable[int]:
        """Return what to open after a new start, from what was open before it."""
        before, now = self._kept_filter, self.board.filter
        if not now:
            return opened if before == now else self._filtering.end()
        if before == now and not self._narrows:
            return opened
        if not before:
            self._filtering.begin(opened)
        return leading_rows(self.board.rows.tree.children)

    def go_to_match(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) row that matches the filter; return whether there is one."""
        found = self.matches.beside(self.current_id(), step)
        if found is not None:
            self.choose(found)
        return found is not None

    def shows_hit(self) -> bool:
        """Tell whether a cell of the current row shows what is searched for."""
        current, sought = self.current_id(), self.board.sought
        cells = (self.board.index_of(current, place.section) for place in self.places if not place.period)
        own = (cell for cell in cells if not cell.data(Role.INHERITED))
        return any(hits_in(str(cell.data(Qt.ItemDataRole.DisplayRole) or ""), sought) for cell in own)

    # What has the focus.

    def choose(self, item_id: int | None) -> None:
        """Stand on an item's row, in the column as before, and open what is above it."""
        index = self.board.index_of(item_id, max(0, self.currentIndex().column()))
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        # The keys of a command may still be held down: with Ctrl, Qt would leave the other rows selected.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def stand_again(self) -> None:
        """Stand on the row that was current before none was left, or on the first one."""
        if not self.currentIndex().isValid():
            again = self.board.index_of(self._stood).isValid()
            self.choose(self._stood if again else self.board.id_of(self.board.index(0, 0)))

    def current_item(self) -> Item | None:
        """Return the item whose row has the focus."""
        return self.board.item_of(self.currentIndex())

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected items; of the current one if none is selected."""
        current = self.current_id()
        return keeping.selected_ids(self) or ([current] if current is not None else [])

    def selectAll(self) -> None:  # noqa: N802
        """Select all rows that are not folded away."""
        found = keeping.selection_of(self.board, keeping.open_rows(self, self.board))
        self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell_current(self) -> None:
        current = self.current_id()
        if current is not None:
            self._stood = current
        if current != self._told:
            self._told = current
            self.item_chosen.emit(current)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802
        """Go from a row to the period that is worked on and back, before the focus leaves the board."""
        worked = next((place.column.key for place in self.places if place.worked), TITLE)
        wanted = worked if forwards else TITLE
        if self.current_id() is not None and self.focused_column() != wanted:
            self.focus_column(wanted)
            return True
        return bool(super().focusNextPrevChild(forwards))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:  # noqa: N802
        """Leave a row before it goes: Qt, which leaves it later, would lay all rows out for that alone."""
        current = self.currentIndex()
        if current.isValid() and current.parent() == parent and start <= current.row() <= end:
            beside = self.board.index(start - 1 if start else end + 1, current.column(), parent)
            self.selectionModel().setCurrentIndex(beside, self.selectionModel().SelectionFlag.NoUpdate)
        super().rowsAboutToBeRemoved(parent, start, end)

    # Geometry.

    def where(self, index: Index) -> tuple[QRect, int]:
        """Return where the row of an index stands, over all columns, and how deep in the plan it is."""
        item_id = self.board.id_of(index)
        rect = self.visualRect(self.board.index_of(item_id))
        depth = len(self.board.plan.ancestors(item_id)) if item_id is not None else 0
        return QRect(0, rect.top(), self.viewport().width(), rect.height()), depth

    def cell_rect(self, index: Index) -> QRect:
        """Return where a cell stands; a title over all its width."""
        row, _ = self.where(index)
        place = next((place for place in self.places if place.section == index.column()), None)
        return place.of_row(row) if place is not None else row

    def hover(self, item_id: int | None, section: int) -> None:
        """Say which cell is under the pointer."""
        if (item_id, section) != self._hovered:
            for one in {self._hovered[0], item_id} - {None}:
                self.viewport().update(self.where(self.board.index_of(one))[0])
            self._hovered = (item_id, section)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Get ready for a search once the board is seen."""
        super().showEvent(event)
        self.gathering.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Work no more."""
        super().hideEvent(event)
        self.gathering.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show nothing under the pointer."""
        super().leaveEvent(event)
        self.hover(None, -1)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the grounds of frozen periods, the rows, and over them what runs down the whole board."""
        ground, look = self.viewport().rect(), self.appearance.look
        painter = QPainter(self.viewport())
        paint_sunken(painter, ground, self.places, look)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_rules(painter, 0, ground.height(), self.places, look)
        paint_sides(painter, 0, ground.height(), self.places, look)
        if not self.board.rowCount():
            self._paint_empty(painter)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        width, look = self.viewport().width(), self.appearance.look
        if self.board.filter:
            empty_board.paint_nothing_found(painter, width, self._nothing_found(), look)
        else:
            empty_board.paint_ghost(painter, width, self.hasFocus(), look)

    def _nothing_found(self) -> str:
        return empty_board.nothing_found(filter_words(self.board.plan, self.board.filter, self.board.since))

    def way_out_at(self) -> int:
        """Return how far below the top of an empty board the way out of its filter stands."""
        return empty_board.way_out_at(self.viewport().width(), self._nothing_found(), self.appearance.look)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Paint a row whole, its history in one go: cell by cell costs many times as much."""
        item = self.board.item_of(index)
        if item is not None:
            # Qt gives the first cell of the row.
            self.delegate.paint_row(painter, self._row(item, option, index))

    def _row(self, item: Item, option: QStyleOptionViewItem, first: Index) -> Row:
        current = self.currentIndex()
        focused = self.hasFocus() and self.board.id_of(current) == item.id
        over = self._hovered[0] == item.id
        return Row(
            item=item,
            rect=QRect(0, option.rect.top(), self.viewport().width(), option.rect.height()),
            depth=len(self.board.plan.ancestors(item.id)),
            folds=self.board.hasChildren(first),
            is_open=self.isExpanded(first),
            selected=self.selectionModel().isSelected(first),
            active=self.isActiveWindow(),
            hovered=self._hovered[1] if over else -1,
            focus=current.column() if focused else -1,
            sought=self.board.sought,
            is_hovered=over,
        )

    def first_cell(self, index: Index) -> QModelIndex:
        """Return the first cell of the row of an index."""
        return self.board.index_of(self.board.id_of(index))
