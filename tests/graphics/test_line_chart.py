"""The chart of an indicator: lines on one scale, labels beside their marks, the month under the pointer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from planapp.graphics.line_chart import Chart, Line, Mark, apart, month_at, paint_line_chart
from planapp.graphics.look import Look
from planapp.palette import DARK, LIGHT
from tests.graphics.canvas import at, painted

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRectF(0, 0, 380, 168)
TARGET, COMPARATOR = Line(90, "target 90%"), Line(70, "70% Statistical neighbours")


def chart(*values: float | None, target: Line | None = None, comparator: Line | None = None) -> Chart:
    marks = [
        Mark("Jan", "2026", value, f"Month {number}", "" if value is None else f"{value}%")
        for number, value in enumerate(values, 1)
    ]
    return Chart(tuple(marks), target, comparator)


def picture(made: Chart, marked: int | None = None, look: Look | None = None) -> QImage:
    look = look or Look()
    ground = look.theme.surface
    return painted(lambda painter: paint_line_chart(painter, BOX, made, look, marked), 380, 168, 1.0, ground)


def colours(image: QImage) -> set[str]:
    return {at(image, x, y) for x in range(image.width()) for y in range(image.height())}


def rows_of(image: QImage, rgb: str, columns: range) -> set[int]:
    return {y for x in columns for y in range(image.height()) if at(image, x, y) == rgb}


def test_without_a_value_nothing_is_painted() -> None:
    assert colours(picture(chart(None, None, target=TARGET))) == {LIGHT.surface}
    assert chart(None).last is None


def test_target_and_comparator_lie_on_the_scale_of_the_values() -> None:
    image = picture(chart(60, 80, 85, target=TARGET, comparator=COMPARATOR))
    (target,) = rows_of(image, LIGHT.accent, range(20, 160))
    comparator = rows_of(image, LIGHT.text3, range(40, 160)) - set(range(140, 168))
    assert len(comparator) == 1
    assert target < min(comparator)
    dot = rows_of(image, LIGHT.text, range(150, 260))
    assert target < min(dot) < max(dot) < min(comparator)


def test_the_dashes_of_the_target_are_longer_than_the_dots_of_the_comparator() -> None:
    image = picture(chart(60, 80, 85, target=TARGET, comparator=COMPARATOR))

    def inked(rgb: str, row: int) -> int:
        return sum(at(image, x, row) == rgb for x in range(20, 160))

    (target,) = rows_of(image, LIGHT.accent, range(20, 160))
    comparator = min(rows_of(image, LIGHT.text3, range(40, 160)))
    assert inked(LIGHT.accent, target) > 2 * inked(LIGHT.text3, comparator)


def test_a_marked_month_is_named_above_the_lines() -> None:
    plain, marked = picture(chart(60, 80, 85)), picture(chart(60, 80, 85), 1)
    assert not rows_of(plain, LIGHT.accent, range(380))
    assert rows_of(marked, LIGHT.accent, range(380))

    def above(image: QImage) -> set[str]:
        return {at(image, x, y) for x in range(60, 240) for y in range(18)}

    assert above(plain) == {LIGHT.surface}
    assert len(above(marked)) > 5


def test_a_month_without_a_value_can_be_marked() -> None:
    assert picture(chart(60, None, 85), 1) != picture(chart(60, None, 85))


def test_dark_has_the_colours_of_dark() -> None:
    image = picture(chart(60, 85, target=TARGET), look=Look(DARK))
    assert {DARK.surface, DARK.accent, DARK.text} <= colours(image)
    assert LIGHT.accent not in colours(image)


def test_the_pointer_finds_the_nearest_month() -> None:
    made = chart(*range(12), target=TARGET)
    found = [month_at(BOX, made, Look(), x) for x in range(-20, 400, 4)]
    assert found == sorted(found, key=lambda at: at or 0)
    assert set(found) == set(range(12))
    assert month_at(BOX, chart(5), Look(), 100) == 0
    assert month_at(BOX, Chart(), Look(), 100) is None


@given(st.lists(st.floats(0, 100), max_size=6))
def test_labels_stand_apart_in_their_order_and_within_bounds(tops: list[float]) -> None:
    placed = apart(sorted(tops), 16, 0, 200)
    assert all(low + 16 <= high + 1e-6 for low, high in pairwise(placed))
    assert all(-1e-6 <= top <= 200 for top in placed)
    far = sorted(tops)
    if all(low + 16 <= high for low, high in pairwise(far)):
        assert placed == far
