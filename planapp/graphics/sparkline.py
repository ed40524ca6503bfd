"""The course of an indicator as a line: its values, its target, what it is compared with, the last value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from planapp.graphics.look import Look, colour
from planapp.graphics.pixels import DevicePixels, device_rect, is_pixelled
from planapp.graphics.strokes import (
    COMPARATOR_DASHES,
    TARGET_DASHES,
    heights,
    paint_level,
    paint_line,
    points,
)

_DOT = 2.5


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
    levels = [(comparator, COMPARATOR_DASHES, look.theme.text3), (target, TARGET_DASHES, look.theme.accent)]
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
    height = heights(
        inner, [*(value for value in values if value is not None), *(level[0] for level in levels)]
    )
    for level, dashes, rgb in levels:
        paint_level(painter, box, height(level), dashes, unit, colour(rgb))
    places = points(inner, values, height)
    paint_line(painter, places, unit, colour(look.theme.text2))
    last = next(point for point in reversed(places) if point is not None)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.theme.text))
    painter.drawEllipse(last, _DOT * unit, _DOT * unit)
