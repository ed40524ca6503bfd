"""A quiet line that says which names look alike, with the way to merge them and the way to hear no more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.painted import ink, paint_face, paint_icon, px

_PAD, _ICON, _RADIUS = 12, 16, 6


class AlikeHint(QWidget):
    """Hidden while there is nothing to say."""

    merge_wanted = Signal()
    different = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.words = CutWords(theme, Role.SMALL, "text")
        self.merge = Button(theme, "Merge…", Kind.QUIET)
        self.keep = Button(theme, "They differ", Kind.QUIET)
        self.merge.clicked.connect(self.merge_wanted)
        self.keep.clicked.connect(self.different)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(theme, _PAD + _ICON + 8), 2, px(theme, 8), 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.merge)
        row.addWidget(self.keep)
        theme.changed.connect(self.update)
        self.hide()

    def tell(self, text: str) -> None:
        """Say something; '' is nothing."""
        self.words.set_text(text)
        for button in (self.merge, self.keep):
            button.setAccessibleName(f"{button.text().rstrip('…')}: {text}")
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground and sign."""
        painter, face = QPainter(self), QRectF(self.rect())
        paint_face(painter, face, ink(self._theme, "tint"), None, _RADIUS)
        box = QRectF(px(self._theme, _PAD), 0, px(self._theme, _ICON), face.height())
        paint_icon(painter, self._theme, "information", box, _ICON, "accent")
        painter.end()
