"""What the plain keys do in the board. Keys with Alt, and most with Ctrl, belong to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from planapp.domain.records import ACTION, STEP
from planapp.models.columns import TITLE
from planapp.views.board.rating_commands import Do, asked_by
from planapp.views.rating_habits import KEY_WORDS

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_TYPED = _NONE | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PAGING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class BoardKeys:
    """Reads the keys that are pressed while a board has the keyboard."""

    def __init__(self, view: BoardView) -> None:
        """Act on a board."""
        self._view = view
        self._plain: dict[_Key, Callable[[], bool]] = {
            _Key.Key_Left: self._left,
            _Key.Key_Right: self._right,
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
            _Key.Key_Escape: self._escape,
            _Key.Key_F2: self._edit,
            _Key.Key_Space: self._space,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asks for anything here."""
        modifiers, key = event.modifiers(), _Key(event.key())
        if modifiers == _PAGING and key in (_Key.Key_Left, _Key.Key_Right):
            self._view.page(-1 if key == _Key.Key_Left else 1)
            return True
        if modifiers & ~_TYPED:
            return False
        plain = self._plain.get(key)
        if plain is not None and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            return plain()
        text = event.text()
        return bool(text) and text.isprintable() and not text.isspace() and self._type(text)

    # Cells and rows.

    def _left(self) -> bool:
        view, index = self._view, self._view.currentIndex()
        if view.focused_column() != TITLE:
            view.step_column(-1)
        elif view.isExpanded(view.first_cell(index)):
            view.collapse(view.first_cell(index))
        elif index.parent().isValid():
            view.setCurrentIndex(index.parent())
        return True

    def _right(self) -> bool:
        view, first = self._view, self._view.first_cell(self._view.currentIndex())
        if view.focused_column() == TITLE and view.board.hasChildren(first) and not view.isExpanded(first):
            view.expand(first)
        else:
            view.step_column(1)
        return True

    def _enter(self) -> bool:
        if self._view.is_empty_plan():
            self._view.begin_first_theme()
        elif self._view.current_id() is not None:
            self._view.pane_wanted.emit()
        return True

    def _escape(self) -> bool:
        view = self._view
        if view.said():
            view.hush()
        elif len(view.selected_ids()) > 1:
            view.setCurrentIndex(view.currentIndex())
        elif view.focused_column() not in ("", TITLE):
            view.focus_column(TITLE)
        else:
            return False
        return True

    # Edits.

    def _edit(self) -> bool:
        self._view.edit_cell()
        return True

    def _space(self) -> bool:
        item = self._view.current_item()
        if item is not None and item.kind == STEP:
            self._view.tick()
        return True

    def _type(self, text: str) -> bool:
        view, item = self._view, self._view.current_item()
        if item is None:
            return view.is_empty_plan() and view.begin_first_theme(text)
        # At the title of an action, or of several rows, the keys of the scale rate.
        words = view.edits_words(view.focused_column())
        rates = view.focused_column() == TITLE and (item.kind == ACTION or len(view.selected_ids()) > 1)
        if words and not (rates and view.hand.habits.keys.take(text)):
            return view.edit_cell(text)
        if self._rate(text):
            return True
        return words and view.edit_cell(text)

    def _rate(self, text: str) -> bool:
        view, keys = self._view, self._view.hand.habits.keys
        asked = asked_by(view.board.plan, text, keys)
        if asked is None:
            return self._explain(text)
        if view.focused_period() is None:
            view.focus_worked()
        if asked.do is Do.CLEAR:
            view.clear_rating()
        elif asked.do is Do.COMMENT:
            view.comment()
        else:
            view.hand.press(asked.level)
        return True

    def _explain(self, text: str) -> bool:
        """Say why a key of the scale does not rate, where the officer has chosen that."""
        view, keys = self._view, self._view.hand.habits.keys
        if view.focused_period() is None or asked_by(view.board.plan, text) is None:
            return False
        view.tell(f"{KEY_WORDS[keys]} rate, as you chose in Settings.")
        return True
