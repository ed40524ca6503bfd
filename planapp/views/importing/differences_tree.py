"""The tree of differences: Space ticks, Right and Left open and close, what is open stays so."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from planapp.exchange.alignment import CHANGED
from planapp.graphics.theme import Appearance
from planapp.models.differences_model import Column, DifferencesModel
from planapp.views.importing.differences_header import DifferencesHeader
from planapp.views.importing.differences_paint import (
    ROW,
    DifferencePainter,
    Look,
    box_rect,
    paint_centred,
    take_width,
)
from planapp.views.widgets.bare_view import make_bare_tree
from planapp.views.widgets.painted import px

Index = QModelIndex | QPersistentModelIndex
_FIELD, _NEAR = 190, 6
# Rows with more lines than that are not opened by themselves: every open row costs time.
_MOST_OPENED = 1500
NOTHING_DIFFERS = "Nothing differs: the plan already says all that the file says."
ALL_HIDDEN = "No row is shown. Turn on above what you want to see."


class DifferencesTree(QTreeView):
    """Shows differences; rows that changed are open at first."""

    def __init__(self, model: DifferencesModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._theme, self.differences = theme, model
        self._painter = DifferencePainter(theme)
        self._open: set[int] | None = None
        self._current: int | None = None
        self._heights: dict[int, int] = {}
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        theme.changed.connect(self._restyle)
        self._restore()

    def _set_up(self) -> None:
        self.setHeader(DifferencesHeader(self._theme, self))
        self.setModel(self.differences)
        self.setItemDelegate(_Heights(self))
        make_bare_tree(self)
        self.setAccessibleName("Differences between the plan and the file")

    # What is open and current stays so.

    def start_again(self) -> None:
        """Open what changed, as at first, when another comparison comes next."""
        self._open = None

    def _opened_at_first(self) -> set[int]:
        """Return the numbers of the rows that changed, as far as showing all of them costs no time."""
        found, lines = set(), 0
        for number in self.differences.numbers(CHANGED):
            lines += self.differences.line_count(number)
            if lines > _MOST_OPENED:
                break
            found.add(number)
        return found

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        row = self.differences.row_at(index)
        if row is not None and self._open is not None:
            (self._open.add if is_open else self._open.discard)(row.number)

    def _keep(self) -> None:
        index = self.currentIndex()
        row = self.differences.row_at(index if not index.parent().isValid() else index.parent())
        self._current = row.number if row is not None and self._open is not None else None

    def _restore(self) -> None:
        self._forget_heights()
        self.scheduleDelayedItemsLayout()
        if self._open is None:
            self._open = self._opened_at_first()
        for number in tuple(self._open):
            index = self.differences.index_of(number)
            if index.isValid():
                self.setExpanded(index, True)
        current = self.differences.index_of(self._current) if self._current is not None else QModelIndex()
        self.setCurrentIndex(current if current.isValid() else self.differences.index(0, 0))

    # Columns and heights.

    def _restyle(self) -> None:
        self._lay_out()
        self.header().setFixedHeight(self.header().sizeHint().height())

    def _lay_out(self) -> None:
        """Share the width out: the two columns of texts have what the others leave."""
        width = self.viewport().width()
        take, field = take_width(self._theme), px(self._theme, _FIELD)
        text = max(80, (width - take - field) // 2)
        widths = {Column.TAKE: take, Column.FIELD: field, Column.PLAN: text}
        widths[Column.FILE] = max(80, width - sum(widths.values()))
        for column, wide in widths.items():
            self.setColumnWidth(column, wide)
        # Qt still knows the range of the columns before: nothing ever scrolls sideways.
        self.horizontalScrollBar().setRange(0, 0)
        self._painter.widths = {int(column): wide for column, wide in widths.items()}
        self._forget_heights()
        self.scheduleDelayedItemsLayout()

    def _forget_heights(self) -> None:
        self._heights.clear()
        self._painter.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def height_of(self, index: Index) -> int:
        """Return how high a row is, with the line below it."""
        line = self.differences.line_at(index)
        if line is None:
            return px(self._theme, ROW)
        key = int(index.internalId())
        if key not in self._heights:
            self._heights[key] = self._painter.line_height(line, key, self.differences.refusal(index))
        return self._heights[key]

    def dataChanged(  # noqa: N802
        self, top_left: Index, bottom_right: Index, roles: Iterable[int] = ()
    ) -> None:
        """Paint again; tell a screen reader of the row on which it stands.

        Qt would look for the place of each row that changed, and measure all rows before it.
        """
        here = self.currentIndex()
        if top_left.row() <= here.row() <= bottom_right.row() and top_left.parent() == here.parent():
            super().dataChanged(here, here, list(roles))
        self.viewport().update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if not self.differences.rowCount():
            painter = QPainter(self.viewport())
            words = ALL_HIDDEN if self.differences.comparison.differences else NOTHING_DIFFERS
            paint_centred(painter, self.viewport().rect(), words, self._theme)
            painter.end()

    def drawRow(  # noqa: N802
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a row over the whole width."""
        rect: QRect = option.rect
        first = self.differences.sibling(index.row(), Column.TAKE, index)
        row, line = self.differences.row_at(first), self.differences.line_at(first)
        look = self._look(first)
        painter.save()
        if row is not None:
            self._painter.paint_row(painter, rect, row, look)
        elif line is not None:
            lefts = [self.columnViewportPosition(column) for column in Column]
            self._painter.paint_line(painter, rect, lefts, line, int(first.internalId()), look)
        painter.restore()

    def _look(self, index: QModelIndex) -> Look:
        model = self.differences
        return Look(
            model.state(index),
            refusal=model.refusal(index),
            is_selected=self.selectionModel().isSelected(index),
            is_active=self.hasFocus() or self.isActiveWindow(),
            has_focus=self.hasFocus() and self.currentIndex().siblingAtColumn(0) == index,
            is_open=self.isExpanded(index) if model.hasChildren(index) else None,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show whether the window is active."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space; open, close and go between levels with Right and Left."""
        index = self.currentIndex().siblingAtColumn(0)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not index.isValid() or not plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.tick(index)
        elif event.key() == Qt.Key.Key_Right:
            self._go_in(index)
        elif event.key() == Qt.Key.Key_Left:
            self._go_out(index)
        else:
            super().keyPressEvent(event)

    def tick(self, index: QModelIndex) -> None:
        """Tick a row, and with it all that are selected; or take their ticks away."""
        selected = self.selectionModel().selectedRows()
        indexes = selected if index in selected else [index]
        self.differences.tick(indexes, self.differences.state(index) != Qt.CheckState.Checked)

    def _go_in(self, index: QModelIndex) -> None:
        if self.isExpanded(index):
            self.setCurrentIndex(self.differences.index(0, 0, index))
        else:
            self.setExpanded(index, True)

    def _go_out(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            self.setExpanded(index, False)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick where a box is clicked, open and close where a chevron is; elsewhere choose a row."""
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        rect = self.visualRect(index)
        is_line = self.differences.line_at(index) is not None
        box = box_rect(rect, self._theme, is_line=is_line).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        if box.contains(at):
            if index not in self.selectionModel().selectedRows():
                self.setCurrentIndex(index)
            self.tick(index)
        elif not is_line and at.x() < box.left():
            self.setCurrentIndex(index)
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open or close a row; a second click on a box or a chevron counts as a first one."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        in_text = event.position().x() > take_width(self._theme)
        if in_text and self.differences.row_at(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.mousePressEvent(event)


class _Heights(QStyledItemDelegate):
    """Tells the tree how high rows are; the tree paints them itself, over all columns."""

    def __init__(self, tree: DifferencesTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row with its first column."""
        return QSize(0, self._tree.height_of(index) if index.column() == Column.TAKE else 0)
