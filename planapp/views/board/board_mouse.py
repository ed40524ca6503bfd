"""What the mouse does in the board: folds, ticks, and opens editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from planapp.domain.records import STEP
from planapp.models.columns import DUE
from planapp.views.board.title_parts import is_on_sign

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView


class BoardMouse:
    """Reads presses and double clicks in a board."""

    def __init__(self, view: BoardView) -> None:
        """Act on a board."""
        self._view = view

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        index = self._view.indexAt(event.position().toPoint())
        self._view.hover(self._view.board.id_of(index), index.column())

    def press(self, event: QMouseEvent) -> bool:
        """Fold a row or tick a step where its sign is pressed; return whether that was it."""
        view, at = self._view, event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if view.is_empty_plan():
            return view.begin_first_theme()
        first = view.first_cell(view.indexAt(at))
        item = view.board.item_of(first)
        if item is None or not self._is_on_sign(at):
            return False
        if item.kind == STEP:
            view.choose(item.id)
            view.tick()
        elif view.board.hasChildren(first):
            view.setExpanded(first, not view.isExpanded(first))
        else:
            return False
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """Edit the text of a cell, or the comment of a rating; return whether there is something to edit."""
        view, at = self._view, event.position().toPoint()
        if self.press(event):
            return True
        index = view.indexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return False
        column = view.board.columns[index.column()]
        if column.key == DUE and view.delegate.title_cell(index.internalId(), view.where(index)[0]).contains(
            at
        ):
            index = view.first_cell(index)
        view.setCurrentIndex(index)
        return view.comment() if column.period is not None else view.edit_cell()

    def _is_on_sign(self, at: QPoint) -> bool:
        view = self._view
        index = view.indexAt(at)
        row, depth = view.where(index)
        parts = view.delegate.parts(index, depth, row)
        return parts is not None and is_on_sign(parts, at)
