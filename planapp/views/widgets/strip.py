"""A band over the whole width: toolbars, the head and the foot of a page."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, px


class Strip(QWidget):
    """Parted by a line from what is below it, or above it."""

    def __init__(
        self,
        theme: Appearance,
        height: int,
        parent: QWidget | None = None,
        *,
        line: str = "line",
        line_at_top: bool = False,
    ) -> None:
        """Be as high as that at 100%, with a line in the colour of a token."""
        super().__init__(parent)
        self._theme, self._height = theme, height
        self._line, self._at_top = line, line_at_top
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(px(self._theme, self._height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        y = 0 if self._at_top else self.height() - 1
        painter.fillRect(0, y, self.width(), 1, ink(self._theme, self._line))
        painter.end()
