"""The roll-up bar: shares in whole pixels, in order, with gaps, and counts where they fit."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from planapp.graphics.look import Look
from planapp.graphics.rollup_bar import FROZEN_SIZE, OPEN_SIZE, Segment, paint_rollup, widths
from planapp.palette import LIGHT, TONES
from tests.graphics.canvas import SCALES, at, inked, painted, row

pytestmark = pytest.mark.usefixtures("qapp")

OPEN = [Segment(tone, number) for tone, number in zip(TONES, (1, 4, 5, 4, 2), strict=True)]


def bar(segments: Sequence[Segment], size: QSize, scale: float = 1.0, look: Look | None = None) -> QImage:
    """Return a bar in the middle of a picture 20 pixels wider and higher than it."""
    box = QRect(0, 0, size.width() + 20, size.height() + 20)
    return painted(
        lambda painter: paint_rollup(painter, box, segments, size, look or Look()),
        box.width(),
        box.height(),
        scale,
    )


@given(st.lists(st.integers(1, 500), min_size=1, max_size=8), st.integers(0, 400), st.integers(0, 4))
def test_shares_fill_the_room(counts: list[int], room: int, smallest: int) -> None:
    shared = widths(counts, room, smallest)
    assert sum(shared) == room
    assert min(shared) >= min(smallest, room // len(counts))


@given(st.lists(st.integers(1, 500), min_size=2, max_size=8), st.integers(0, 400))
def test_more_is_never_shown_as_less(counts: list[int], room: int) -> None:
    shared = sorted(zip(counts, widths(counts, room, 2), strict=True))
    assert all(more >= less - 1 for (_, less), (_, more) in itertools.pairwise(shared))


def test_shares_are_those_of_the_design() -> None:
    assert widths([1, 4, 5, 4, 2], 32, 2) == [2, 8, 10, 8, 4]
    assert widths([1, 200], 23, 2) == [2, 21]


@pytest.mark.parametrize("scale", SCALES)
def test_segments_stand_in_order_with_gaps_of_one_line(scale: float) -> None:
    image = bar(OPEN, OPEN_SIZE, scale)
    left, top, right, bottom = inked(image)
    wanted = OPEN_SIZE * scale
    assert (right - left + 1, bottom - top + 1) == (wanted.width(), wanted.height())
    runs = row(image, (top + bottom) // 2)[1:-1]
    assert [rgb for rgb, _ in runs[::2]] == [LIGHT.rating(tone).fill for tone in TONES]
    assert {rgb for rgb, _ in runs[1::2]} == {LIGHT.surface}
    assert {length for _, length in runs[1::2]} == {2 if scale == 2 else 1}


def test_bar_is_as_wide_as_the_design_says() -> None:
    assert [length for _, length in row(bar(OPEN, OPEN_SIZE), 15)[1:-1]] == [2, 1, 8, 1, 10, 1, 8, 1, 4]
    assert inked(bar([Segment("red", 3)], FROZEN_SIZE)) == (10, 10, 33, 17)


def test_only_the_outer_corners_are_round() -> None:
    image = bar([Segment("red", 1), Segment("amber", 1)], QSize(41, 10))
    assert at(image, 10, 10) != LIGHT.red.fill
    assert [at(image, x, 10) for x in (29, 30, 31)] == [LIGHT.red.fill, LIGHT.surface, LIGHT.amber.fill]


def test_nothing_counted_is_nothing_painted() -> None:
    image = bar([Segment("red", 0)], OPEN_SIZE)
    assert {rgb for y in range(image.height()) for rgb, _ in row(image, y)} == {LIGHT.surface}
    assert len(row(bar([Segment("red", 0), Segment("green", 2)], OPEN_SIZE), 15)) == 3


def colours(image: QImage) -> set[str]:
    """Return all the colours in a picture."""
    return {rgb for y in range(image.height()) for rgb, _ in row(image, y)}


def test_counts_stand_in_wide_segments_of_high_bars() -> None:
    one = [Segment("green", 7)]
    assert LIGHT.green.letter in colours(bar(one, QSize(40, 20)))
    assert LIGHT.green.letter not in colours(bar(one, QSize(40, 19)))
    assert LIGHT.green.letter not in colours(bar(one, QSize(13, 20)))
    # A figure is never cut: this one does not fit.
    assert LIGHT.green.letter not in colours(bar([Segment("green", 1234567)], QSize(20, 20)))


def test_equal_bars_are_drawn_once() -> None:
    look = Look()
    for _ in range(3):
        bar(OPEN, OPEN_SIZE, look=look)
        bar([*OPEN, Segment("red", 0)], OPEN_SIZE, look=look)
    assert len(look.pixmaps) == 1
