"""Painting on whole device pixels, at any scaling of the screen."""

from __future__ import annotations

from math import floor
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPicture, QTransform

_KINDS = QTransform.TransformationType
_UPRIGHT = (_KINDS.TxNone, _KINDS.TxTranslate, _KINDS.TxScale)
_PAPER = (QPagedPaintDevice, QPicture)


class Grid(NamedTuple):
    """Where a painter's units lie on the device: x pixels = x units * scale + left, and so for y."""

    scale: float
    left: float
    top: float


class DevicePixels:
    """Lets one unit of a painter be one device pixel in a `with` block; gives the grid of the units outside.

    Only for painters that do not turn or stretch: see `is_pixelled`. A class, as a generator takes longer
    than all the rest, and rows of the board are many.
    """

    __slots__ = ("_outside", "_painter")

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._outside: QTransform | None = None

    def __enter__(self) -> Grid:
        to_device = self._painter.deviceTransform()
        grid = Grid(to_device.m11(), to_device.dx(), to_device.dy())
        if grid.scale == 1.0 and grid.left.is_integer() and grid.top.is_integer():
            return Grid(1.0, 0.0, 0.0)
        self._outside = self._painter.worldTransform()
        self._painter.setWorldTransform(to_device.inverted()[0] * self._outside)
        return grid

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._outside is not None:
            self._painter.setWorldTransform(self._outside)


def is_pixelled(painter: QPainter) -> bool:
    """Tell whether a painter paints upright on pixels (screen, picture), not on paper or turned."""
    if isinstance(painter.device(), _PAPER):
        return False
    to_device = painter.deviceTransform()
    return to_device.type() in _UPRIGHT and to_device.m11() == to_device.m22() > 0


def whole(length: float) -> int:
    """Return a length in whole pixels; halves go up."""
    return floor(length + 0.5)


def centred(middle: float, half: float) -> int:
    """Return the pixel at which something starts whose half is this long; a half pixel goes to the start."""
    return floor(middle - half + 0.49)


def line_width(scale: float) -> int:
    """Return the width of a line of the design in device pixels: 1 up to 175%, 2 at 200%."""
    return max(1, floor(scale + 0.01))


def device_rect(rect: QRect | QRectF, grid: Grid) -> QRect:
    """Return the device pixels that a rectangle covers: edges that two rectangles share stay shared."""
    left, top = whole(rect.x() * grid.scale + grid.left), whole(rect.y() * grid.scale + grid.top)
    right = whole((rect.x() + rect.width()) * grid.scale + grid.left)
    bottom = whole((rect.y() + rect.height()) * grid.scale + grid.top)
    return QRect(left, top, right - left, bottom - top)
