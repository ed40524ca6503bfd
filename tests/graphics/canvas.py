"""Pictures to paint on in tests, and what was painted on them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtGui import QColor, QImage, QPainter

from planapp.graphics.look import colour
from planapp.palette import LIGHT

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def painted(
    paint: Callable[[QPainter], None],
    width: int = 60,
    height: int = 40,
    scale: float = 1.0,
    ground: str = LIGHT.surface,
) -> QImage:
    """Return a picture of a size in units, on a ground, with something painted on it."""
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(colour(ground))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def at(image: QImage, x: int, y: int) -> str:
    """Return the colour of a device pixel as the palette writes it."""
    return written(image.pixelColor(x, y))


def column(image: QImage, x: int) -> list[tuple[str, int]]:
    """Return the colours of a column of device pixels from the top, with how many follow each other."""
    return _runs([at(image, x, y) for y in range(image.height())])


def row(image: QImage, y: int) -> list[tuple[str, int]]:
    """Return the colours of a row of device pixels from the left, with how many follow each other."""
    return _runs([at(image, x, y) for x in range(image.width())])


def inked(image: QImage, ground: str = LIGHT.surface) -> tuple[int, int, int, int]:
    """Return (left, top, right, bottom) of the device pixels that are not ground; the last two are within."""
    spots = [(x, y) for y in range(image.height()) for x in range(image.width()) if at(image, x, y) != ground]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), min(ys), max(xs), max(ys)


def written(colour_: QColor) -> str:
    """Return a colour as the palette writes it."""
    return colour_.name()[1:].upper()


def _runs(colours: list[str]) -> list[tuple[str, int]]:
    return [(rgb, len(list(run))) for rgb, run in groupby(colours)]
