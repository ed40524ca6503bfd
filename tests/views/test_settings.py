"""Settings: what is kept is found again, and what somebody else wrote there does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from planapp.views.rating_habits import After, Habits, RatingKeys, Why
from planapp.views.settings import MOST_RECENT, NAME, Recent, Settings


def test_everything_is_found_again() -> None:
    first = Settings()
    first.theme, first.text_size, first.pane_shown = "dark", 115, False
    first.after_rating, first.rating_keys, first.asks_why = After.NEXT, RatingKeys.DIGITS, Why.CELL
    first.set_state("window", QByteArray(b"\x01\x02"))
    again = Settings()
    assert (again.theme, again.text_size, again.pane_shown) == ("dark", 115, False)
    assert again.habits == Habits(After.NEXT, RatingKeys.DIGITS, Why.CELL)
    assert again.state("window") == QByteArray(b"\x01\x02")


def test_the_first_day_has_usable_settings() -> None:
    settings = Settings()
    assert (settings.theme, settings.text_size, settings.pane_shown) == ("system", 100, True)
    assert settings.habits == Habits()
    assert settings.recent == ()
    assert settings.state("window").isEmpty()
    assert settings.folder == Path.home()


def test_recent_plans_stand_once_and_the_last_one_first() -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.remember(Recent(f"/plans/{name}.plan", name, counts=(("red", 2),)))
    assert [one.title for one in settings.recent] == ["a", "b"]
    assert settings.recent[0].counts == (("red", 2),)
    settings.forget("/plans/a.plan")
    assert [one.title for one in settings.recent] == ["b"]


def test_the_list_of_recent_plans_does_not_grow_for_ever() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings.remember(Recent(f"/plans/{number}.plan"))
    assert len(settings.recent) == MOST_RECENT


@pytest.mark.parametrize(
    "kept",
    ["no list", "{}", '[1, null, {"title": "no path"}]', '[{"path": 3}]', "[[]]"],
)
def test_a_damaged_list_is_an_empty_one(kept: str) -> None:
    _put("files/recent", kept)
    assert Settings().recent == ()


def test_of_a_damaged_line_what_can_be_read_is_kept() -> None:
    _put("files/recent", '[{"path": "/a.plan", "at": "yesterday", "counts": 7, "frozen": "x", "new": 1}]')
    (recent,) = Settings().recent
    assert (recent.path, recent.opened, recent.counts, recent.frozen) == ("/a.plan", None, (), False)


def test_damaged_values_are_as_if_there_were_none() -> None:
    for key in ("view/theme", "view/text_size", "view/pane", "rating/keys", "state/window", "files/folder"):
        _put(key, "nonsense")
    settings = Settings()
    assert (settings.theme, settings.text_size, settings.pane_shown) == ("system", 100, True)
    assert settings.habits == Habits()
    assert settings.state("window").isEmpty()
    assert settings.folder == Path.home()


def _put(key: str, value: str) -> None:
    QSettings(QSettings.defaultFormat(), QSettings.Scope.UserScope, NAME, NAME).setValue(key, value)
