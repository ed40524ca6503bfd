"""The columns of a printed board fill its width; of the periods the latest ones that fit are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.reports.board_columns import OPEN_PERIOD, PERIOD, TITLE_LEAST, shared

ROOMS = st.integers(800, 2000)
WORDS = st.lists(st.tuples(st.integers(48, 480), st.booleans()), max_size=16)


@st.composite
def periods(draw: st.DrawFn) -> list[bool]:
    count = draw(st.integers(0, 60))
    worked = draw(st.none() | st.integers(0, count - 1)) if count else None
    return [at == worked for at in range(count)]


@given(ROOMS, WORDS, periods(), st.booleans())
def test_columns_fill_the_width(
    room: int, words: list[tuple[int, bool]], opened: list[bool], has_trend: bool
) -> None:
    widths = shared(room, words, opened, has_trend)
    assert widths.total == pytest.approx(room)
    assert widths.title >= TITLE_LEAST - 0.01
    assert len(widths.words) == len(words)
    assert all(width >= 0 for width in widths.words)
    assert [OPEN_PERIOD if opened[at] else PERIOD for at in widths.shown] == list(widths.periods)


@given(ROOMS, WORDS, periods())
def test_the_latest_periods_that_fit_are_shown_and_the_one_worked_on(
    room: int, words: list[tuple[int, bool]], opened: list[bool]
) -> None:
    shown = shared(room, words, opened, True).shown
    assert list(shown) == sorted(set(shown))
    assert bool(shown) == bool(opened)
    assert all(at in shown for at, is_open in enumerate(opened) if is_open)
    others = [at for at in shown if not opened[at]]
    latest = [at for at, is_open in enumerate(opened) if not is_open]
    assert others == latest[len(latest) - len(others) :]


def test_words_get_narrower_before_the_title_does() -> None:
    widths = shared(1000, [(400, True)] * 4, [True], True)
    assert widths.title == pytest.approx(TITLE_LEAST)
    assert widths.words == pytest.approx([(1000 - TITLE_LEAST - OPEN_PERIOD - 28) / 4] * 4)
