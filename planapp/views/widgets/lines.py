"""Lines that stay one pixel of the screen wide, whatever its scaling."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planapp.graphics.look import colour
from planapp.graphics.pixels import DevicePixels, device_rect, line_width


def draw_upright(painter: QPainter, left: int, top: int, height: int, rgb: str) -> None:
    """Draw a line down from a point."""
    with DevicePixels(painter) as grid:
        line = device_rect(QRect(left, top, 1, height), grid)
        line.setWidth(line_width(grid.scale))
        painter.fillRect(line, colour(rgb))


def draw_foot(painter: QPainter, box: QRect, rgb: str) -> None:
    """Draw a line along the foot of a box, inside it."""
    with DevicePixels(painter) as grid:
        line = device_rect(box, grid)
        line.setTop(line.bottom() - line_width(grid.scale) + 1)
        painter.fillRect(line, colour(rgb))
