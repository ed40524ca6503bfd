"""What painters need to know: the colours, the text size, and the pixmaps and fonts made for them so far."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont

from planapp.graphics.pixmaps import Pixmaps
from planapp.palette import LIGHT, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size (1.0 is 100%). A change of either is a new Look, with nothing made yet."""

    theme: Theme = LIGHT
    text_size: float = 1.0
    pixmaps: Pixmaps = field(default_factory=Pixmaps, compare=False)
    fonts: dict[Hashable, QFont] = field(default_factory=dict, compare=False)


def colour(rgb: str, opacity: float = 1.0) -> QColor:
    """Return a token of the palette as a QColor of its own; opacity is 0 to 1."""
    made = QColor.fromRgb(int(rgb, 16))
    if opacity < 1.0:
        made.setAlphaF(opacity)
    return made


def scaled(pixels: float, look: Look) -> int:
    """Return a length of the design (row height, cell) at the text size, in whole pixels."""
    return int(pixels * look.text_size + 0.5)
