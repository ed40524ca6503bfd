"""The text box that opens in place of a value: Enter takes the text, Esc gives it up, Tab goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from planapp.views.detail.menus import pop_up
from planapp.views.widgets.exact_text import ExactText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
# The keyboard only pays a visit elsewhere: nothing is taken yet.
VISITS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
# Ground and edge are painted by what it lies in.
_BARE = "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none; padding: 0; }"


class InPlaceEditor(ExactText):
    """`accepted` asks to take the text and go 0 nowhere, 1 on or -1 back; `reverted` gives it up.

    `deserted` comes when the keyboard has gone elsewhere for good. Alt+Enter or Shift+Enter breaks a line.
    """

    accepted = Signal(int)
    reverted = Signal()
    deserted = Signal()
    menu_opened = Signal(QMenu)

    def __init__(self, text: str, font: QFont, parent: QWidget, *, enter_breaks: bool = False) -> None:
        """Hold a text, with the cursor at its end. Where Enter breaks lines, Ctrl+Enter takes the text."""
        super().__init__(parent)
        self._enter_breaks = enter_breaks
        self.setStyleSheet(_BARE)
        self.setFont(font)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hold(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is nothing typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            nothing = not (self.document().isUndoAvailable() or self.document().isRedoAvailable())
            if nothing and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Accept, revert or go on; other keys are typed."""
        key = event.key()
        if key in _ENTER and self._is_break(event.modifiers()):
            if not self.isReadOnly():
                self.insertPlainText("\n")
        elif key in _ENTER:
            self.accepted.emit(0)
        elif key == Qt.Key.Key_Tab:
            self.accepted.emit(1)
        elif key == Qt.Key.Key_Backtab:
            self.accepted.emit(-1)
        elif key == Qt.Key.Key_Escape:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def _is_break(self, modifiers: Qt.KeyboardModifier) -> bool:
        plain = self._enter_breaks and not modifiers & Qt.KeyboardModifier.ControlModifier
        return plain or bool(modifiers & _BREAKS)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say that the keyboard has left for good."""
        super().focusOutEvent(event)
        if event.reason() not in VISITS:
            self.deserted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of texts, with what else may be done here."""
        menu = self.createStandardContextMenu()
        self.menu_opened.emit(menu)
        pop_up(menu, event.globalPos())
