"""The line at the left of what happened, with a knot at each entry."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planapp.graphics.theme import Appearance
from planapp.views.detail.value_face import PAD_X, PAD_Y
from planapp.views.widgets.painted import ink, paint_face, px

# What the line takes from the width of an entry.
GUTTER = 12
_KNOT, _HALF_LINE = 8, 9


def paint_knot(painter: QPainter, theme: Appearance, height: int, *, is_newest: bool, is_last: bool) -> None:
    """Paint the knot of an entry at its first line, filled for the newest, and the line that runs on."""
    left, middle = px(theme, PAD_X), px(theme, _HALF_LINE + PAD_Y)
    top, foot = middle if is_newest else 0, middle if is_last else height
    painter.fillRect(left + _KNOT // 2, top, 1, foot - top, ink(theme, "line2"))
    knot = QRectF(left, middle - _KNOT // 2, _KNOT, _KNOT)
    if is_newest:
        paint_face(painter, knot, ink(theme, "accent"), None, _KNOT)
    else:
        paint_face(painter, knot, ink(theme, "surface"), ink(theme, "control"), _KNOT)
