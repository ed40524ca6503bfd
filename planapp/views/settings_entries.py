"""The remembered imports as lines of the settings dialog, each to be forgotten or kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import ink
from planapp.views.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A remembered import: its key in the store, the file for which it was made, and more in words."""

    key: str
    title: str
    detail: str


class EntryLine(QWidget):
    """A remembered import. Until the dialog closes, it can still be kept."""

    def __init__(self, entry: Entry, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show an entry."""
        super().__init__(parent)
        self.entry, self._theme, self.is_forgotten = entry, theme, False
        self.title = Words(theme, entry.title, Role.BODY)
        self.detail = Words(theme, entry.detail, Role.SMALL, "text3", wrapped=True)
        self.button = Button(theme, "", Kind.QUIET)
        self.button.clicked.connect(lambda: self.mark(not self.is_forgotten))
        for words in (self.title, self.detail):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(self.title)
        text.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 9)
        row.addLayout(text, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.mark(False)

    def mark(self, is_forgotten: bool) -> None:
        """Mark it as to be forgotten, or as kept."""
        self.is_forgotten = is_forgotten
        verb = "Keep" if is_forgotten else "Forget"
        self.button.setText(verb)
        self.button.setAccessibleName(f"{verb} {self.entry.title}")
        self.button.updateGeometry()
        self.title.set_token("text3" if is_forgotten else "text")
        self.detail.setText(
            "Will be forgotten when you close Settings." if is_forgotten else self.entry.detail
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line below."""
        painter = QPainter(self)
        painter.setPen(ink(self._theme, "line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
