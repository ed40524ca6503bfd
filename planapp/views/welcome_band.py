"""The band of the first page: name, what the product is for, and the one ornament: cells that come up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role, font, sized
from planapp.graphics.look import colour
from planapp.graphics.theme import Appearance
from planapp.palette import AMBER, BLUE, GREEN, RED
from planapp.views.widgets.painted import ink, paint_face, paint_text, px

_WIDTH, _MARGIN, _MARK = 1040, 48, 44
_CELL_WIDTH, _CELL_HEIGHT, _ACROSS, _DOWN, _COLUMNS, _CELL_RADIUS = 36, 22, 44, 32, 15, 4
# How many cells of each tone a row of the ornament has, from the left.
_ROWS = (
    ((RED, 6), (AMBER, 5), (GREEN, 4)),
    ((AMBER, 4), (GREEN, 7), (BLUE, 4)),
    ((RED, 5), (AMBER, 9), (GREEN, 1)),
    ((AMBER, 8), (GREEN, 7)),
    ((RED, 10), (AMBER, 5)),
    ((AMBER, 7), (GREEN, 6), (BLUE, 2)),
    ((AMBER, 10), (GREEN, 5)),
)
_LINES = (
    "One master improvement plan: every action, every rating,",
    "every period, in one file that cannot be overwritten by mistake.",
)


class WelcomeBand(QWidget):
    """Paints itself; there is nothing to press."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(" ".join(("planapp.", *_LINES)))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, ornament, mark and words."""
        painter, token = QPainter(self), partial(ink, self._theme)
        painter.fillRect(self.rect(), token("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, token("line"))
        self._paint_cells(painter)
        left = max(_MARGIN, (self.width() - _WIDTH) // 2)
        lines = px(self._theme, 26)
        top = (self.height() - _MARK - 24 - 2 * lines) // 2 - 3
        self._paint_mark(painter, QRectF(left, top, _MARK, _MARK))
        name = QRectF(left + _MARK + 16, top, 400, _MARK)
        paint_text(painter, name, "planapp", sized(px(self._theme, 32), 700), token("text"))
        text = font(Role.TITLE, self._theme.look, 400)
        for at, words in enumerate(_LINES):
            line = QRectF(left, top + _MARK + 20 + at * lines, 600, lines)
            paint_text(painter, line, words, text, token("text2"))
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        paint_face(painter, box, ink(self._theme, "accent_fill"), None, 10)
        on = self._theme.theme.on_accent
        for top, width, opacity in ((10, 26, 1.0), (19, 18, 0.6), (28, 22, 0.85)):
            bar = QRectF(box.left() + 9, box.top() + top, width, 6)
            paint_face(painter, bar, colour(on, opacity), None, 3)

    def _paint_cells(self, painter: QPainter) -> None:
        left = self.width() - (_COLUMNS - 1) * _ACROSS - 18
        top = round((self.height() - 1 - (len(_ROWS) - 1) * _DOWN - _CELL_HEIGHT) / 2)
        for row, runs in enumerate(_ROWS):
            tones = [tone for tone, number in runs for _ in range(number)]
            for column, tone in enumerate(tones):
                # Rising, slowly at first: the past is quiet, now is loud.
                opacity = ((column + 1.4) / 16) ** 2
                fill = colour(self._theme.theme.rating(tone).fill, opacity)
                cell = QRectF(left + column * _ACROSS, top + row * _DOWN, _CELL_WIDTH, _CELL_HEIGHT)
                if cell.top() >= 0 and cell.bottom() <= self.height():
                    paint_face(painter, cell, fill, None, _CELL_RADIUS)
