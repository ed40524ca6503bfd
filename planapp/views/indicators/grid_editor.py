"""The field in which a cell of the grid is typed: Enter goes down, Tab to the right, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.in_place_text import ENTER

Key = Qt.Key
# Columns to the right, rows down.
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Return where Enter or Tab leads, with Shift the other way; None for any other key."""
    back = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0, back
    if event.key() == Key.Key_Tab:
        return 1, 0
    return (-1, 0) if event.key() == Key.Key_Backtab else None


class GridEditor(CellEditor):
    """`went` takes the text and gives where to go. Where typing opened it, arrows go on as well."""

    went = Signal(int, int)

    def __init__(self, appearance: Appearance, *, by_typing: bool, parent: QWidget) -> None:
        """Be empty."""
        super().__init__(appearance, parent)
        self._by_typing = by_typing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on, or type."""
        step = step_of(event)
        if step is None and self._by_typing and not event.modifiers():
            step = _ARROWS.get(Key(event.key()))
        if step is not None:
            self.went.emit(*step)
            event.accept()
        else:
            super().keyPressEvent(event)
