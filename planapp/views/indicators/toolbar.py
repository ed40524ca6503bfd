"""The toolbar over the grid: what the page is, how many meet their targets, the months, and adding."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, IconButton
from planapp.views.widgets.painted import RING, ink, px
from planapp.views.widgets.words import Words

_HEIGHT = 52


class IndicatorToolbar(QWidget):
    """`paged` gives -1 for earlier months, 1 for later ones; `add_wanted` asks for an indicator."""

    paged = Signal(int)
    add_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no months yet."""
        super().__init__(parent)
        self._theme = theme
        self.title = Words(theme, "Indicators", Role.PAGE_TITLE)
        self.told = Words(theme, "", Role.SMALL, "text3")
        # Gives way where the window is narrow.
        self.told.setMinimumWidth(1)
        self.earlier = IconButton(theme, "chevron-left", "Earlier months (Ctrl+Shift+Left)")
        self.months = Words(theme, "", Role.BODY, "text2")
        self.later = IconButton(theme, "chevron-right", "Later months (Ctrl+Shift+Right)")
        self.add = Button(theme, "Add indicator")
        self.add.setToolTip("Add indicator (Ctrl+N)")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.title)
        self._row.addSpacing(12)
        self._row.addWidget(self.told, 1)
        for widget in (self.earlier, self.months, self.later):
            self._row.addWidget(widget)
        self._row.addSpacing(8)
        self._row.addWidget(self.add)
        self.earlier.clicked.connect(lambda: self.paged.emit(-1))
        self.later.clicked.connect(lambda: self.paged.emit(1))
        self.add.clicked.connect(self.add_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_months(self, words: str, *, earlier: bool, later: bool) -> None:
        """Show which months are in sight, and whether there are others."""
        self.months.setText(words)
        self.earlier.setEnabled(earlier)
        self.later.setEnabled(later)

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))
        self._row.setContentsMargins(20, 0, 16 - RING, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(self._theme, "line"))
        painter.end()
