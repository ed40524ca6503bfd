"""A text box that gives back exactly the text it was given, as long as nothing is typed in it."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QPlainTextEdit, QWidget

# What parts the paragraphs and lines of a text box.
_BREAK = re.compile("[\u2028\u2029]")


class ExactText(QPlainTextEdit):
    """Qt's own `toPlainText` would lose spaces that don't break, so that looking at a text changed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._first = self._first_raw = ""

    def hold(self, text: str) -> None:
        """Hold a text in which nothing has been typed yet, with the cursor at its end."""
        self._first = text
        self.setPlainText(text)
        self._first_raw = self.document().toRawText()
        self.moveCursor(self.textCursor().MoveOperation.End)

    @property
    def text(self) -> str:
        """Return what is typed, or exactly what was held."""
        raw = self.document().toRawText()
        return self._first if raw == self._first_raw else _BREAK.sub("\n", raw)

    @property
    def changed(self) -> bool:
        """Tell whether the text is another than the one that was held."""
        return self.text != self._first
