"""A list: rows with columns, chosen and edited where they stand, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.rows_model import RowsModel
from planapp.views.listing.list_delegate import ROW, ListDelegate
from planapp.views.listing.list_header import ListHeader
from planapp.views.widgets.bare_view import make_bare_table
from planapp.views.widgets.bubble import Bubble
from planapp.views.widgets.cell_editing import Index
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.painted import ink, px

_EMPTY_AT = 20
# What a column that shares the width needs for words.
_LEAST = 208
_TYPED = (
    Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its width in pixels of the design (0 shares what is left), and whether it holds figures.

    One that `gives_way` is hidden where the columns that share would be too narrow for words. Names of files
    are cut in the middle.
    """

    width: int = 0
    at_right: bool = False
    gives_way: bool = False
    cut_in_middle: bool = False


class ListView(QTableView):
    """`opened` gives the id of a row on Enter or a double click; `row_chosen` that of the current one.

    `delete_wanted` comes with Del. What is refused is said in a bubble at the cell; what was typed stays.
    """

    opened = Signal(object)
    row_chosen = Signal(object)
    delete_wanted = Signal()

    def __init__(
        self,
        model: RowsModel,
        columns: Sequence[ListColumn],
        theme: Appearance,
        parent: QWidget | None = None,
        *,
        empty: str = "",
        delegate: type[ListDelegate] = ListDelegate,
    ) -> None:
        """Show a model, with a column for each of its headings; `empty` is said when there is no row."""
        super().__init__(parent)
        self.theme, self.columns, self._empty = theme, tuple(columns), empty
        self.rows, self._bubble = model, Bubble(theme, self.viewport())
        at_right = frozenset(at for at, column in enumerate(columns) if column.at_right)
        self.setModel(model)
        self.delegate = delegate(theme, at_right, self)
        self.delegate.cut_in_middle = frozenset(
            at for at, column in enumerate(columns) if column.cut_in_middle
        )
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(ListHeader(theme, at_right, self))
        self._dress()
        model.refused.connect(self._tell_at)
        self.delegate.left.connect(self._go_on_editing)
        self.doubleClicked.connect(self._double_click)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _dress(self) -> None:
        make_bare_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def set_empty(self, words: str) -> None:
        """Say something else when there is no row."""
        self._empty = words
        self.viewport().update()

    # What is chosen.

    def current_id(self) -> int | None:
        """Return the id of the current row, or None."""
        return self.rows.id_of(self.currentIndex())

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected rows, from top to bottom."""
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [found for index in chosen if (found := self.rows.id_of(index)) is not None]

    def choose(self, row_id: int | None, column: int = 0) -> None:
        """Make a row the current one and the only one selected."""
        index = self.rows.index_of(row_id, column) if row_id is not None else QModelIndex()
        if index.isValid():
            # The keys of a command may still be held down: with Ctrl, Qt would toggle instead.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which row is current now."""
        super().currentChanged(current, previous)
        self.hush()
        if self.rows.id_of(current) != self.rows.id_of(previous):
            self.row_chosen.emit(self.rows.id_of(current))

    # Editing.

    def edit_cell(self, column: int | None = None, typed: str | None = None) -> bool:
        """Edit a cell of the current row (None: the current one); what was `typed` replaces its text."""
        at = self.currentIndex()
        index = at if column is None else at.siblingAtColumn(column)
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        if not self.delegate.finish():
            return False
        self.hush()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(index)
        editor = self.delegate.editor
        if editor is not None and typed is not None:
            editor.replace(typed)
        return editor is not None

    def finish(self) -> bool:
        """Take what is typed in an open editor; return whether none is open any more.

        One whose text is refused gets the keyboard back.
        """
        if self.delegate.finish():
            return True
        if self.delegate.editor is not None:
            self.delegate.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def finish_or_give_up(self) -> None:
        """Take what is typed in an open editor, or throw it away where it is refused."""
        if not self.delegate.finish() and self.delegate.editor is not None:
            self.delegate.editor.reverted.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Close an editor, but keep what was refused."""
        if not (isinstance(editor, CellEditor) and editor.refused):
            # It is losing the keyboard: that is not one more time to take the text.
            editor.blockSignals(True)
            super().closeEditor(editor, hint)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:  # noqa: N802
        """Give up what is being typed in a row that goes."""
        editor = self.delegate.editor
        if editor is not None and start <= self.currentIndex().row() <= end:
            editor.reverted.emit()
        super().rowsAboutToBeRemoved(parent, start, end)

    def _go_on_editing(self, index: QPersistentModelIndex, step: int) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not index.isValid() or not step:
            return
        column = index.column() + step
        while 0 <= column < len(self.columns):
            beside = self.rows.index(index.row(), column)
            if beside.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit_cell(column)
                return
            column += step

    def _tell_at(self, index: QModelIndex, sentence: str) -> None:
        editor = self.delegate.editor
        beside: QRect = editor.geometry() if editor is not None else self.visualRect(index)
        self._bubble.tell(sentence, beside)

    def tell(self, sentence: str) -> None:
        """Say at the current row why something was refused."""
        self._tell_at(self.currentIndex(), sentence)

    def said(self) -> str:
        """Return the sentence that is said at a cell, '' for none."""
        return self._bubble.sentence

    def hush(self) -> None:
        """Say it no more."""
        self._bubble.hide()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit, open, tick, or move on as a table does."""
        key, modifiers = event.key(), event.modifiers()
        text = event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_F2:
            self.edit_cell()
        elif key == Qt.Key.Key_Delete and not modifiers:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.said():
            self.hush()
        elif key == Qt.Key.Key_Space and not modifiers:
            self._tick()
        elif text and text.isprintable() and not text.isspace() and not modifiers & ~_TYPED:
            self.edit_cell(typed=text)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        row_id = self.current_id()
        if row_id is not None:
            self.opened.emit(row_id)

    def _tick(self) -> None:
        """Tick the selected rows as the current one is not yet, or take their ticks away."""
        row = self.rows.row_of(self.currentIndex())
        if row is None or row.ticked is None:
            return
        state = Qt.CheckState.Unchecked if row.ticked else Qt.CheckState.Checked
        for row_id in self.selected_ids() or [row.id]:
            index = self.rows.index_of(row_id)
            self.rows.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose; a click on the tick box ticks. What is refused keeps the keyboard."""
        if not self.finish():
            return
        self.hush()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_of(index)
        if row is None or row.ticked is None or index.column() or event.button() != Qt.MouseButton.LeftButton:
            return
        box = self.delegate.box_of(self.visualRect(index), row, 0)
        if event.position().x() < self.delegate.text_box(box, row, 0).left():
            self._tick()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit or open what is clicked twice, unless what is typed is refused."""
        if self.finish():
            super().mouseDoubleClickEvent(event)

    def _double_click(self, index: QModelIndex) -> None:
        if not self.edit_cell(index.column()):
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer with the hover ground."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hover over nothing."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered_row:
            self.delegate.hovered_row = row
            self.viewport().update()

    # Size and look.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        fixed = [px(self.theme, column.width) for column in self.columns]
        sharing = [at for at, width in enumerate(fixed) if not width]
        hidden = self._giving_way(sum(fixed), len(sharing))
        for at, column in enumerate(self.columns):
            if column.gives_way:
                self.setColumnHidden(at, at in hidden)
        fixed = [0 if at in hidden else width for at, width in enumerate(fixed)]
        left = max(0, self.viewport().width() - sum(fixed))
        for place, at in enumerate(sharing):
            fixed[at] = left // len(sharing) + (place < left % len(sharing))
        for at, width in enumerate(fixed):
            self.setColumnWidth(at, width)
        self._lay_editor()

    def _giving_way(self, fixed: int, sharing: int) -> set[int]:
        """Return the columns for which there is no room, the last ones first."""
        hidden: set[int] = set()
        for at, column in reversed(list(enumerate(self.columns))):
            if column.gives_way and self.viewport().width() - fixed < sharing * px(self.theme, _LEAST):
                hidden.add(at)
                fixed -= px(self.theme, column.width)
        return hidden

    def _lay_editor(self) -> None:
        if isinstance(self.delegate.editor, CellEditor):
            self.updateEditorGeometries()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(self.theme, ROW))
        self._share_width()
        self.viewport().update()

    def selectionCommand(  # noqa: N802
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select whole rows; Left and Right only move the cursor among the cells of a row."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, or the words that say that there is none."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), ink(self.theme, "surface"))
        if not self.rows.rowCount() and self._empty:
            ground.setFont(font(Role.BODY, self.theme.look))
            ground.setPen(ink(self.theme, "text3"))
            box = self.viewport().rect().adjusted(16, px(self.theme, _EMPTY_AT), -16, 0)
            ground.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._empty)
        ground.end()
        super().paintEvent(event)
