"""What runs down the whole board: the rules between years, and the outline of the period worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from planapp.graphics.look import Look, colour
from planapp.views.board.places import Place
from planapp.views.widgets.lines import draw_upright

_WIDTH = 1.5
_RADIUS = 7


def paint_rules(painter: QPainter, top: int, height: int, places: Sequence[Place], look: Look) -> None:
    """Paint the rules that part years."""
    for place in places:
        if place.starts_year and not place.worked:
            draw_upright(painter, place.left, top, height, look.theme.line2)


def paint_sides(painter: QPainter, top: int, height: int, places: Sequence[Place], look: Look) -> None:
    """Paint the two sides of the outline through the rows."""
    for place in places:
        if place.worked:
            _paint_path(painter, _sides(place, top, height), look)


def paint_head(painter: QPainter, top: int, bottom: int, place: Place, look: Look) -> None:
    """Paint the head of the outline in the header: a box with round shoulders, open at its foot."""
    left, right = _edges(place)
    path = QPainterPath()
    path.moveTo(left, bottom)
    path.lineTo(left, top + _RADIUS)
    path.quadTo(left, top, left + _RADIUS, top)
    path.lineTo(right - _RADIUS, top)
    path.quadTo(right, top, right, top + _RADIUS)
    path.lineTo(right, bottom)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour(look.theme.tint))
    painter.restore()
    _paint_path(painter, path, look)


def _edges(place: Place) -> tuple[float, float]:
    """Return the middles of the two sides, so that the line covers whole pixels at the outer edge."""
    return place.left + _WIDTH / 2, place.left + place.width - _WIDTH / 2


def _sides(place: Place, top: int, height: int) -> QPainterPath:
    path = QPainterPath()
    for x in _edges(place):
        path.moveTo(x, top)
        path.lineTo(x, top + height)
    return path


def _paint_path(painter: QPainter, path: QPainterPath, look: Look) -> None:
    pen = QPen(colour(look.theme.accent), _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
    painter.restore()
