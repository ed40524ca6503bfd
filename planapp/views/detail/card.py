"""A sunken card with a line round it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face


class Card(QWidget):
    """`column` takes what the card holds."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.setSpacing(0)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground and line."""
        painter = QPainter(self)
        paint_face(painter, QRectF(self.rect()), ink(self._theme, "sunken"), ink(self._theme, "line"), 8)
        painter.end()
