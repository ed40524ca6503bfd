"""The roll-up bar of a parent: how many of the actions below it have each rating."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from planapp.graphics.fonts import baseline, sized
from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.pixels import centred, line_width, whole
from planapp.graphics.pixmaps import Drawing, stamp
from planapp.graphics.rating_drawing import rounded

_RADIUS = 3
_NARROWEST = 2
# A count is printed where a segment is this wide and the bar this high.
_COUNT_WIDTH = 14
_COUNT_HEIGHT = 20
_COUNT_SIZE = 12
_BOLD = 700

FROZEN_SIZE = QSize(24, 8)
OPEN_SIZE = QSize(36, 10)


class Segment(NamedTuple):
    """So many ratings of a tone."""

    tone: str
    number: int


def paint_rollup(
    painter: QPainter, box: QRect | QRectF, segments: Sequence[Segment], size: QSize, look: Look
) -> None:
    """Paint a bar of a size (in pixels at 100%) centred in a box; nothing if nothing is counted.

    Segments come in the order of the scale, worst first, and not rated last. A bar that is high enough
    prints its counts.
    """
    counted = tuple(segment for segment in segments if segment.number > 0)
    if counted:
        width, height = scaled(size.width(), look), scaled(size.height(), look)
        stamp(painter, box, _drawing(counted, width, height, look), look.pixmaps)


def widths(counts: Sequence[int], room: int, smallest: int) -> list[int]:
    """Share out whole pixels in proportion to counts above 0, by largest remainder.

    Their sum is the room. None is smaller than `smallest` while the room allows that for all.
    """
    least = min(smallest, room // len(counts))
    shares = [count * room / sum(counts) for count in counts]
    given = [max(least, floor(share)) for share in shares]
    while sum(given) != room:
        step = 1 if sum(given) < room else -1
        able = [at for at in range(len(given)) if step > 0 or given[at] > least]
        most = max(able, key=lambda at: (shares[at] - given[at]) * step)
        given[most] += step
    return given


def _drawing(segments: tuple[Segment, ...], width: int, height: int, look: Look) -> Drawing:
    def size(scale: float) -> QSize:
        return QSize(whole(width * scale), whole(height * scale))

    def draw(painter: QPainter, scale: float) -> None:
        box = QRectF(0, 0, size(scale).width(), size(scale).height())
        _draw(painter, box, segments, scale * look.text_size, look)

    return Drawing((segments, width, height), size, draw)


def _draw(painter: QPainter, box: QRectF, segments: tuple[Segment, ...], unit: float, look: Look) -> None:
    gap = line_width(unit)
    outline = rounded(box, min(_RADIUS * unit, box.height() / 2))
    room = max(0, int(box.width()) - gap * (len(segments) - 1))
    left = 0
    shares = widths([segment.number for segment in segments], room, whole(_NARROWEST * unit))
    for segment, width in zip(segments, shares, strict=True):
        part = QRectF(left, 0, width, box.height())
        _draw_segment(painter, part, outline, segment, unit, look)
        left += width + gap


def _draw_segment(
    painter: QPainter, part: QRectF, outline: QPainterPath, segment: Segment, unit: float, look: Look
) -> None:
    colours = look.theme.rating(segment.tone)
    path = QPainterPath()
    path.addRect(part)
    painter.fillPath(path.intersected(outline), colour(colours.fill))
    if part.width() < _COUNT_WIDTH * unit or part.height() < _COUNT_HEIGHT * unit:
        return
    font = sized(whole(_COUNT_SIZE * unit), _BOLD)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(str(segment.number))
    # Figures are never cut: a count that does not fit is left to the tooltip.
    if width <= part.width():
        painter.setFont(font)
        painter.setPen(colour(colours.letter))
        x = centred(part.center().x(), width / 2)
        painter.drawText(QPointF(x, baseline(part, metrics)), str(segment.number))
