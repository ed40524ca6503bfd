"""The text box in which a value is edited where it stands, in the board and in the pane."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextDocumentFragment, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from planapp.domain.plain_text import plain

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The keyboard only pays a visit elsewhere: nothing is taken yet.
VISITS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_STEPS = {ENTER[0]: 0, ENTER[1]: 0, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_BREAKS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
# What parts the paragraphs and lines of a text box.
_BREAK = re.compile("[\u2028\u2029]")


class InPlaceText(QPlainTextEdit):
    """`accepted` asks to take the text and go 0 nowhere, 1 on or -1 back; `reverted` gives it up.

    `deserted` comes when the keyboard has gone elsewhere for good. Alt+Enter or Shift+Enter breaks a line;
    where Enter does too, Ctrl+Enter takes the text.
    """

    accepted = Signal(int)
    reverted = Signal()
    deserted = Signal()

    def __init__(self, parent: QWidget | None = None, *, enter_breaks: bool = False) -> None:
        """Be empty."""
        super().__init__(parent)
        self._enter_breaks = enter_breaks
        self._first = self._first_raw = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def hold(self, text: str) -> None:
        """Hold a text in which nothing has been typed yet, with the cursor at its end."""
        self._first = text
        self.setPlainText(text)
        self._first_raw = self.document().toRawText()
        self.moveCursor(self.textCursor().MoveOperation.End)

    @property
    def text(self) -> str:
        """Return what is typed, or exactly what was held.

        Qt's own `toPlainText` loses spaces that don't break, so that looking at a text would change it.
        """
        raw = self.document().toRawText()
        return self._first if raw == self._first_raw else _BREAK.sub("\n", raw)

    @property
    def changed(self) -> bool:
        """Tell whether the text is another than the one that was held."""
        return self.text != self._first

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Accept, revert or go on; other keys are typed."""
        key = Qt.Key(event.key())
        if key in ENTER and self._is_break(event.modifiers()):
            if not self.isReadOnly():
                self.insertPlainText("\n")
        elif key in _STEPS:
            self.accepted.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take texts, from programs that give them with a look only as well."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste or drop the plain text alone, without blanks at the ends of its lines."""
        text = source.text()
        if not source.hasText():
            text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        if plain(text):
            self.textCursor().insertText(plain(text))
            self.ensureCursorVisible()

    def _is_break(self, modifiers: Qt.KeyboardModifier) -> bool:
        plain = self._enter_breaks and not modifiers & Qt.KeyboardModifier.ControlModifier
        return plain or bool(modifiers & _BREAKS)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say that the keyboard has left for good."""
        super().focusOutEvent(event)
        if event.reason() not in VISITS:
            self.deserted.emit()
