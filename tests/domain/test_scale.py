from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.edits import retire_level
from planapp.domain.plan import Plan
from planapp.domain.scale import default_levels, is_not_rated, level_of, levels_in_order
from tests.domain.northshire import AMBER


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("R", "red"),
        (" green ", "green"),
        ("2", "amber"),
        ("b", "complete"),
        ("Blue", "complete"),
        ("COMPLETE", "complete"),
        ("Ｒ", "red"),  # noqa: RUF001 (a full-width letter, as some keyboards give)
    ],
)
def test_a_level_is_known_by_number_letter_name_or_tone(written: str, key: str) -> None:
    level = level_of(default_levels(), written)
    assert level is not None
    assert level.key == key


@pytest.mark.parametrize("written", ["", "  ", "5", "RA", "2 2", "reddish"])
def test_what_means_no_level_is_none(written: str) -> None:
    assert level_of(default_levels(), written) is None


def test_letters_are_equal_however_a_computer_keeps_them() -> None:
    levels = [r.Level(1, letter="É", name="Élevé", number=9)]
    assert level_of(levels, "E\u0301") == level_of(levels, "é") == levels[0]


def test_a_name_goes_before_a_tone_and_two_of_one_tone_tell_nothing() -> None:
    light = r.Level(1, number=1, letter="L", name="Light", tone="green")
    named = r.Level(2, number=2, letter="X", name="Green", tone="teal")
    assert level_of([light, named], "green") == named
    assert level_of([light, replace(named, name="Dark", tone="green")], "green") is None


def test_a_level_in_use_goes_before_a_retired_one() -> None:
    old = r.Level(1, number=1, letter="G", name="Good", retired=True)
    new = r.Level(2, number=2, letter="G", name="Green")
    assert level_of([old, new], "G") == new
    assert level_of([old, new], "good") == old


@pytest.mark.parametrize("written", ["-", "–", " — ", "\u2212", "N/A", "not rated"])
def test_dashes_say_not_rated(written: str) -> None:
    assert is_not_rated(written)


@pytest.mark.parametrize("written", ["", "R", "0", "none yet"])
def test_other_texts_do_not(written: str) -> None:
    assert not is_not_rated(written)


def test_retired_levels_are_not_offered(plan: Plan) -> None:
    retired = apply(plan, retire_level(plan, AMBER))
    assert [level.key for level in levels_in_order(retired)] == ["red", "green", "complete"]
