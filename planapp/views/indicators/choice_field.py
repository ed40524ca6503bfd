"""A label over a list to choose from, as the pane has labels over values."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING, px


class ChoiceField(QWidget):
    """`picked` gives the key of what the officer chooses."""

    picked = Signal(str)

    def __init__(self, theme: Appearance, label: str, parent: QWidget | None = None) -> None:
        """Have nothing to choose yet."""
        super().__init__(parent)
        self._theme, self._label = theme, label
        self._choices: dict[str, str] = {}
        self.choice = Choice(theme)
        self._row = QHBoxLayout()
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(InsetWords(theme, Role.CAPTION, "text3", text=label))
        column.addLayout(self._row)
        column.addStretch(1)
        self.choice.activated.connect(lambda at: self.picked.emit(list(self._choices)[at]))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_choices(self, choices: Mapping[str, str], now: str) -> None:
        """Offer choices by key and words, one of which holds."""
        if dict(choices) != self._choices:
            self._choices = dict(choices)
            self.choice.clear()
            self.choice.addItems(list(self._choices.values()))
            self.choice.updateGeometry()
        self.choice.setCurrentIndex(list(self._choices).index(now) if now in self._choices else 0)
        self.choice.setAccessibleName(f"{self._label}: {self.choice.currentText()}")

    def _restyle(self) -> None:
        self._row.setContentsMargins(px(self._theme, PAD_X) - RING, 0, 0, 0)
