"""The steps of an action as a small table, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableView,
    QWidget,
)

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.graphics.fonts import Role, font
from planapp.models.item_rows import ItemRows
from planapp.models.rows_model import Row
from planapp.models.steps_model import steps_model
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Attempt, Context
from planapp.views.detail.row_menu import add_place_entries
from planapp.views.detail.steps_binding import cell_binding
from planapp.views.detail.steps_delegate import GAP, MEASURE, STATUS, STEP, TICK, WHEN, Index, StepsDelegate
from planapp.views.detail.steps_header import HEIGHT, NAMES, StepsHeader
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.widgets.menus import offer, pop_up
from planapp.views.widgets.painted import px

_TICK_WIDTH, _STATUS_WIDTH, _MEASURE_LEAST = 24, 74, 58
# Narrower than this, an empty column is not worth its width.
_NARROW = 360
_TYPED = (
    Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
)

_OF_THE_PANE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Cell(Value):
    """The value that lies over the cell which is edited; Tab goes on to the next cell."""

    gone_on = Signal(int)

    def go_on(self, step: int) -> None:
        """Let the table choose where to go on."""
        self.gone_on.emit(step)


class StepsView(QTableView):
    """`step_wanted` gives the id of a step that is to be shown by itself. Its height is that of all rows."""

    step_wanted = Signal(object)

    def __init__(self, context: Context, attempt: Attempt, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context, self._attempt = context, attempt
        self.steps: ItemRows = steps_model(context.plan, today=context.today(), parent=self)
        self.setModel(self.steps)
        self.delegate = StepsDelegate(context, self)
        self.setItemDelegate(self.delegate)
        self._dress()
        self.cell = _Cell(context, Style(Role.SMALL), self.viewport())
        self.cell.hide()
        self.cell.typed.connect(self._grow)
        self.cell.closed.connect(self._after_editing)
        self.cell.gone_on.connect(self._go_on)
        # The step and the column of the cell that is edited, or was refused.
        self._edited: tuple[int, int] | None = None
        # Widths of columns and heights of rows by the width of the table: layouts ask for it many times.
        self._measured: dict[int, tuple[list[int], list[int]]] = {}
        context.theme.changed.connect(self._measure_again)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setHorizontalHeader(StepsHeader(self._context, self))
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName("Steps")
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item_id: int | None) -> None:
        """Show the steps of an item."""
        if item_id != self.steps.item_id:
            self._put_cell_away()
            self.steps.show_item(self._context.plan, item_id)
            self._measure_again()

    def apply(self, change_set: ChangeSet) -> None:
        """Follow an edit."""
        if self.steps.item_id is None:
            return
        before = self._rows()
        self.steps.apply(change_set, self._context.plan)
        if self._rows() != before:
            self._show_cell_anew()
            self._measure_again()

    def _show_cell_anew(self) -> None:
        """Have the cell that is edited show what the plan now has there."""
        if self._edited is not None and self.cell.binding is not None:
            binding = self._binding(self.steps.index_of(*self._edited))
            if binding is not None and binding.name == self.cell.binding.name:
                self.cell.bind(binding)

    # Size.

    def _widths(self, width: int) -> list[int]:
        theme, look = self._context.theme, self._context.theme.look
        tick, status = px(theme, _TICK_WIDTH), px(theme, _STATUS_WIDTH)
        metrics = QFontMetricsF(font(Role.SMALL, look, 600))
        whens = {self.delegate.text_of(row, WHEN) for row in self._rows()}
        widest = max(map(metrics.horizontalAdvance, whens | {NAMES[WHEN]}))
        when = min(int(widest) + px(theme, GAP) + 2, width // 4)
        rest = width - tick - status - when
        measure = px(theme, _MEASURE_LEAST)
        if any(row.fields[MEASURE].shown for row in self._rows()):
            measure = max(measure, rest * 3 // 10)
        elif width < px(theme, _NARROW):
            measure = 0
        return [tick, max(40, rest - measure), when, measure, status]

    def _rows(self) -> list[Row]:
        return self.steps.rows

    def _sizes(self, width: int) -> tuple[list[int], list[int]]:
        """Return the widths of the columns and the heights of the rows at a width of the table."""
        if width not in self._measured:
            widths = self._widths(width)
            self._measured[width] = widths, [self.delegate.row_height(row, widths) for row in self._rows()]
        return self._measured[width]

    def _heights(self, width: int) -> list[int]:
        """Return the heights of the rows; the one that is edited has room for its editor."""
        widths, heights = self._sizes(width)
        if self._edited is None or self.cell.isHidden():
            return heights
        index = self.steps.index_of(*self._edited)
        if not index.isValid():
            return heights
        cell = self.cell.heightForWidth(self._cell_width(widths[index.column()])) + 1
        row = index.row()
        return [*heights[:row], max(heights[row], cell), *heights[row + 1 :]]

    def _cell_width(self, column_width: int) -> int:
        return column_width + px(self._context.theme, PAD_X) - 2

    def _measure_again(self) -> None:
        self._measured.clear()
        self._grow()

    def _lay_out(self) -> None:
        width = self.viewport().width()
        for column, column_width in enumerate(self._sizes(width)[0]):
            self.setColumnHidden(column, column_width == 0)
            self.setColumnWidth(column, column_width)
        for place, height in enumerate(self._heights(width)):
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)
        self._place_cell()
        self.viewport().update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of heading and rows."""
        return px(self._context.theme, HEIGHT) + sum(self._heights(width)) + 1

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the present width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the heading; how high all rows are depends on the width."""
        return QSize(160, px(self._context.theme, HEIGHT))

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._lay_out()

    # Editing.

    def edit_cell(self, index: Index, text: str | None = None, at: QPoint | None = None) -> None:
        """Edit a cell: its text, or what replaces it."""
        self._context.leave()
        binding = self._binding(index)
        if binding is None:
            return
        self.setCurrentIndex(index)
        self._edited = self.steps.id_of(index) or 0, index.column()
        self.cell.bind(binding)
        self.cell.show()
        self.cell.raise_()
        self._grow()
        self.cell.open(text, None if at is None else self.cell.mapFrom(self.viewport(), at))
        self._grow()

    def _binding(self, index: Index) -> Binding | None:
        row = self.steps.row_of(index)
        if row is None or index.column() == TICK:
            return None
        return cell_binding(self._context.plan, row, index.column())

    def _place_cell(self) -> None:
        if self._edited is None:
            return
        index = self.steps.index_of(*self._edited)
        if not index.isValid():
            self._put_cell_away()
            return
        rect = self.visualRect(index)
        width = self._cell_width(rect.width())
        left = rect.left() - px(self._context.theme, PAD_X)
        self.cell.setGeometry(left, rect.top(), width, rect.height() - 1)

    def _grow(self) -> None:
        """Follow the height of what is typed."""
        self._lay_out()
        self.updateGeometry()

    def _put_cell_away(self) -> None:
        self._edited = None
        self.cell.bind(None)
        self.cell.hide()

    def _after_editing(self) -> None:
        if not self.cell.refusal:
            if self.cell.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.cell.hide()
        self._measure_again()

    def _go_on(self, step: int) -> None:
        """Edit the next cell of text, or leave the table at its ends."""
        index = self.currentIndex()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        place = index.row() * STATUS + index.column() - 1 + step
        while 0 <= place < STATUS * self.steps.rowCount():
            index = self.steps.index(place // STATUS, place % STATUS + 1)
            if not self.isColumnHidden(index.column()) and self._binding(index) is not None:
                self.edit_cell(index)
                return
            place += step
        self.focusNextPrevChild(step > 0)

    def tick(self, index: Index) -> None:
        """Tick a step as done today, or take its tick away."""
        row = self.steps.row_of(index)
        if row is not None:
            on = None if row.ticked else self._context.today()
            self._attempt(lambda plan: edits.tick_step(plan, row.id, on))

    # Keyboard and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick, edit, or move about."""
        keys, index = Qt.Key, self.currentIndex()
        plain = not event.modifiers() & ~_TYPED
        if plain and event.key() == keys.Key_Space:
            self.tick(index)
        elif plain and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_F2):
            self.tick(index) if index.column() == TICK else self.edit_cell(index)
        elif plain and event.text().strip() and event.text().isprintable() and index.column() > TICK:
            self.edit_cell(index, event.text())
        elif event.key() == keys.Key_Escape or (not plain and event.key() in _OF_THE_PANE):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick or edit what is clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(index)
        if index.column() == TICK:
            self.tick(index)
        else:
            self.edit_cell(index, at=event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of a step."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.steps.row_of(index)
        if row is None:
            return
        menu, step = QMenu(self), row.id
        offer(menu, "Open step", lambda: self.step_wanted.emit(step))
        rows = [one.id for one in self._rows()]
        add_place_entries(menu, rows, step, self._attempt, _move)
        offer(menu, "Delete step", lambda: self._attempt(lambda plan: edits.remove_items(plan, [step])))
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        pop_up(menu, below if by_key else event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Have the pane scroll to the cell, as it does to what has the keyboard when it is laid out."""
        super().currentChanged(current, previous)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Stand on the first step that is open."""
        if not self.currentIndex().isValid() and self.steps.rowCount():
            open_rows = [place for place, row in enumerate(self._rows()) if not row.ticked]
            self.setCurrentIndex(self.steps.index(open_rows[0] if open_rows else 0, STEP))
        super().focusInEvent(event)


def _move(plan: Plan, step: int, after: int | None) -> ChangeSet:
    return edits.move_items(plan, [step], plan.items[step].parent, after)
