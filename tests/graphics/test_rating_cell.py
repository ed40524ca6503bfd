"""The rating cell: its parts at the pixels where they belong, at every scaling of the screen."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from planapp.graphics.look import Look
from planapp.graphics.pixels import line_width
from planapp.graphics.rating_cell import Cell, Ring, Size, State, cell_size, paint_cell, paint_history
from planapp.palette import DARK, LIGHT, TONES, Theme
from tests.graphics.canvas import SCALES, at, column, inked, painted, row

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRect(0, 0, 60, 40)
OPEN_LEFT, OPEN_TOP = 12, 9
COLUMNS = [(4 + 33 * place, 33) for place in range(6)]
HISTORY = [
    Cell(Size.FROZEN, "red", "R", has_comment=True),
    Cell(Size.FROZEN, "amber", "A"),
    Cell(Size.FROZEN),
    None,
    Cell(Size.OPEN, state=State.TO_RATE, ring=Ring.HOVER),
    Cell(Size.FROZEN, state=State.BEFORE, ring=Ring.FOCUS),
]


def picture(cell: Cell, scale: float = 1.0, look: Look | None = None) -> QImage:
    """Return a cell in the middle of a picture of 60 x 40."""
    look = look or Look()
    return painted(lambda painter: paint_cell(painter, BOX, cell, look), 60, 40, scale, look.theme.surface)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", TONES)
def test_cell_has_the_fill_and_edge_of_its_tone(theme: Theme, tone: str) -> None:
    image = picture(Cell(Size.OPEN, tone, "A"), look=Look(theme))
    colours = theme.rating(tone)
    assert at(image, OPEN_LEFT + 8, OPEN_TOP + 5) == colours.fill
    assert at(image, OPEN_LEFT + 18, OPEN_TOP) == colours.edge
    assert at(image, OPEN_LEFT, OPEN_TOP + 11) == colours.edge
    assert at(image, OPEN_LEFT, OPEN_TOP - 1) == theme.surface


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", Size)
def test_cell_lies_on_whole_pixels(size: Size, scale: float) -> None:
    image = picture(Cell(size, "amber", ""), scale)
    left, top, right, bottom = inked(image)
    line, height = line_width(scale), bottom - top + 1
    wanted = cell_size(size, Look()) * scale
    assert (right - left + 1, height) == (wanted.width(), wanted.height())
    assert column(image, (left + right) // 2) == [
        (LIGHT.surface, top),
        (LIGHT.amber.edge, line),
        (LIGHT.amber.fill, height - 2 * line),
        (LIGHT.amber.edge, line),
        (LIGHT.surface, image.height() - bottom - 1),
    ]


def test_corners_are_round() -> None:
    image = picture(Cell(Size.OPEN, "red", "R"))
    assert at(image, OPEN_LEFT, OPEN_TOP) not in (LIGHT.red.fill, LIGHT.red.edge)
    assert at(image, OPEN_LEFT + 4, OPEN_TOP + 4) == LIGHT.red.fill


def test_comment_is_a_triangle_in_the_top_right_corner() -> None:
    plain = picture(Cell(Size.OPEN, "green", "G"))
    image = picture(Cell(Size.OPEN, "green", "G", has_comment=True))
    differing = [
        (x - OPEN_LEFT, y - OPEN_TOP)
        for x in range(60)
        for y in range(40)
        if at(image, x, y) != at(plain, x, y)
    ]
    assert min(x for x, _ in differing) == 36 - 1 - 5
    assert max(x for x, _ in differing) == 36 - 1 - 1
    assert (min(y for _, y in differing), max(y for _, y in differing)) == (1, 5)
    assert at(image, OPEN_LEFT + 33, OPEN_TOP + 2) == "1A3B33"  # the letter's colour at 75% on the fill


@pytest.mark.parametrize("size", [Size.OPEN, Size.FROZEN, Size.STRIP])
def test_carried_forward_is_an_arrow_in_the_bottom_left_corner(size: Size) -> None:
    plain, image = picture(Cell(size, "red", "R")), picture(Cell(size, "red", "R", is_carried=True))
    left, top, _, bottom = inked(plain)
    differing = [(x, y) for x in range(60) for y in range(40) if at(image, x, y) != at(plain, x, y)]
    xs, ys = [x for x, _ in differing], [y for _, y in differing]
    assert min(xs) > left
    assert max(xs) < left + 8
    assert min(ys) > (top + bottom) / 2
    assert max(ys) < bottom


@pytest.mark.parametrize("scale", SCALES)
def test_still_to_rate_is_a_dashed_outline(scale: float) -> None:
    image = picture(Cell(Size.OPEN, state=State.TO_RATE), scale)
    left, top, right, bottom = inked(image)
    straight = range(left + round(4 * scale), right + 1 - round(4 * scale))
    dashes = [at(image, x, top) for x in straight]
    assert set(dashes) == {LIGHT.control, LIGHT.surface}
    assert dashes == [at(image, x, bottom) for x in straight]
    upright = range(top + round(4 * scale), bottom + 1 - round(4 * scale))
    assert {at(image, left, y) for y in upright} == {LIGHT.control, LIGHT.surface}
    inside = image.copy(left + 8, top + 8, right - left - 16, bottom - top - 16)
    assert row(inside, inside.height() // 2) == [(LIGHT.surface, inside.width())]


def test_before_the_action_is_a_dot() -> None:
    image = picture(Cell(Size.FROZEN, state=State.BEFORE))
    left, top, right, bottom = inked(image)
    assert (right - left, bottom - top) == (2, 2)
    assert at(image, left + 1, top + 1) == LIGHT.line2


def test_focus_is_a_ring_around_the_cell() -> None:
    image = picture(Cell(Size.OPEN, "red", "R", ring=Ring.FOCUS))
    assert row(image, 20)[:4] == [
        (LIGHT.surface, OPEN_LEFT - 3),
        (LIGHT.accent, 2),
        (LIGHT.surface, 1),
        (LIGHT.red.edge, row(image, 20)[3][1]),
    ]
    assert inked(image) == (OPEN_LEFT - 3, OPEN_TOP - 3, OPEN_LEFT + 36 + 2, OPEN_TOP + 22 + 2)


def test_hover_is_a_thin_ring() -> None:
    image = picture(Cell(Size.OPEN, "amber", "A", ring=Ring.HOVER))
    assert row(image, 20)[:4] == [
        (LIGHT.surface, OPEN_LEFT - 2),
        (LIGHT.control, 1),
        (LIGHT.surface, 1),
        (LIGHT.amber.edge, 1),
    ]


@pytest.mark.parametrize("scale", SCALES)
def test_a_ring_does_not_move_the_cell(scale: float) -> None:
    plain = picture(Cell(Size.FROZEN, "amber", "A"), scale)
    ringed = picture(Cell(Size.FROZEN, "amber", "A", ring=Ring.FOCUS), scale)
    left, top, right, bottom = inked(plain)
    # Corners apart, where the ring's own corner comes near.
    cell = QRect(left + 4, top + 4, right - left - 8, bottom - top - 8)
    assert plain.copy(cell) == ringed.copy(cell)


def test_letter_stands_in_the_middle() -> None:
    bare, image = picture(Cell(Size.OPEN, "red", "")), picture(Cell(Size.OPEN, "red", "H"))
    spots = [(x, y) for x in range(60) for y in range(40) if at(image, x, y) != at(bare, x, y)]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    assert abs((min(xs) + max(xs)) / 2 - (OPEN_LEFT + 17.5)) <= 1
    assert abs((min(ys) + max(ys)) / 2 - (OPEN_TOP + 10.5)) <= 1


def test_a_long_letter_stays_inside_the_cell() -> None:
    bare, image = picture(Cell(Size.FROZEN, "red", "")), picture(Cell(Size.FROZEN, "red", "WMWM"))
    left, _, right, _ = inked(bare)
    assert inked(image) == inked(bare)
    changed = [x for x in range(60) if column(image, x) != column(bare, x)]
    assert changed
    assert left < min(changed) <= max(changed) < right


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("moved", [(0, 0), (3, 5), (0.4, 0.7)])
def test_history_is_the_cells_one_by_one(scale: float, moved: tuple[float, float]) -> None:
    look = Look()

    def in_one(painter: QPainter) -> None:
        painter.translate(*moved)
        paint_history(painter, QRect(0, 4, 210, 27), COLUMNS, HISTORY, look)

    def one_by_one(painter: QPainter) -> None:
        painter.translate(*moved)
        for (left, width), cell in zip(COLUMNS, HISTORY, strict=True):
            if cell is not None:
                paint_cell(painter, QRect(left, 4, width, 27), cell, look)

    together = painted(in_one, 220, 44, scale)
    assert together == painted(one_by_one, 220, 44, scale)
    assert inked(together)[0] > 0


def test_painting_leaves_the_painter_as_it_was() -> None:
    def paint(painter: QPainter) -> None:
        painter.translate(2, 3)
        before = painter.worldTransform()
        paint_history(painter, QRect(0, 0, 210, 27), COLUMNS, HISTORY, Look())
        paint_cell(painter, BOX, Cell(Size.OPEN), Look())
        assert painter.worldTransform() == before

    painted(paint, scale=1.25)


def test_each_cell_is_drawn_once() -> None:
    look = Look()

    def paint(painter: QPainter) -> None:
        for top in (0, 28, 56):
            paint_history(painter, QRect(0, top, 210, 27), COLUMNS, HISTORY, look)

    painted(paint, 220, 90)
    kept = {key: made.pixmap.cacheKey() for key, made in look.pixmaps.at(1.0).items()}
    assert set(kept) == {cell for cell in HISTORY if cell is not None}
    painted(paint, 220, 90)
    assert {key: made.pixmap.cacheKey() for key, made in look.pixmaps.at(1.0).items()} == kept
    painted(paint, 220, 90, scale=2.0)
    assert len(look.pixmaps) == 2 * len(kept)


def test_text_size_makes_the_cell_grow() -> None:
    look = Look(text_size=1.3)
    left, top, right, bottom = inked(picture(Cell(Size.OPEN, "red", "R"), look=look))
    assert (right - left + 1, bottom - top + 1) == (47, 29)
    assert (cell_size(Size.OPEN, look).width(), cell_size(Size.OPEN, look).height()) == (47, 29)


def test_on_paper_a_cell_is_drawn_with_lines_and_letters() -> None:
    look, page = Look(), QByteArray()
    buffer = QBuffer(page)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)  # the painter does not keep it alive
    painter = QPainter(writer)
    paint_history(painter, QRect(0, 0, 210, 27), COLUMNS, HISTORY, look)
    painter.end()
    assert re.search(rb"/Subtype\s*/Image", page.data()) is None
    assert b"/Font" in page.data()
    assert len(look.pixmaps) == 0
