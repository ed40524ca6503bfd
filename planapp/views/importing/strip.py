"""The head and the foot of the import wizard."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, px


class Strip(QWidget):
    """A band over the whole width, with a line towards the pages."""

    def __init__(self, theme: Appearance, height: int, *, line_at_top: bool) -> None:
        """Be as high as that at 100%."""
        super().__init__()
        self._theme, self._at_top, self._height = theme, line_at_top, height
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(px(self._theme, self._height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.setPen(ink(self._theme, "line2"))
        y = 0 if self._at_top else self.height() - 1
        painter.drawLine(0, y, self.width(), y)
        painter.end()
