"""The course of an indicator as a line: its values, its target, what it is compared with, the last value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planapp.graphics.look import Look, colour
from planapp.graphics.pixels import DevicePixels, device_rect, is_pixelled, line_width, whole

_LINE = 1.5
_DOT = 2.5
# Dash and gap.
_TARGET_DASHES = (4, 3)
_COMPARATOR_DASHES = (1, 3)

Height = Callable[[float], float]


def paint_sparkline(
    painter: QPainter,
    box: QRect | QRectF,
    values: Sequence[float | None],
    look: Look,
    *,
    target: float | None = None,
    comparator: float | None = None,
) -> None:
    """Paint values, oldest first, over the whole box; a missing one (None) leaves a gap in the line.

    The target is a dashed line in the accent, the comparator a dotted one in grey. All share one scale. The
    last value that is there has a dot. Nothing is painted if there is no value.
    """
    if all(value is None for value in values):
        return
    levels = [(comparator, _COMPARATOR_DASHES, look.theme.text3), (target, _TARGET_DASHES, look.theme.accent)]
    wanted = [(level, dashes, rgb) for level, dashes, rgb in levels if level is not None]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_pixelled(painter):
        with DevicePixels(painter) as grid:
            _paint(painter, QRectF(device_rect(box, grid)), values, wanted, grid.scale, look)
    else:
        _paint(painter, QRectF(box), values, wanted, 1.0, look)
    painter.restore()


def _paint(
    painter: QPainter,
    box: QRectF,
    values: Sequence[float | None],
    levels: Sequence[tuple[float, tuple[int, int], str]],
    unit: float,
    look: Look,
) -> None:
    inner = box.adjusted(_DOT * unit, _DOT * unit, -_DOT * unit, -_DOT * unit)
    height = _heights(
        inner, [*(value for value in values if value is not None), *(level[0] for level in levels)]
    )
    for level, dashes, rgb in levels:
        _paint_level(painter, box, height(level), dashes, unit, colour(rgb))
    points = _points(inner, values, height)
    _paint_line(painter, points, unit, colour(look.theme.text2))
    last = next(point for point in reversed(points) if point is not None)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.theme.text))
    painter.drawEllipse(last, _DOT * unit, _DOT * unit)


def _heights(box: QRectF, values: Sequence[float]) -> Height:
    """Return where a value lies between the foot and the top of a box; equal values lie in the middle."""
    low, reach = min(values), max(values) - min(values)

    def height(value: float) -> float:
        share = (value - low) / reach if reach else 0.5
        return box.bottom() - share * box.height()

    return height


def _points(box: QRectF, values: Sequence[float | None], height: Height) -> list[QPointF | None]:
    step = box.width() / max(1, len(values) - 1)
    return [
        None if value is None else QPointF(box.left() + place * step, height(value))
        for place, value in enumerate(values)
    ]


def _paint_level(
    painter: QPainter, box: QRectF, height: float, dashes: tuple[int, int], unit: float, ink: QColor
) -> None:
    dash, line = whole(dashes[0] * unit), line_width(unit)
    x, top = whole(box.left()), whole(height - line / 2)
    while x < box.right():
        painter.fillRect(QRectF(x, top, min(dash, box.right() - x), line), ink)
        x += dash + whole(dashes[1] * unit)


def _paint_line(painter: QPainter, points: Sequence[QPointF | None], unit: float, ink: QColor) -> None:
    pen = QPen(ink, _LINE * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for is_known, run in groupby(points, key=lambda point: point is not None):
        known = [point for point in run if point is not None]
        if not is_known:
            continue
        if len(known) == 1:
            painter.drawPoint(known[0])
        else:
            painter.drawPolyline(QPolygonF(known))
