"""The head of the Circulation page: what it is, its tabs, and how the last circulation stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.tab_bar import TabBar
from planapp.views.widgets.words import Words

_HEIGHT = 52


class CirculationHeader(Strip):
    """Title and tabs at the left, a sentence at the right that gives way where there is no room."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing of a circulation yet."""
        super().__init__(theme, _HEIGHT, parent, line="line2")
        self.title = Words(theme, "Circulation", Role.PAGE_TITLE)
        self.tabs = TabBar(theme, "Circulation")
        self.told = CutWords(theme, Role.SMALL, "text2", at_right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        # With half of what parts the tabs from each other.
        row.addSpacing(10)
        row.addWidget(self.tabs)
        row.addSpacing(8)
        row.addWidget(self.told, 1)
