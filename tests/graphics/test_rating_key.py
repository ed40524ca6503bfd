"""The key to the ratings: as many on a line as fit, and what is too long is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from planapp.graphics.look import Look
from planapp.graphics.rating_cell import Cell, Size, State
from planapp.graphics.rating_key import Entry, key_height, paint_key
from planapp.palette import LIGHT
from tests.graphics.canvas import SCALES, at, inked, painted

pytestmark = pytest.mark.usefixtures("qapp")

ENTRIES = [
    Entry(Cell(Size.LIST, "red", "R"), "Red", "Off track"),
    Entry(Cell(Size.LIST, "green", "G"), "Green"),
    Entry(Cell(Size.LIST, state=State.TO_RATE), "Still to rate"),
]


def key(width: int, scale: float = 1.0, look: Look | None = None) -> QImage:
    """Return a key on a picture 20 pixels wider than it."""
    look = look or Look()
    height = key_height(ENTRIES, width, look)
    room = QRectF(0, 0, width, height)
    return painted(lambda painter: paint_key(painter, room, ENTRIES, look), width + 20, height, scale)


def test_it_takes_as_many_lines_as_it_needs() -> None:
    assert [key_height(ENTRIES, width, Look()) for width in (600, 300, 160)] == [28, 56, 84]
    assert key_height(ENTRIES, 600, Look(text_size=1.3)) > 28
    assert key_height([], 600, Look()) == 0


@pytest.mark.parametrize("scale", SCALES)
def test_cells_stand_at_the_left_of_each_line(scale: float) -> None:
    picture = key(160, scale)
    assert at(picture, round(4 * scale), round(14 * scale)) == LIGHT.red.fill
    assert at(picture, round(4 * scale), round(42 * scale)) == LIGHT.green.fill


def test_nothing_is_painted_beyond_the_room() -> None:
    _, _, right, _ = inked(key(90))
    assert 60 < right <= 90
