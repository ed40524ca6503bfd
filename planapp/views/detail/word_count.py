"""How many words have been typed, small, below a field while one types in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planapp.domain.plain_text import number_of_words
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.value import Value


class WordCount(InsetWords):
    """Hidden while the field is text at rest, or empty."""

    def __init__(self, theme: Appearance, value: Value, parent: QWidget | None = None) -> None:
        """Count the words that are typed in a value."""
        super().__init__(theme, Role.CAPTION, "text3", room=(2, 0), parent=parent)
        self._value = value
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hide()
        value.typed.connect(self._count)
        value.closed.connect(self.hide)

    def _count(self) -> None:
        count = number_of_words(self._value.text)
        self.setText(f"{count:,} word{'' if count == 1 else 's'}")
        self.setVisible(count > 0)
