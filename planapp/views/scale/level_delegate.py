"""Paints the list of levels: each with its rating cell as it will be painted."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planapp.domain.records import Level
from planapp.domain.tones import tone_of
from planapp.graphics.rating_cell import Cell, Size, cell_size, paint_cell
from planapp.models.level_list import LOOKS, NAME
from planapp.models.rows_model import Row
from planapp.views.listing.list_delegate import ListDelegate, shown_of


def cell_of(level: Level, tone: str | None = None, size: Size = Size.LIST) -> Cell:
    """Return the rating cell of a level, or as it would be in another tone."""
    return Cell(size, tone_of(level) if tone is None else tone, level.letter)


class LevelDelegate(ListDelegate):
    """As other lists, with a rating cell in the first column."""

    def paint_cell(self, painter: QPainter, box: QRect, row: Row, column: int) -> None:
        """Paint the rating cell, or the words of another column."""
        level = shown_of(row).more
        if column != LOOKS or not isinstance(level, Level):
            super().paint_cell(painter, box, row, column)
            return
        place = QRect(box)
        place.setWidth(cell_size(Size.OPEN, self.theme.look).width())
        if level.retired:
            painter.setOpacity(0.45)
        paint_cell(painter, place, cell_of(level, size=Size.OPEN), self.theme.look)
        painter.setOpacity(1)

    def token_of(self, row: Row, column: int) -> str:
        """Return the colour of a cell's text: the name stands out."""
        usual = super().token_of(row, column)
        return "text" if column == NAME and usual == "text2" else usual
