"""What the tints and bars of a source mean, beside the name of the file."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.source_rows import Look
from planapp.views.importing.source_paint import GROUNDS, paint_bar, paint_ground
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_ENTRIES = (
    ("Theme", Look.THEME),
    ("Objective", Look.OBJECTIVE),
    ("Action", Look.ACTION),
    ("Step", Look.STEP),
    ("Joined", Look.JOINED),
    ("Skipped", Look.SKIPPED),
)
_BOX, _GAP, _BETWEEN = 12, 5, 14


class Legend(QWidget):
    """A swatch and a word for each look of a row; the first to go where there is no room."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of all entries."""
        type_ = font(Role.CAPTION, self._theme.look)
        words = sum(text_width(word, type_) for word, _ in _ENTRIES)
        between = (len(_ENTRIES) - 1) * px(self._theme, _BETWEEN)
        return QSize(words + len(_ENTRIES) * px(self._theme, _BOX + _GAP) + between, px(self._theme, 20))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return that it can go."""
        return QSize(0, px(self._theme, 20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint all entries, or none where not all of them fit."""
        if self.width() < self.sizeHint().width():
            return
        painter = QPainter(self)
        theme, type_ = self._theme, font(Role.CAPTION, self._theme.look)
        left, side = self.width() - self.sizeHint().width(), px(self._theme, _BOX)
        for word, look in _ENTRIES:
            box = QRect(left, (self.height() - side) // 2, side, side)
            paint_ground(painter, box, GROUNDS[look], theme)
            paint_face(painter, QRectF(box), None, ink(theme, "line2"), 2)
            paint_bar(painter, box.adjusted(0, 0, 0, 1), GROUNDS[look].bar, theme)
            left += side + px(theme, _GAP)
            room = text_width(word, type_)
            paint_text(painter, QRectF(left, 0, room, self.height()), word, type_, ink(theme, "text2"))
            left += room + px(theme, _BETWEEN)
        painter.end()
