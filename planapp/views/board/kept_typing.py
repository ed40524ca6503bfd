"""Keeps what is being typed in the board when its model starts again: Qt closes all editors then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView
    from planapp.views.widgets.cell_editing import Index


@dataclass(frozen=True, slots=True)
class _Typed:
    """The cell, by ids of row and column, its text, where the cursor was, and who had the keyboard."""

    item: int
    column: str
    text: str
    cursor: int
    refused: bool
    has_keyboard: bool


class KeptTyping(QObject):
    """Closes the editor of a board before a new start, and opens it again as it was."""

    def __init__(self, view: BoardView) -> None:
        """Watch the model of a board."""
        super().__init__(view)
        self._view = view
        self._typed: _Typed | None = None
        view.board.modelAboutToBeReset.connect(self._keep)
        view.board.modelReset.connect(self._type_on)

    def _keep(self) -> None:
        view, delegate = self._view, self._view.delegate
        editor, item = delegate.editor, view.board.id_of(delegate.edited)
        if editor is None or item is None:
            return
        column = view.board.columns[delegate.edited.column()].key
        has_keyboard = view.window().focusWidget() is editor
        cursor = editor.textCursor().position()
        self._typed = _Typed(item, column, editor.text, cursor, editor.refused, has_keyboard)
        editor.reverted.emit()

    def _type_on(self) -> None:
        typed, self._typed = self._typed, None
        if typed is None:
            return
        view = self._view
        section = view.board.section_of(typed.column)
        index = view.board.index_of(typed.item, section) if section >= 0 else QModelIndex()
        if not index.isValid():
            return
        elsewhere = view.window().focusWidget()
        view.setCurrentIndex(index)
        view.edit(index)
        editor = view.delegate.editor
        if editor is None:
            return
        editor.replace(typed.text)
        cursor = editor.textCursor()
        cursor.setPosition(min(typed.cursor, len(typed.text)), QTextCursor.MoveMode.MoveAnchor)
        editor.setTextCursor(cursor)
        editor.set_refused(typed.refused)
        if not typed.has_keyboard and elsewhere is not None:
            # That is not one more time to take the text.
            editor.blockSignals(True)
            elsewhere.setFocus()
            editor.blockSignals(False)

    def give_up(self, parent: Index, start: int, end: int) -> None:
        """Type no more in a row that goes, or stands below one that goes."""
        editor, board = self._view.delegate.editor, self._view.board
        at = board.index_of(board.id_of(self._view.delegate.edited))
        while editor is not None and at.isValid():
            above = at.parent()
            if above == parent and start <= at.row() <= end:
                editor.reverted.emit()
                return
            at = above
