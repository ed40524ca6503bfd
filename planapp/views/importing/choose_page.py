"""Choosing the file: a place to drop it, and a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.words import Words

_WIDTH, _HEIGHT, _RADIUS = 560, 260, 8


class ChoosePage(QWidget):
    """`wanted` asks for another file."""

    wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Offer to choose another file."""
        super().__init__(parent)
        self._theme = theme
        self.name = Words(theme, "", Role.STRONG)
        self.choose = Button(theme, "Choose another file…", Kind.SECONDARY)
        self.choose.clicked.connect(self.wanted)
        hint = "or drop it on this window. Excel, OpenDocument, CSV and web pages can be read."
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (
            self.name,
            self.choose,
            Words(theme, hint, Role.SMALL, "text3"),
        ):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(8)
        column.addStretch(1)

    def show_name(self, name: str) -> None:
        """Say which file was read."""
        self.name.setText(f"{name} is read")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dashed edge of the place to drop a file."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        zone = QRectF(0, 0, px(theme, _WIDTH), px(theme, _HEIGHT))
        zone.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(ink(theme, "control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(zone, _RADIUS, _RADIUS)
        painter.end()
