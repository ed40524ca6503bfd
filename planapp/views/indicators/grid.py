"""The grid of indicators: figures by month, typed and pasted as in a spreadsheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from planapp.graphics.theme import Appearance
from planapp.models.indicator_texts import POLARITIES
from planapp.models.indicators_model import POLARITY, IndicatorsModel
from planapp.models.keyed_rows import Index
from planapp.views.indicators import grid_keys
from planapp.views.indicators.grid_editor import GridEditor
from planapp.views.indicators.grid_table import GridTable
from planapp.views.widgets.bubble import Bubble
from planapp.views.widgets.menus import offer, pop_up

# What the keys of a choice mean: 'h' for high.
_WAYS = {"h": "high", "l": "low", "n": ""}


class IndicatorGrid(GridTable):
    """`emptied` comes with Del. What is refused is said in a bubble at the cell; what was typed stays."""

    emptied = Signal()

    def __init__(self, model: IndicatorsModel, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show a model, its latest months in sight."""
        super().__init__(model, appearance, parent)
        self._editor: GridEditor | None = None
        self._edited: tuple[int | None, str] = None, ""
        self._bubble = Bubble(appearance, self.viewport())
        model.refused.connect(self._tell_at)
        model.modelReset.connect(self._lay_editor)
        model.rowsRemoved.connect(self._lay_editor)
        self.selectionModel().currentChanged.connect(lambda *_: self.hush())
        self.laid_out.connect(self._lay_editor)
        self.verticalScrollBar().valueChanged.connect(self._lay_editor)

    # Typing.

    def edit_cell(self, typed: str | None = None) -> bool:
        """Edit the cell that has the focus; what was `typed` replaces its text."""
        index = self.currentIndex()
        if not index.isValid() or not self.column_of(index).editable or not self.finish():
            return False
        if self.column_of(index).key == POLARITY:
            self._offer_ways(index)
            return True
        self.hush()
        editor = GridEditor(self.appearance, by_typing=typed is not None, parent=self.viewport())
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.start(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        if typed is not None:
            editor.replace(typed)
        editor.went.connect(self._take)
        editor.accepted.connect(lambda _: self.finish())
        editor.reverted.connect(self._close_editor)
        self._editor, self._edited = editor, (self.rows.id_of(index), self.column_of(index).key)
        self.scrollTo(index)
        self._lay_editor()
        editor.show()
        editor.setFocus()
        return True

    def type_into_cell(self, text: str) -> bool:
        """Begin to type, or choose which way is good by its first letter."""
        index = self.currentIndex()
        if index.isValid() and self.column_of(index).key == POLARITY:
            way = _WAYS.get(text.casefold())
            return way is not None and self.rows.setData(index, POLARITIES[way])
        return self.edit_cell(text)

    @property
    def editor(self) -> GridEditor | None:
        """Return the field that is open."""
        return self._editor

    def finish(self) -> bool:
        """Take what is typed in an open field; return whether none is open any more."""
        editor = self._editor
        if editor is None:
            return True
        index = self.rows.index_of(*self._edited)
        if editor.changed and index.isValid() and not self.rows.setData(index, editor.text):
            editor.set_refused(True)
            return False
        self._close_editor()
        return True

    def _take(self, right: int, down: int) -> None:
        if self.finish():
            self.go(right, down)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self.hush()
            # It is losing the keyboard: that is not one more time to take the text.
            editor.blockSignals(True)
            if editor.hasFocus():
                self.setFocus()
            editor.hide()
            editor.deleteLater()

    def _lay_editor(self) -> None:
        """Keep an open field over its cell; one whose row has gone goes with it."""
        if self._editor is None:
            return
        index = self.rows.index_of(*self._edited)
        if index.isValid():
            self._editor.lie_over(self.visualRect(index).adjusted(0, 0, 1, 0))
        else:
            self._close_editor()

    def _offer_ways(self, index: QModelIndex) -> None:
        menu, now = QMenu(self), index.data(Qt.ItemDataRole.EditRole)
        row_id = self.rows.id_of(index)
        for words in POLARITIES.values():
            offer(menu, words, partial(self._set_way, row_id, words), is_on=words == now)
        pop_up(menu, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _set_way(self, row_id: int | None, words: str) -> None:
        index = self.rows.index_of(row_id, POLARITY)
        if index.isValid():
            self.rows.setData(index, words)

    # Refusals.

    def _tell_at(self, index: Index, sentence: str) -> None:
        beside = self._editor.geometry() if self._editor is not None else self.visualRect(index)
        self._bubble.tell(sentence, beside)

    def tell(self, sentence: str) -> None:
        """Say at the cell that has the focus why something was refused."""
        self._tell_at(self.currentIndex(), sentence)

    def said(self) -> str:
        """Return the sentence that is shown, '' for none."""
        return self._bubble.sentence

    def hush(self) -> None:
        """Take the bubble away."""
        self._bubble.hide()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a key asks for in the grid."""
        if not grid_keys.press(self, event):
            super().keyPressEvent(event)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.anchor = QPersistentModelIndex(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Jump nowhere: letters are typed."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose, but first take what is being typed: what is refused keeps the keyboard."""
        index = self.indexAt(event.position().toPoint())
        if self.finish() and event.modifiers() == Qt.KeyboardModifier.ShiftModifier and index.isValid():
            self.select_to(index)
        elif self._editor is None:
            super().mousePressEvent(event)
            self.anchor = QPersistentModelIndex(self.currentIndex())
        else:
            self._editor.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit what is clicked twice."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_cell()
