"""Whole device pixels, whatever the painter's units are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPicture

from planapp.graphics.pixels import DevicePixels, centred, device_rect, is_pixelled, line_width
from planapp.palette import LIGHT
from tests.graphics.canvas import SCALES, inked, painted

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("moved", [(0.0, 0.0), (3.0, 4.0), (2.3, 1.7)])
def test_a_unit_is_a_device_pixel_inside(scale: float, moved: tuple[float, float]) -> None:
    def paint(painter: QPainter) -> None:
        painter.translate(*moved)
        before = painter.worldTransform()
        with DevicePixels(painter) as grid:
            spot = device_rect(QRect(8, 8, 10, 6), grid)
            painter.fillRect(spot.x(), spot.y(), 1, 1, f"#{LIGHT.text}")
        assert painter.worldTransform() == before

    left, top, right, bottom = inked(painted(paint, scale=scale))
    assert (left, top) == (right, bottom)
    assert abs(left - (8 + moved[0]) * scale) <= 0.5
    assert abs(top - (8 + moved[1]) * scale) <= 0.5


@pytest.mark.parametrize("scale", SCALES)
def test_neighbours_share_their_edge(scale: float) -> None:
    def paint(painter: QPainter) -> None:
        with DevicePixels(painter) as grid:
            rects = [device_rect(QRectF(0, 28 * place, 9, 28), grid) for place in range(5)]
        assert [one.bottom() + 1 for one in rects[:-1]] == [other.top() for other in rects[1:]]

    painted(paint, scale=scale)


def test_a_line_is_one_pixel_up_to_175_per_cent() -> None:
    assert [line_width(scale) for scale in (0.9, *SCALES, 3.0)] == [1, 1, 1, 1, 1, 2, 3]


def test_half_a_pixel_goes_to_the_start() -> None:
    assert (centred(13.5, 9), centred(14, 9), centred(-13.5, 9)) == (4, 5, -23)


def test_paper_and_turned_painters_have_no_pixels() -> None:
    def paint(painter: QPainter) -> None:
        assert is_pixelled(painter)
        painter.rotate(30)
        assert not is_pixelled(painter)

    painted(paint, scale=1.5)
    recording = QPicture()
    painter = QPainter(recording)
    assert not is_pixelled(painter)
    painter.end()
