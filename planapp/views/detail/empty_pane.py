"""What the pane says while no row is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.words import Words


class EmptyPane(QWidget):
    """One line, no picture."""

    def __init__(self, theme: Appearance, text: str, parent: QWidget | None = None) -> None:
        """Say it."""
        super().__init__(parent)
        words = Words(theme, text, Role.SMALL, "text3", wrapped=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 40, 20, 20)
        column.addWidget(words)
        column.addStretch(1)
