"""The rating cell: one function paints it everywhere, and one paints all the cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from planapp.graphics import rating_drawing
from planapp.graphics.look import Look, scaled
from planapp.graphics.pixels import DevicePixels, is_pixelled, whole
from planapp.graphics.pixmaps import Drawing, stamp
from planapp.palette import NONE


class Size(StrEnum):
    """Where the cell stands, which decides how big it is."""

    OPEN = "open"
    FROZEN = "frozen"
    STRIP_OPEN = "strip, open period"
    STRIP = "strip"
    LIST = "list"


class State(StrEnum):
    """Rated (or not rated: with a dash), still to rate, or before the action began."""

    RATED = "rated"
    TO_RATE = "to rate"
    BEFORE = "before"


class Ring(StrEnum):
    """What goes round the cell."""

    NONE = "none"
    HOVER = "hover"
    FOCUS = "focus"


class Cell(NamedTuple):
    """All that decides how a cell looks in a theme. Letters too wide for the cell are made smaller."""

    size: Size
    tone: str = NONE
    letter: str = "–"
    has_comment: bool = False
    state: State = State.RATED
    ring: Ring = Ring.NONE
    is_carried: bool = False


# Width and height of the cell, and the size of its letter, in pixels at 100%.
_MEASURES: dict[Size, tuple[int, int, int]] = {
    Size.OPEN: (36, 22, 12),
    Size.FROZEN: (24, 18, 11),
    Size.STRIP_OPEN: (42, 28, 13),
    Size.STRIP: (34, 24, 12),
    Size.LIST: (32, 24, 12),
}


def cell_size(size: Size, look: Look) -> QSize:
    """Return the size of a cell without its ring, at the text size of a look."""
    width, height, _ = _MEASURES[size]
    return QSize(scaled(width, look), scaled(height, look))


def paint_cell(painter: QPainter, box: QRect | QRectF, cell: Cell, look: Look) -> None:
    """Paint a rating cell centred in a box. A ring needs 3 pixels more on each side than the cell."""
    stamp(painter, box, _drawing(cell, look), look.pixmaps)


def paint_history(
    painter: QPainter,
    row: QRect,
    columns: Sequence[tuple[int, int]],
    cells: Sequence[Cell | None],
    look: Look,
) -> None:
    """Paint the cells of a row, each centred in its column; None paints nothing.

    `columns` are (left, width) in the painter's units, as many as there are cells. The result is that of
    `paint_cell` for each, but a row costs little more than copying its pixels.
    """
    if not is_pixelled(painter):
        _paint_one_by_one(painter, row, columns, cells, look)
        return
    with DevicePixels(painter) as (scale, left, top):
        shelf = look.pixmaps.at(scale)
        # As `centred` has it, without the price of two calls for each cell.
        left += 0.49
        middle = (row.y() + row.height() / 2) * scale + top + 0.49
        draw = painter.drawPixmap
        for (start, width), cell in zip(columns, cells, strict=True):
            if cell is None:
                continue
            pixmap, half_width, half_height = shelf.get(cell) or look.pixmaps.get(_drawing(cell, look), scale)
            draw(floor((start + width / 2) * scale + left - half_width), floor(middle - half_height), pixmap)


def _paint_one_by_one(
    painter: QPainter,
    row: QRect,
    columns: Sequence[tuple[int, int]],
    cells: Sequence[Cell | None],
    look: Look,
) -> None:
    for (start, width), cell in zip(columns, cells, strict=True):
        if cell is not None:
            paint_cell(painter, QRect(start, row.y(), width, row.height()), cell, look)


def _drawing(cell: Cell, look: Look) -> Drawing:
    """Return how a cell is drawn; a unit is a pixel of the design, at the text size, on the device."""
    width, height, letter_size = _MEASURES[cell.size]

    def size(scale: float) -> QSize:
        unit = scale * look.text_size
        margin = 0 if cell.ring is Ring.NONE else rating_drawing.ring_margin(unit)
        return QSize(whole(width * unit) + 2 * margin, whole(height * unit) + 2 * margin)

    def draw(painter: QPainter, scale: float) -> None:
        unit = scale * look.text_size
        box = QRectF(0, 0, size(scale).width(), size(scale).height())
        if cell.ring is not Ring.NONE:
            margin = rating_drawing.ring_margin(unit)
            rating_drawing.draw_ring(painter, box, unit, look.theme, is_focus=cell.ring is Ring.FOCUS)
            box.adjust(margin, margin, -margin, -margin)
        _draw_state(painter, box, cell, letter_size, unit, look)

    return Drawing(cell, size, draw)


def _draw_state(
    painter: QPainter, box: QRectF, cell: Cell, letter_size: int, unit: float, look: Look
) -> None:
    if cell.state is State.BEFORE:
        rating_drawing.draw_dot(painter, box, unit, look.theme)
        return
    if cell.state is State.TO_RATE:
        rating_drawing.draw_dashes(painter, box, unit, look.theme)
        return
    colours = look.theme.rating(cell.tone)
    rating_drawing.draw_fill(painter, box, unit, colours, look.theme.edge)
    rating_drawing.draw_letter(painter, box, cell.letter, letter_size * unit, colours)
    if cell.has_comment:
        rating_drawing.draw_comment(painter, box, unit, colours)
    if cell.is_carried:
        rating_drawing.draw_carried(painter, box, unit, colours)
