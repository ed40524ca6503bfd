"""Colours by what they are for, as 'RRGGBB': screen, workbook and print read them here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SURFACE = "FFFFFF"
BAND = "EEF0F3"
LINE = "E3E6EA"
LINE2 = "CBD0D7"
TEXT = "16191F"
TEXT3 = "5B636F"
TINT = "F3EFFB"
TINT2 = "E4DBF6"


@dataclass(frozen=True, slots=True)
class RatingColours:
    """How a rating is painted: the cell, the letter on it, and the edge that parts it from the ground."""

    fill: str
    letter: str
    edge: str


NOT_RATED = RatingColours("D6DAE0", "14171C", "868D98")

# By the tone of a level. White letters on red and blue, dark ones on amber and green: where hue cannot part
# the two pairs for a colour-blind reader, lightness does.
RATINGS: Mapping[str, RatingColours] = {
    "red": RatingColours("C22E30", "FFFFFF", "C22E30"),
    "amber": RatingColours("FFB81C", "14171C", "C28300"),
    "green": RatingColours("2DA678", "14171C", "23946A"),
    "blue": RatingColours("1D70B8", "FFFFFF", "1D70B8"),
}


def rating_colours(tone: str) -> RatingColours:
    """Return the colours of a level's tone; a tone that has none looks like 'not rated'."""
    return RATINGS.get(tone, NOT_RATED)
