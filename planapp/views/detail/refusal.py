"""The sentence below what is no text field: why it can't be done, until something else is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.detail.inset_words import InsetWords


class Refusal(InsetWords):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(theme, Role.SMALL, "danger", room=(2, 2), wrapped=True, parent=parent)
        self.hide()

    def tell(self, sentence: str) -> bool:
        """Say a sentence, '' for none; return whether there is one."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        return bool(sentence)
