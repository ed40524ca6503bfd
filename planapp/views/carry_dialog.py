"""Says how many ratings would be carried forward, from when and to when, before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.models.carry_words import CarryWords
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog

_SIZE = (480, 0)


class CarryDialog(Dialog):
    """`accepted` comes when the officer wants it."""

    def __init__(self, theme: Appearance, parent: QWidget, words: CarryWords) -> None:
        """Show the words."""
        super().__init__(theme, parent, "Carry forward", size=_SIZE)
        self.add_heading(words.heading).setWordWrap(True)
        self.add_words(words.about, "text2")
        for sentence in words.left:
            self.add_words(sentence, "text2")
        self.add_button("Cancel", self.reject)
        self.add_button("Carry forward", self.accept, Kind.PRIMARY).setFocus()
