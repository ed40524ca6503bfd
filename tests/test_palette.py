"""Ratings must be legible: contrasts by WCAG 2.2, computed from the tokens."""

from __future__ import annotations

import pytest

from planapp import palette

COLOURS = [*palette.RATINGS.values(), palette.NOT_RATED]


def luminance(rgb: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", COLOURS)
def test_letters_and_edges_of_ratings_stand_out(colours: palette.RatingColours) -> None:
    assert contrast(colours.letter, colours.fill) >= 4.5
    assert contrast(colours.edge, palette.SURFACE) >= 3.0


@pytest.mark.parametrize("ground", [palette.SURFACE, palette.BAND, palette.TINT, palette.TINT2])
def test_text_is_legible_on_every_ground(ground: str) -> None:
    assert contrast(palette.TEXT, ground) >= 4.5


def test_an_unknown_tone_looks_like_not_rated() -> None:
    assert palette.rating_colours("mauve") == palette.NOT_RATED
    assert palette.rating_colours("red").fill == "C22E30"
