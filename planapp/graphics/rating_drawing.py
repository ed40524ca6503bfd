"""The parts of a rating cell, drawn in device pixels.

Boxes lie on whole pixels. A unit is one pixel of the design in device pixels: 1.5 at 150%.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from planapp.graphics.fonts import baseline, sized
from planapp.graphics.look import colour
from planapp.graphics.pixels import centred, line_width, whole
from planapp.palette import RatingColours, Theme

_RADIUS = 4
_RING_RADIUS = 7
_RING_WIDTH = 2
_TRIANGLE = 5
_ARROW, _ARROW_WIDTH, _ROOMY = 2.5, 1.25, 30
_DOT = 3
_DASH = 3
_GAP = 2.4
_BOLD = 700
_COMMENT_OPACITY = 0.75


def ring_margin(unit: float) -> int:
    """Return by how much a ring stands out of its cell: the gap and the width of the focus ring."""
    return line_width(unit) + whole(_RING_WIDTH * unit)


def draw_fill(painter: QPainter, box: QRectF, unit: float, colours: RatingColours, edge: int = 1) -> None:
    """Draw the ground of a cell and its edge, both rounded; the edge is so many lines wide."""
    line = edge * line_width(unit)
    painter.fillPath(rounded(box, _RADIUS * unit), colour(colours.edge))
    painter.fillPath(_inside(box, unit, line), colour(colours.fill))


def draw_letter(painter: QPainter, box: QRectF, letter: str, pixels: float, colours: RatingColours) -> None:
    """Draw the letter bold and centred on its capital height; one that is too wide is made to fit."""
    room = box.width() - 4 * line_width(pixels / 11)
    font = sized(whole(pixels), _BOLD)
    width = QFontMetricsF(font).horizontalAdvance(letter)
    if width > room:
        font = sized(max(1, int(pixels * room / width)), _BOLD)
        width = QFontMetricsF(font).horizontalAdvance(letter)
    painter.setFont(font)
    painter.setPen(colour(colours.letter))
    x = centred(box.center().x(), width / 2)
    painter.drawText(QPointF(x, baseline(box, QFontMetricsF(font))), letter)


def draw_comment(painter: QPainter, box: QRectF, unit: float, colours: RatingColours) -> None:
    """Draw the triangle of a comment into the top right corner, inside the edge."""
    line, side = line_width(unit), whole(_TRIANGLE * unit)
    right, top = box.right() - line, box.top() + line
    triangle = QPainterPath()
    triangle.addPolygon(
        QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
    )
    triangle.closeSubpath()
    inside = _inside(box, unit, line)
    painter.fillPath(triangle.intersected(inside), colour(colours.letter, _COMMENT_OPACITY))


def draw_carried(painter: QPainter, box: QRectF, unit: float, colours: RatingColours) -> None:
    """Draw the small arrow of a rating that was carried forward into the bottom left corner."""
    # In the small cells of the past it keeps out of the way of the letter.
    is_small = box.width() < _ROOMY * unit
    side, away = (
        (_ARROW - 0.5 if is_small else _ARROW) * unit,
        line_width(unit) + (1 if is_small else 2) * unit,
    )
    left, middle = box.left() + away, box.bottom() - away - side - (unit if is_small else 0)
    arrow = QPainterPath(QPointF(left, middle - side))
    arrow.lineTo(left + side, middle)
    arrow.lineTo(left, middle + side)
    pen = QPen(colour(colours.letter), _ARROW_WIDTH * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(arrow, pen)


def draw_dashes(painter: QPainter, box: QRectF, unit: float, theme: Theme) -> None:
    """Draw the dashed outline of a rating still to be given: round corners, dashes on whole pixels."""
    line, radius = line_width(unit), whole(_RADIUS * unit)
    ink = colour(theme.control)
    _draw_corners(painter, box, radius, line, QPen(ink, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    left, top, right, bottom = box.left(), box.top(), box.right() - line, box.bottom() - line
    for start, length in _dashes(box.width() - 2 * radius, unit):
        for y in (top, bottom):
            painter.fillRect(QRectF(left + radius + start, y, length, line), ink)
    for start, length in _dashes(box.height() - 2 * radius, unit):
        for x in (left, right):
            painter.fillRect(QRectF(x, top + radius + start, line, length), ink)


def draw_dot(painter: QPainter, box: QRectF, unit: float, theme: Theme) -> None:
    """Draw the dot of a period before the action began."""
    side = whole(_DOT * unit)
    x, y = centred(box.center().x(), side / 2), centred(box.center().y(), side / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.line2))
    painter.drawEllipse(QRectF(x, y, side, side))


def draw_ring(painter: QPainter, box: QRectF, unit: float, theme: Theme, *, is_focus: bool) -> None:
    """Draw the ring of the focus, or the thin one of the pointer; the box is the cell and its margin."""
    line, width = line_width(unit), whole(_RING_WIDTH * unit)
    radius = _RING_RADIUS * unit
    if not is_focus:
        out = width - line
        box, radius, width = box.adjusted(out, out, -out, -out), radius - out, line
    ring = rounded(box, radius)
    ring.addPath(rounded(box.adjusted(width, width, -width, -width), radius - width))
    painter.fillPath(ring, colour(theme.accent if is_focus else theme.control))


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """Return a box with round corners as a path."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def _inside(box: QRectF, unit: float, line: int) -> QPainterPath:
    return rounded(box.adjusted(line, line, -line, -line), _RADIUS * unit - line)


def _dashes(room: float, unit: float) -> list[tuple[int, int]]:
    """Return (start, length) of the dashes on a side, evenly spread, with a gap at both ends."""
    dash = whole(_DASH * unit)
    count = max(1, int((room - _GAP * unit) / (dash + _GAP * unit) + 0.5))
    gap = (room - count * dash) / (count + 1)
    return [(whole(gap + place * (dash + gap)), dash) for place in range(count)]


def _draw_corners(painter: QPainter, box: QRectF, radius: int, line: int, pen: QPen) -> None:
    half, side = line / 2, 2 * radius - line
    left, top = box.left() + half, box.top() + half
    right, bottom = box.right() - half - side, box.bottom() - half - side
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, quarter in ((right, top, 0), (left, top, 1), (left, bottom, 2), (right, bottom, 3)):
        painter.drawArc(QRectF(x, y, side, side), quarter * 90 * 16, 90 * 16)
