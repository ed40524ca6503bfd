"""How big the parts of the board are, in pixels at 100%; callers scale them to the text size."""

from __future__ import annotations

from typing import Final

from planapp.domain.records import OBJECTIVE, THEME
from planapp.graphics.look import Look, scaled

HEADER: Final = 48
TITLE_LEAST: Final = 320
DUE: Final = 88
LEAD: Final = 112
PERIOD: Final = 32
OPEN_PERIOD: Final = 48
TREND: Final = 28
# A column that the officer chose: so many pixels a character of its width, within bounds.
CHARACTER: Final = 7
CHOSEN_LEAST: Final = 64
CHOSEN_MOST: Final = 160

ROW: Final = 28
PARENT_ROW: Final = 32

BAR: Final = 3
GUTTER_DOT: Final = 11
DOT: Final = 6
CHEVRON: Final = 24
REF: Final = 36
STEP_IN: Final = 14
REF_GAP: Final = 10
LEAST_REF: Final = {0: 8, 1: 20, 2: 32}
CIRCLE: Final = 14
LETTER_AT: Final = 18
LETTER_WIDTH: Final = 7
LETTER_GAP: Final = 8
TEXT_END: Final = 12
DUE_TEXT: Final = 20
WARNING_AT: Final = 4
WARNING: Final = 12


def row_height(kind: str, look: Look) -> int:
    """Return the height of a row of an item of a kind."""
    return scaled(PARENT_ROW if kind in (THEME, OBJECTIVE) else ROW, look)
