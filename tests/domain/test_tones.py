from __future__ import annotations

from planapp.domain.records import Level
from planapp.domain.tones import TONE_NAMES, alike, free_tone, tone_of
from planapp.palette import NONE, TONES


def test_every_tone_of_the_palette_has_a_name() -> None:
    assert tuple(TONE_NAMES) == TONES


def test_a_tone_that_the_palette_does_not_have_is_grey() -> None:
    assert [tone_of(Level(1, tone=tone)) for tone in ("red", "mauve", "")] == ["red", NONE, NONE]


def test_levels_that_only_their_letters_tell_apart() -> None:
    levels = [
        Level(1, tone="red"),
        Level(2, tone="grey"),
        Level(3, tone=""),
        Level(4, tone="red", retired=True),
    ]
    assert alike(levels, levels[1]) == levels[2]
    assert alike(levels, levels[0]) is None
    assert alike(levels, levels[3]) == levels[0]


def test_a_new_level_has_the_first_tone_that_is_free() -> None:
    levels = [Level(at, tone=tone) for at, tone in enumerate(("red", "green", "blue"))]
    assert free_tone(levels) == "amber"
    assert free_tone([*levels, Level(5, tone="amber")]) == NONE
    assert free_tone([Level(at, tone=tone) for at, tone in enumerate(TONES)]) == NONE
    assert free_tone([Level(1, tone="red", retired=True)]) == "red"
