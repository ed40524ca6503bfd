"""Times and places of files, in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from planapp.views.ages import moment_words, when_words, where_words

NOW = datetime(2026, 3, 1, 9, 30)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 1, 0, 5), "Today, 00:05"),
        (datetime(2026, 2, 28, 23, 59), "Yesterday, 23:59"),
        (datetime(2026, 2, 27, 12, 0), "27 February 2026"),
        (datetime(2027, 3, 1, 9, 30), "1 March 2027"),
    ],
)
def test_a_time_is_said_as_one_says_it(at: datetime, words: str) -> None:
    assert when_words(at, NOW) == words


def test_a_moment_has_its_hour_on_every_day() -> None:
    assert moment_words(datetime(2026, 3, 1, 0, 5), NOW) == "Today, 00:05"
    assert moment_words(datetime(2026, 2, 27, 12, 0), NOW) == "27 February 2026, 12:00"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/home/officer/Documents/Improvement/a.plan", "Documents / Improvement"),
        ("/plans/a.plan", "plans"),
        ("/a.plan", "/"),
    ],
)
def test_a_place_is_its_last_folders(path: str, words: str) -> None:
    assert where_words(Path(path)) == words
