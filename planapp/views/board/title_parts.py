"""Where the parts of a title cell stand: chevron or circle, number, and text. Levels step in."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont

from planapp.domain.records import OBJECTIVE, STEP, THEME, Item
from planapp.graphics import fonts
from planapp.graphics.look import Look, scaled
from planapp.views.board import measures as m

_LEAST_ROOM = 40


class TitleParts(NamedTuple):
    """The parts of a title cell. `sign` is what is clicked: the chevron's place, or the circle of a step."""

    sign: QRect
    ref: QRect
    text: QRect


def ref_of(item: Item, letter: str) -> str:
    """Return what stands in front of a title: the number on one line, or the letter of a step."""
    return letter or " ".join(item.ref.split())


def title_font(item: Item, look: Look) -> QFont:
    """Return the font of an item's title."""
    if item.kind == THEME:
        return fonts.font(fonts.Role.STRONG, look, 700)
    if item.kind == OBJECTIVE:
        return fonts.font(fonts.Role.STRONG, look)
    return fonts.font(fonts.Role.SMALL if item.kind == STEP else fonts.Role.BODY, look)


def ref_font(item: Item, look: Look) -> QFont:
    """Return the font of an item's number."""
    if item.kind == THEME:
        return title_font(item, look)
    return fonts.font(fonts.Role.SMALL, look)


def title_parts(item: Item, letter: str, depth: int, cell: QRect, look: Look) -> TitleParts:
    """Return where the parts stand in the cell of a title; `depth` is 0 at the top of the plan."""

    def px(length: float) -> int:
        return scaled(length, look)

    ref = ref_of(item, letter)
    width = round(fonts.advance(ref, ref_font(item, look)) + 0.49) if ref else 0
    step_in = cell.left() + px(m.STEP_IN) * depth
    middle = cell.top() + cell.height() // 2
    if item.kind == STEP:
        side = px(m.CIRCLE + 6)
        left = step_in + px(m.REF) + px(3) - side // 2
        sign = QRect(left, middle - side // 2, side, side)
        start = step_in + px(m.REF + m.LETTER_AT)
        least, gap = px(m.LETTER_WIDTH), px(m.LETTER_GAP)
    else:
        side = px(20)
        sign = QRect(step_in + px(m.CHEVRON) - side // 2, middle - side // 2, side, side)
        start = step_in + px(m.REF)
        least, gap = px(m.LEAST_REF.get(depth, 0)), px(m.REF_GAP)
    end = cell.right() - px(m.TEXT_END)
    # A number as long as a sentence leaves the title half of the cell.
    width = min(width, max(px(_LEAST_ROOM), (end - start) // 2))
    text = start + max(width, least) + gap if ref else start
    return TitleParts(
        sign,
        QRect(start, cell.top(), width, cell.height()),
        QRect(text, cell.top(), max(0, end - text + 1), cell.height()),
    )


def is_on_sign(parts: TitleParts, at: QPoint) -> bool:
    """Tell whether the pointer is on the chevron or circle; the whole height of the row counts."""
    reach = parts.sign.adjusted(-4, 0, 4, 0)
    return reach.left() <= at.x() <= reach.right()
