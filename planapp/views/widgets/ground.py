"""The ground of a part of a page."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink


class Ground(QWidget):
    """Painted in the colour of a token, perhaps with something that fills it."""

    def __init__(
        self, theme: Appearance, token: str, holds: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        """Lie behind what it holds."""
        super().__init__(parent)
        self._theme, self._token = theme, token
        theme.changed.connect(self.update)
        if holds is not None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(holds)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, self._token))
        painter.end()
