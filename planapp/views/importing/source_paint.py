"""The grounds, bars and marks by which the rows of a source are told apart: tint, bar and word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from planapp.graphics.theme import Appearance
from planapp.models.source_rows import Look
from planapp.views.widgets.painted import ink

BAR = 4
# The bar of an objective: the accent, lighter.
LIGHTER = "lighter"
_LIGHTER = 0.5
_HATCH = 6


@dataclass(frozen=True, slots=True)
class Ground:
    """How a row is painted: tokens of ground, bar ('' for none), its words, and weight; hatched or not."""

    ground: str
    bar: str
    words: str
    weight: int = 400
    hatched: bool = False


GROUNDS: Mapping[Look, Ground] = {
    Look.BLANK: Ground("surface", "", "text3"),
    Look.HEADER: Ground("band", "text2", "text", 600),
    Look.THEME: Ground("tint2", "accent", "text", 600),
    Look.OBJECTIVE: Ground("tint", LIGHTER, "text", 600),
    Look.ACTION: Ground("surface", "text2", "text2"),
    Look.STEP: Ground("surface", "", "text2"),
    Look.RECORD: Ground("surface", "", "text2"),
    Look.JOINED: Ground("sunken", "", "text3", hatched=True),
    Look.SKIPPED: Ground("sunken", "", "text3", hatched=True),
}


def paint_ground(painter: QPainter, rect: QRect, ground: Ground, theme: Appearance) -> None:
    """Paint the ground of a cell with its lines at the right and below."""
    painter.fillRect(rect, ink(theme, ground.ground))
    if ground.hatched:
        _hatch(painter, rect, theme)
    painter.setPen(ink(theme, "line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _hatch(painter: QPainter, rect: QRect, theme: Appearance) -> None:
    """Paint slanting lines whose pattern runs on from cell to cell."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(ink(theme, "line"), 1))
    first = (rect.left() + rect.top()) // _HATCH * _HATCH
    for at in range(first, rect.right() + rect.bottom() + _HATCH, _HATCH):
        painter.drawLine(at - rect.top(), rect.top(), at - rect.bottom() - 1, rect.bottom() + 1)
    painter.restore()


def paint_bar(painter: QPainter, rect: QRect, token: str, theme: Appearance) -> None:
    """Paint the bar at the left of a row."""
    if token:
        colour = ink(theme, "accent" if token == LIGHTER else token)
        if token == LIGHTER:
            colour.setAlphaF(_LIGHTER)
        painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - 1), colour)
