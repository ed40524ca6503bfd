"""The toolbar over the grid: what the page is, how many meet their targets, the months, and adding."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, IconButton
from planapp.views.widgets.painted import RING
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.words import Words

_HEIGHT = 52


class IndicatorToolbar(Strip):
    """`paged` gives -1 for earlier months, 1 for later ones; `add_wanted` asks for an indicator."""

    paged = Signal(int)
    add_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no months yet."""
        super().__init__(theme, _HEIGHT, parent)
        self.title = Words(theme, "Indicators", Role.PAGE_TITLE)
        self.told = Words(theme, "", Role.SMALL, "text3")
        # Gives way where the window is narrow.
        self.told.setMinimumWidth(1)
        self.earlier = IconButton(theme, "chevron-left", "Earlier months (Ctrl+Shift+Left)")
        self.months = Words(theme, "", Role.BODY, "text2")
        self.later = IconButton(theme, "chevron-right", "Later months (Ctrl+Shift+Right)")
        self.add = Button(theme, "Add indicator")
        self.add.setToolTip("Add indicator (Ctrl+N)")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16 - RING, 1)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addSpacing(12)
        row.addWidget(self.told, 1)
        for widget in (self.earlier, self.months, self.later):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.add)
        self.earlier.clicked.connect(lambda: self.paged.emit(-1))
        self.later.clicked.connect(lambda: self.paged.emit(1))
        self.add.clicked.connect(self.add_wanted)

    def show_months(self, words: str, *, earlier: bool, later: bool) -> None:
        """Show which months are in sight, and whether there are others."""
        self.months.setText(words)
        self.earlier.setEnabled(earlier)
        self.later.setEnabled(later)
