"""Trend arrows and the signs of steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from planapp.graphics.look import Look
from planapp.graphics.marks import (
    StepMark,
    StepState,
    paint_step_mark,
    paint_step_state,
    paint_trend,
)
from planapp.palette import DARK, LIGHT
from tests.graphics.canvas import at, inked, painted, row

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRect(0, 0, 30, 30)
# At four times the size, strokes are thick enough to have pixels of one colour.
SCALE = 4.0


def trend(balance: int | None, look: Look) -> QImage:
    """Return the arrow of a comparison as a picture."""
    return painted(
        lambda painter: paint_trend(painter, BOX, balance, look), 30, 30, SCALE, look.theme.surface
    )


def colours(image: QImage) -> set[str]:
    """Return all the colours in a picture."""
    return {rgb for y in range(image.height()) for rgb, _ in row(image, y)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_arrow_says_better_same_or_worse(theme: object) -> None:
    look = Look(DARK if theme is DARK else LIGHT)
    for balance, token in ((3, look.theme.ok), (0, look.theme.text3), (-1, look.theme.danger)):
        assert token in colours(trend(balance, look))


def test_nothing_to_compare_is_nothing_painted() -> None:
    assert colours(trend(None, Look())) == {LIGHT.surface}


def test_better_points_up_and_worse_down() -> None:
    up, down = trend(1, Look()), trend(-1, Look())
    assert widest_row(up) < 60 < widest_row(down)


def widest_row(image: QImage) -> int:
    """Return the row in which the ink reaches furthest: where the head of an upright arrow ends."""
    rows = {y: row(image, y) for y in range(image.height())}
    return max(rows, key=lambda y: sum(length for _, length in rows[y][1:-1]))


def test_a_step_shows_what_it_has_in_a_period() -> None:
    def mark(mark: StepMark) -> QImage:
        return painted(lambda painter: paint_step_mark(painter, BOX, mark, Look()), 30, 30, SCALE)

    assert LIGHT.text3 in colours(mark(StepMark.DONE))
    assert LIGHT.text3 in colours(mark(StepMark.DUE))
    assert LIGHT.danger in colours(mark(StepMark.MISSED))
    assert mark(StepMark.DONE) != mark(StepMark.DUE)
    # Hollow.
    assert at(mark(StepMark.MISSED), 60, 60) == LIGHT.surface


def test_a_step_has_a_circle_for_its_state() -> None:
    def circle(state: StepState) -> QImage:
        return painted(lambda painter: paint_step_state(painter, BOX, state, Look()), 30, 30, SCALE)

    assert {LIGHT.ok, LIGHT.ok_tint} <= colours(circle(StepState.DONE))
    assert LIGHT.control in colours(circle(StepState.TO_DO))
    assert LIGHT.danger in colours(circle(StepState.LATE))
    assert len({inked(circle(state)) for state in StepState}) == 1
