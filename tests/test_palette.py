"""Colours must be legible and ratings must stay apart: both tables of the design, from the tokens."""

from __future__ import annotations

import re
from dataclasses import astuple, fields

import pytest

from planapp import palette
from planapp.palette import DARK, LIGHT, TONES, Theme
from tests.colour_science import SIGHT, ciede2000, closest_pair, contrast

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)

GROUNDS = ("window", "surface", "sunken", "band", "hover", "tint", "tint2")
CONTROL_GROUNDS = ("window", "surface", "sunken")
TEXTS = ("text", "text2", "text3", "accent", "danger", "warn", "ok")
MEANINGS = ("danger", "warn", "ok")

# As the design prints them: on the surface and on the worst ground, light then dark.
PRINTED_TEXT = {
    "control": ((3.35, 3.04), (4.06, 4.06)),
    "text": ((17.6, 13.2), (14.5, 10.7)),
    "text2": ((8.5, 6.4), (9.4, 6.9)),
    "text3": ((6.1, 4.6), (6.5, 4.8)),
    "accent": ((9.1, 6.8), (8.0, 5.9)),
    "danger": ((7.5, 6.5), (8.5, 7.5)),
    "warn": ((6.9, 6.3), (10.7, 8.8)),
    "ok": ((6.5, 5.7), (9.5, 7.9)),
}
# Letter on fill, edge on surface.
PRINTED_RATINGS = {
    "red": ((5.63, 5.63), (4.68, 3.61)),
    "amber": ((10.37, 3.21), (10.54, 9.91)),
    "green": ((5.85, 3.81), (7.30, 6.87)),
    "blue": ((5.17, 5.17), (4.70, 3.60)),
    "none": ((12.80, 3.35), (6.67, 4.06)),
}
PRINTED_DIFFERENCES = {
    "full colour": ((32.0, "green", "none"), (20.6, "blue", "none")),
    "protanopia": ((20.2, "amber", "green"), (16.8, "amber", "green")),
    "deuteranopia": ((17.3, "red", "green"), (17.5, "red", "green")),
    "tritanopia": ((14.9, "green", "blue"), (17.1, "green", "blue")),
}


def grounds_of(token: str) -> tuple[str, ...]:
    """Return the grounds on which the design lets a token stand."""
    if token == "control":
        return CONTROL_GROUNDS
    return ("surface", f"{token}_tint") if token in MEANINGS else GROUNDS


def worst(theme: Theme, token: str) -> float:
    """Return the contrast of a token on the ground that suits it least."""
    return min(contrast(getattr(theme, token), getattr(theme, ground)) for ground in grounds_of(token))


@THEMES
def test_every_token_is_a_colour(theme: Theme) -> None:
    plain = [getattr(theme, field.name) for field in fields(Theme) if field.type == "str"]
    rated = [part for tone in TONES for part in astuple(theme.rating(tone))]
    assert [token for token in plain + rated if not re.fullmatch("[0-9A-F]{6}", token)] == [theme.name]


@THEMES
@pytest.mark.parametrize("token", TEXTS)
def test_text_is_legible_on_every_ground(theme: Theme, token: str) -> None:
    every = {*GROUNDS, *grounds_of(token)}
    assert min(contrast(getattr(theme, token), getattr(theme, ground)) for ground in every) >= 4.5


@THEMES
def test_words_on_the_accent_are_legible(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent_fill) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5


@THEMES
def test_edges_of_controls_stand_out(theme: Theme) -> None:
    assert worst(theme, "control") >= 3.0


@THEMES
@pytest.mark.parametrize("tone", TONES)
def test_letters_and_edges_of_ratings_stand_out(theme: Theme, tone: str) -> None:
    colours = theme.rating(tone)
    assert contrast(colours.letter, colours.fill) >= 4.5
    assert contrast(colours.edge, theme.surface) >= 3.0


@THEMES
@pytest.mark.parametrize("sight", SIGHT)
def test_ratings_stay_apart_for_everybody(theme: Theme, sight: str) -> None:
    smallest, _, _ = closest_pair({tone: theme.rating(tone).fill for tone in TONES}, sight)
    assert smallest >= 14


@pytest.mark.parametrize("token", PRINTED_TEXT)
def test_the_design_prints_these_contrasts(token: str) -> None:
    for theme, (on_surface, on_worst) in zip((LIGHT, DARK), PRINTED_TEXT[token], strict=True):
        assert contrast(getattr(theme, token), theme.surface) == pytest.approx(on_surface, abs=0.1)
        assert worst(theme, token) == pytest.approx(on_worst, abs=0.1)


@pytest.mark.parametrize("tone", TONES)
def test_the_design_prints_these_contrasts_of_ratings(tone: str) -> None:
    for theme, (letter, edge) in zip((LIGHT, DARK), PRINTED_RATINGS[tone], strict=True):
        colours = theme.rating(tone)
        assert contrast(colours.letter, colours.fill) == pytest.approx(letter, abs=0.1)
        assert contrast(colours.edge, theme.surface) == pytest.approx(edge, abs=0.1)


@pytest.mark.parametrize("sight", SIGHT)
def test_the_design_prints_these_differences(sight: str) -> None:
    for theme, (difference, *pair) in zip((LIGHT, DARK), PRINTED_DIFFERENCES[sight], strict=True):
        fills = {tone: theme.rating(tone).fill for tone in TONES}
        smallest, *closest = closest_pair(fills, sight)
        assert smallest == pytest.approx(difference, abs=0.2)
        assert closest == pair


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_ciede2000_gives_the_published_values(
    one: tuple[float, float, float], other: tuple[float, float, float], difference: float
) -> None:
    """Test data of Sharma, Wu and Dalal 2005, table 1."""
    assert ciede2000(one, other) == pytest.approx(difference, abs=5e-5)


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "777777") == pytest.approx(1)


@THEMES
def test_an_unknown_tone_looks_like_not_rated(theme: Theme) -> None:
    assert theme.rating("mauve") == theme.none
    assert theme.rating("window") == theme.none
    assert theme.rating("red") == theme.red


def test_paper_is_light() -> None:
    assert palette.rating_colours("mauve") == palette.NOT_RATED == LIGHT.none
    assert palette.rating_colours("red").fill == LIGHT.red.fill
