"""The line under the toolbar that says that something takes longer than 300 ms."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink

_HEIGHT = 2
# What is shown while nobody knows how far the work is.
_UNKNOWN = 0.35


class ProgressLine(QWidget):
    """A 2 px line in the accent colour, as long as the work has come; it keeps its place when hidden."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._share: float | None = None
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    @property
    def shown(self) -> bool:
        """Tell whether there is a line to be seen."""
        return self._share is not None

    def begin(self) -> None:
        """Show that something is being done."""
        self._share = _UNKNOWN
        self.update()

    def set_share(self, done: int, total: int) -> None:
        """Show how far it is, once it is shown at all."""
        if self.shown and total > 0:
            self._share = done / total
            self.update()

    def end(self) -> None:
        """Show nothing."""
        self._share = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        if self._share is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "tint2"))
        width = self.width() * min(1.0, self._share)
        painter.fillRect(QRectF(0, 0, width, self.height()), ink(self._theme, "accent"))
        painter.end()
