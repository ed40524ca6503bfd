"""A folder that is shown and chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_PATH = 340


class FolderField(QWidget):
    """`chosen` gives the folder that was chosen, None for the usual one."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Appearance,
        name: str,
        folder: Path,
        usual: Path,
        ask: Callable[[Path], Path | None],
        parent: QWidget | None = None,
        *,
        width: int = _PATH,
    ) -> None:
        """Show a folder in so many pixels of the design; `ask` asks for another one."""
        super().__init__(parent)
        self._theme, self._usual, self._ask, self._width = theme, usual, ask, width
        self.setAccessibleName(name)
        self.path = Words(theme, "", Role.SMALL, "text2")
        self.choose = Button(theme, "Choose…", Kind.QUIET)
        self.choose.setAccessibleName(f"{name}: choose another one")
        self.back = Button(theme, "Use the usual one", Kind.QUIET)
        self.choose.clicked.connect(self._choose)
        self.back.clicked.connect(lambda: self._take(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        # Beside each other they would need more than the dialog has.
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.path)
        column.addLayout(buttons)
        self.setFocusProxy(self.choose)
        self._show(folder)

    def _choose(self) -> None:
        found = self._ask(self.folder)
        if found is not None:
            self._take(found)

    def _take(self, folder: Path | None) -> None:
        self._show(folder or self._usual)
        self.chosen.emit(folder)

    def _show(self, folder: Path) -> None:
        self.folder = folder
        self.path.setFont(font(Role.SMALL, self._theme.look))
        metrics = self.path.fontMetrics()
        middle = Qt.TextElideMode.ElideMiddle
        self.path.setText(metrics.elidedText(str(folder), middle, px(self._theme, self._width)))
        self.path.setToolTip(str(folder))
        self.back.setVisible(folder != self._usual)
