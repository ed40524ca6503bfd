"""The type of the design: families, the roles that text plays, and where its baseline lies."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from planapp.graphics.look import Look
from planapp.graphics.pixels import whole

TEXT_SIZES = (0.9, 1.0, 1.15, 1.3)
_TABULAR = "tnum"


class Role(Enum):
    """What a text is for: its size and line in pixels, its weight, and whether the text size changes it."""

    CAPTION = (11, 16, 500, True)
    SMALL = (12, 18, 400, True)
    BODY = (13, 20, 400, True)
    STRONG = (13, 20, 600, True)
    HEADING = (15, 24, 600, True)
    TITLE = (16, 24, 600, True)
    PAGE_TITLE = (18, 24, 600, True)
    FIGURE = (22, 32, 600, True)
    LARGE_FIGURE = (36, 44, 600, True)
    MEETING_BODY = (18, 28, 400, False)
    MEETING_TITLE = (32, 44, 600, False)
    MEETING_FIGURE = (44, 52, 600, False)

    def __init__(self, pixels: int, line: int, weight: int, grows: bool) -> None:
        self.pixels = pixels
        self.line = line
        self.weight = weight
        self.grows = grows


def families() -> list[str]:
    """Return the font families to look for, in order; the platform's own stands among them."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    wished = ["Segoe UI Variable Text", "Segoe UI", own, "Noto Sans", "Ubuntu", "Liberation Sans"]
    return list(dict.fromkeys(family for family in wished if family))


def sized(pixels: int, weight: int) -> QFont:
    """Return a font of the design with tabular figures; size in pixels, weight from 100 to 900."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag(_TABULAR), 1)
    return font


def font(role: Role, look: Look, weight: int | None = None) -> QFont:
    """Return the font of a role at the text size of a look, kept there; copy it before changing it."""
    key = (role, weight)
    if key not in look.fonts:
        factor = look.text_size if role.grows else 1.0
        look.fonts[key] = sized(whole(role.pixels * factor), weight or role.weight)
    return look.fonts[key]


@lru_cache(maxsize=200)
def metrics(font: QFont) -> QFontMetricsF:
    """Return the metrics of a font, kept: to make them takes longer than to ask them."""
    return QFontMetricsF(font)


@lru_cache(maxsize=2_000)
def advance(text: str, font: QFont) -> float:
    """Return how wide a short text is, kept: the numbers of rows are measured over and over."""
    return metrics(font).horizontalAdvance(text)


def line_height(role: Role, look: Look) -> int:
    """Return the height of a line of a role in pixels, at the text size of a look."""
    return whole(role.line * (look.text_size if role.grows else 1.0))


def baseline(box: QRect | QRectF, metrics: QFontMetricsF) -> int:
    """Return the y of the baseline that centres capital letters in a box, on a whole pixel."""
    return whole(box.y() + (box.height() + metrics.capHeight()) / 2)
