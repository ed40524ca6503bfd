"""Lines of values over time, and dashed or dotted levels across them: of sparklines and charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planapp.graphics.pixels import line_width, whole

# Dash and gap.
TARGET_DASHES = (4, 3)
COMPARATOR_DASHES = (1, 3)
_LINE = 1.5

Height = Callable[[float], float]


def heights(box: QRectF, values: Sequence[float]) -> Height:
    """Return where a value lies between the foot and the top of a box; equal values lie in the middle."""
    low, reach = min(values), max(values) - min(values)

    def height(value: float) -> float:
        share = (value - low) / reach if reach else 0.5
        return box.bottom() - share * box.height()

    return height


def points(box: QRectF, values: Sequence[float | None], height: Height) -> list[QPointF | None]:
    """Return where values stand side by side in a box, None for those that are missing."""
    step = box.width() / max(1, len(values) - 1)
    return [
        None if value is None else QPointF(box.left() + place * step, height(value))
        for place, value in enumerate(values)
    ]


def paint_level(
    painter: QPainter, box: QRectF, height: float, dashes: tuple[int, int], unit: float, ink: QColor
) -> None:
    """Paint a level across a box at a height, in dashes."""
    dash, line = whole(dashes[0] * unit), line_width(unit)
    x, top = whole(box.left()), whole(height - line / 2)
    while x < box.right():
        painter.fillRect(QRectF(x, top, min(dash, box.right() - x), line), ink)
        x += dash + whole(dashes[1] * unit)


def paint_line(painter: QPainter, points: Sequence[QPointF | None], unit: float, ink: QColor) -> None:
    """Paint a line through points, with a gap where one is missing."""
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
