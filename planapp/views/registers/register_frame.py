"""The frame of the registers: a list at the left, and at the right the items of the chosen row."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.listing.list_view import ListView
from planapp.views.registers.stops import stops_in
from planapp.views.splitter import Splitter
from planapp.views.widgets.buttons import Button, IconButton, Kind
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.search_field import SearchField

_WIDTH, _HEIGHT, _LEFT, _RIGHT = 1120, 660, 648, 424
_LEAST = (800, 440)
_GAP = 12
_READ_ONLY = "The plan is open read-only"


class RegisterFrame(Dialog):
    """Says where lists, words and commands stand; each command says how many chosen rows it needs.

    A subclass makes the lists and has them laid out.
    """

    list: ListView
    items: ListView

    def __init__(self, theme: Appearance, parent: QWidget, title: str, search: str) -> None:
        """Lay out nothing yet; `search` says what is searched."""
        super().__init__(theme, parent, title, size=(_WIDTH, _HEIGHT), modal=False)
        self._needing: list[tuple[Button | IconButton, int]] = []
        self.search = SearchField(theme, "Ctrl+F")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.summary = CutWords(theme, Role.SMALL, "text3")
        self.name = CutWords(theme, Role.HEADING)
        self.about = CutWords(theme, Role.SMALL, "text3")
        self.head, self.commands, self.of_items = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.above_items, self.below_items = QVBoxLayout(), QVBoxLayout()
        self.fit(parent.window(), _LEAST)

    def lay_out_lists(self) -> None:
        """Put the two lists beside each other."""
        self.head.setSpacing(_GAP)
        self.head.addWidget(self.add_heading(self.windowTitle()))
        self.head.addWidget(self.summary, 1)
        self.head.addWidget(self.search)
        self.body.addLayout(self.head)
        self.hints = QVBoxLayout()
        self.body.addLayout(self.hints)
        splitter = Splitter(self.theme)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self._right_side())
        splitter.setSizes([px(self.theme, _LEFT), px(self.theme, _RIGHT)])
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self.body.addWidget(splitter, 1)
        self.leave = self.add_button("Close", self.close)

    def _left_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, _GAP, 0)
        self.commands.setContentsMargins(-RING, 0, 0, 0)
        self.commands.setSpacing(0)
        self.commands.addStretch(1)
        column.addLayout(self.commands)
        column.addWidget(self.list, 1)
        return side

    def _right_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(_GAP, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(self.above_items)
        column.addSpacing(8)
        column.addWidget(self.items, 1)
        column.addLayout(self.below_items)
        self.of_items.setContentsMargins(-RING, 4, 0, 0)
        self.of_items.setSpacing(8)
        self.of_items.addStretch(1)
        column.addLayout(self.of_items)
        return side

    def order_stops(self) -> None:
        """Have Tab follow reading order."""
        above = (self.head, self.hints, self.commands)
        beside, below = (self.above_items,), (self.below_items, self.of_items)
        stops = [*stops_in(above), self.list, *stops_in(beside), self.items, *stops_in(below), self.leave]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def add_command(self, words: str, do: Callable[[], object], *, needs: int = 0) -> Button:
        """Add a button over the list; it makes sense with so many rows chosen."""
        button = Button(self.theme, words)
        button.clicked.connect(lambda: do())
        self.commands.insertWidget(self.commands.count() - 1, button)
        self._needing.append((button, needs))
        return button

    def add_moves(self, move: Callable[[int], object]) -> None:
        """Add the buttons and keys that move the chosen row up (-1) and down (1)."""
        for key, icon, words, step in (
            ("Alt+Up", "arrow-up", "Move up (Alt+Up)", -1),
            ("Alt+Down", "arrow-down", "Move down (Alt+Down)", 1),
        ):
            button = IconButton(self.theme, icon, words)
            button.clicked.connect(lambda _=False, step=step: move(step))
            self.commands.insertWidget(self.commands.count() - 1, button)
            self._needing.append((button, 1))
            shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: move(step))

    def add_item_command(self, words: str, do: Callable[[], object]) -> Button:
        """Add a quiet button below the items."""
        button = Button(self.theme, words, Kind.QUIET)
        button.clicked.connect(lambda: do())
        self.of_items.insertWidget(self.of_items.count() - 1, button)
        return button

    def enable_commands(self, selected: int, *, writable: bool) -> None:
        """Enable the commands that make sense with so many rows chosen."""
        for button, needs in self._needing:
            button.setEnabled(writable and selected >= needs)
            button.setToolTip("" if writable else _READ_ONLY)
