"""Drawings kept as pixmaps, so that each is drawn once and then only copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from planapp.graphics.pixels import DevicePixels, centred, is_pixelled

# Bars of parents differ without end; cells and icons are a few hundred.
_MOST = 4000
# On paper a drawing is made of lines and letters, this many times finer than the screen at 100%.
_PAPER_SCALE = 8.0

Draw = Callable[[QPainter, float], None]


class Drawing(NamedTuple):
    """What may be drawn at any scale: what names it, its size in device pixels, and how it is drawn.

    `draw` paints from (0, 0) with a painter in device pixels, antialiased.
    """

    key: Hashable
    size: Callable[[float], QSize]
    draw: Draw


class Kept(NamedTuple):
    """A pixmap that was made, and half of its size: asking it each time costs as much as copying it."""

    pixmap: QPixmap
    half_width: float
    half_height: float


class Pixmaps:
    """Pixmaps by scale and key. They are of one Look, so the theme is no part of the key."""

    __slots__ = ("_by_scale",)

    def __init__(self) -> None:
        self._by_scale: dict[float, dict[Hashable, Kept]] = {}

    def __len__(self) -> int:
        return sum(len(shelf) for shelf in self._by_scale.values())

    def at(self, scale: float) -> dict[Hashable, Kept]:
        """Return the shelf of the pixmaps made for a scale, to look up many at once."""
        return self._by_scale.setdefault(scale, {})

    def get(self, drawing: Drawing, scale: float) -> Kept:
        """Return what is kept of a drawing, drawn now if it has not been yet."""
        shelf = self.at(scale)
        kept = shelf.get(drawing.key)
        if kept is None:
            if len(shelf) >= _MOST:
                shelf.clear()
            pixmap = rendered(drawing, scale)
            kept = shelf[drawing.key] = Kept(pixmap, pixmap.width() / 2, pixmap.height() / 2)
        return kept


def rendered(drawing: Drawing, scale: float) -> QPixmap:
    """Return a drawing as a new pixmap with a clear ground, its units being device pixels."""
    pixmap = QPixmap(drawing.size(scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.draw(painter, scale)
    painter.end()
    return pixmap


def stamp(painter: QPainter, box: QRect | QRectF, drawing: Drawing, pixmaps: Pixmaps) -> None:
    """Paint a drawing centred in a box, on whole device pixels; on paper as lines and letters."""
    if not is_pixelled(painter):
        _draw_on_paper(painter, box, drawing)
        return
    with DevicePixels(painter) as (scale, left, top):
        kept = pixmaps.get(drawing, scale)
        x = centred((box.x() + box.width() / 2) * scale + left, kept.half_width)
        y = centred((box.y() + box.height() / 2) * scale + top, kept.half_height)
        painter.drawPixmap(x, y, kept.pixmap)


def _draw_on_paper(painter: QPainter, box: QRect | QRectF, drawing: Drawing) -> None:
    size = drawing.size(_PAPER_SCALE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        box.x() + (box.width() - size.width() / _PAPER_SCALE) / 2,
        box.y() + (box.height() - size.height() / _PAPER_SCALE) / 2,
    )
    painter.scale(1 / _PAPER_SCALE, 1 / _PAPER_SCALE)
    drawing.draw(painter, _PAPER_SCALE)
    painter.restore()
