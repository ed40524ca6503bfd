"""The sparkline: values on one scale with the target, a gap where a value is missing, a dot at the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from planapp.graphics.look import Look
from planapp.graphics.sparkline import paint_sparkline
from planapp.palette import LIGHT
from tests.graphics.canvas import SCALES, at, column, inked, painted, row

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRect(10, 10, 105, 25)
LEFT, TOP, RIGHT, BOTTOM = 12, 12, 112, 32


def line(
    *values: float | None, target: float | None = None, comparator: float | None = None, scale: float = 1.0
) -> QImage:
    """Return a sparkline as a picture of 125 x 45; its values lie between the four numbers above."""
    return painted(
        lambda painter: paint_sparkline(painter, BOX, values, Look(), target=target, comparator=comparator),
        125,
        45,
        scale,
    )


def colours(image: QImage) -> set[str]:
    """Return all the colours in a picture."""
    return {rgb for y in range(image.height()) for rgb, _ in row(image, y)}


def middle_of_ink(image: QImage, x: int) -> float:
    """Return the middle of what is painted in a column."""
    spots = [y for y in range(image.height()) if at(image, x, y) != LIGHT.surface]
    return (min(spots) + max(spots)) / 2


def test_the_lowest_value_is_at_the_foot_and_the_highest_at_the_top() -> None:
    image = line(0, 10)
    assert middle_of_ink(image, LEFT + 2) == pytest.approx(BOTTOM, abs=1.5)
    assert middle_of_ink(image, RIGHT) == pytest.approx(TOP, abs=1)
    assert at(image, RIGHT, TOP) == LIGHT.text


def test_the_last_value_has_the_dot_even_if_later_ones_are_missing() -> None:
    image = line(0, 10, None)
    assert at(image, (LEFT + RIGHT) // 2, TOP) == LIGHT.text
    assert inked(image)[2] < RIGHT - 40


def test_a_missing_value_leaves_a_gap() -> None:
    image = line(5, 5, None, 5, 5)
    assert column(image, (LEFT + RIGHT) // 2) == [(LIGHT.surface, 45)]
    assert len(column(image, LEFT + 10)) > 1


def test_equal_values_lie_in_the_middle() -> None:
    assert middle_of_ink(line(7, 7, 7), LEFT + 40) == pytest.approx((TOP + BOTTOM) / 2, abs=1)


@pytest.mark.parametrize("scale", SCALES)
def test_the_target_is_dashed_on_whole_pixels(scale: float) -> None:
    image = line(0, 0, 0, target=10, scale=scale)
    dashed = [y for y in range(image.height()) if len(row(image, y)) > 20]
    assert len(dashed) == (2 if scale == 2 else 1)
    assert {rgb for rgb, _ in row(image, dashed[0])} == {LIGHT.accent, LIGHT.surface}


def test_the_comparator_is_dotted_in_grey() -> None:
    image = line(0, 0, 0, comparator=10)
    dotted = next(y for y in range(45) if len(row(image, y)) > 20)
    assert set(row(image, dotted)[1:-1]) == {(LIGHT.text3, 1), (LIGHT.surface, 3)}


def test_target_and_values_share_one_scale() -> None:
    above, below = line(0, 5, target=10), line(5, 10, target=0)
    assert LIGHT.accent in colours(above)
    assert LIGHT.accent in colours(below)
    assert at(above, RIGHT, (TOP + BOTTOM) // 2) == LIGHT.text
    assert at(below, RIGHT, TOP) == LIGHT.text


def test_one_value_is_a_dot_and_none_is_nothing() -> None:
    assert LIGHT.text in colours(line(3))
    assert colours(line()) == colours(line(None, None, target=5)) == {LIGHT.surface}
