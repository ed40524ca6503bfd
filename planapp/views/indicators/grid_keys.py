"""What the plain keys do in the grid. Keys with Alt, and most with Ctrl, belong to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from planapp.views.indicators.grid_editor import step_of

if TYPE_CHECKING:
    from planapp.views.indicators.grid import IndicatorGrid

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_TYPED = _NONE | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PAGING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
# With Shift, as far as there are cells.
_FAR = {_Key.Key_Home: (-99, 0), _Key.Key_End: (99, 0), _Key.Key_PageUp: (0, -10), _Key.Key_PageDown: (0, 10)}
_REACHES = {**_ARROWS, **_FAR}
_SIDES = {_Key.Key_Left: -1, _Key.Key_Right: 1}


def press(grid: IndicatorGrid, event: QKeyEvent) -> bool:
    """Do what a key asks for; return whether it asks for anything here."""
    key, modifiers = _Key(event.key()), event.modifiers()
    if modifiers == _PAGING and key in _SIDES:
        grid.page(_SIDES[key])
        return True
    if modifiers & ~_TYPED:
        return False
    step = step_of(event)
    if step is not None:
        grid.go(*step)
    elif key in _REACHES and modifiers & Qt.KeyboardModifier.ShiftModifier:
        grid.extend(*_REACHES[key])
    elif key in _ARROWS:
        grid.go(*_ARROWS[key])
    elif key == _Key.Key_F2:
        grid.edit_cell()
    elif key in (_Key.Key_Delete, _Key.Key_Backspace):
        grid.emptied.emit()
    elif key == _Key.Key_Escape:
        return _escape(grid)
    else:
        text = event.text()
        return bool(text) and text.isprintable() and not text.isspace() and grid.type_into_cell(text)
    return True


def _escape(grid: IndicatorGrid) -> bool:
    if grid.said():
        grid.hush()
    elif len(grid.selectedIndexes()) > 1:
        grid.setCurrentIndex(grid.currentIndex())
    else:
        return False
    return True
