"""The list of keys: what it says of the scale of the plan."""

from __future__ import annotations

from dataclasses import replace

from planapp.domain.records import Level
from planapp.domain.scale import default_levels
from planapp.views.keys_dialog import all_keys


def board_keys(levels: tuple[Level, ...] | None = None) -> dict[str, tuple[str, ...]]:
    return {words: keys for title, rows in all_keys(levels) if title == "Board" for words, keys in rows}


def rating_keys(levels: tuple[Level, ...] | None = None) -> tuple[str, ...]:
    return next(keys for words, keys in board_keys(levels).items() if words.startswith("Rate"))


def test_the_usual_scale_stands_where_no_plan_is_open() -> None:
    assert rating_keys() == ("1–4", "R A G B")
    assert board_keys()["Comment on the rating"] == ("C",)


def test_the_keys_are_those_of_the_scale() -> None:
    usual = default_levels()
    critical = Level(5, number=7, letter="C", name="Critical")
    assert rating_keys((*usual, critical)) == ("1 2 3 4 7", "R A G B C")
    # There C rates.
    assert "Comment on the rating" not in board_keys((*usual, critical))
    long = replace(critical, number=12, letter="10")
    assert rating_keys((*usual, long)) == ("1–4", "R A G B")
    assert rating_keys(()) == ()
