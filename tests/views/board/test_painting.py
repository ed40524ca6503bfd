"""What the board looks like: colours at places where the design says what stands there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from planapp.application.document import Document
from planapp.palette import DARK, LIGHT
from planapp.views.board.board_view import BoardView
from planapp.views.board.places import Place
from tests.views.board.conftest import MakeBoard
from tests.views.board.looking import go, item


def seen(view: BoardView) -> QImage:
    return view.viewport().grab().toImage()


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().removeprefix("#").upper()


def row(view: BoardView, ref: str) -> tuple[int, int]:
    """Top and height of a row."""
    rect, _ = view.where(view.board.index_of(item(view.board.plan, ref).id))
    return rect.top(), rect.height()


def worked(view: BoardView) -> Place:
    return next(place for place in view.places if place.worked)


def frozen(view: BoardView) -> Place:
    return next(place for place in view.places if place.sunken)


def colours_in(image: QImage, left: int, top: int, width: int, height: int) -> set[str]:
    return {at(image, x, y) for x in range(left, left + width) for y in range(top, top + height)}


def test_parents_are_32_high_and_actions_28(board: BoardView) -> None:
    assert [row(board, ref)[1] for ref in ("1", "1.1", "1.1.1")] == [32, 32, 28]


def test_grounds_tell_themes_frozen_periods_and_the_selection(board: BoardView) -> None:
    go(board, "1.1.2")
    image, sunken = seen(board), frozen(board).left + 2
    middle = {ref: sum(row(board, ref)) - 3 for ref in ("1", "1.1", "1.1.1", "1.1.2")}
    assert at(image, 20, middle["1"]) == LIGHT.band
    assert at(image, 20, middle["1.1.1"]) == LIGHT.surface
    assert at(image, sunken, middle["1.1.1"]) == LIGHT.sunken
    assert at(image, sunken, middle["1.1.2"]) == LIGHT.tint
    assert at(image, 1, middle["1.1.2"]) == LIGHT.accent
    assert at(image, 1, middle["1.1.1"]) == LIGHT.surface


def test_the_outline_of_the_open_period_runs_to_the_foot(board: BoardView) -> None:
    image, place = seen(board), worked(board)
    for x in (place.left, place.left + place.width - 1):
        assert at(image, x, board.viewport().height() - 1) == LIGHT.accent
    first = next(one for one in board.places if one.period is not None)
    assert at(image, first.left, board.viewport().height() - 1) == LIGHT.line2


def test_a_line_parts_rows(board: BoardView) -> None:
    top, height = row(board, "1.1.1")
    assert at(seen(board), 300, top + height - 1) == LIGHT.line


def test_the_focus_ring_is_seen_on_every_cell(board: BoardView) -> None:
    go(board, "1.2.1")
    top, height = row(board, "1.2.1")
    for place in board.places:
        board.focus_column(place.column.key)
        with_ring = colours_in(seen(board), place.left + 3, top, place.width - 6, height)
        assert LIGHT.accent in with_ring, place.column.key


def test_without_the_keyboard_there_is_no_ring(board: BoardView) -> None:
    go(board, "1.1")
    board.focus_worked()
    top, height = row(board, "1.1")
    place = worked(board)
    board.clearFocus()
    assert LIGHT.accent not in colours_in(seen(board), place.left + 3, top, place.width - 6, height)


def test_a_change_is_marked_in_the_gutter(board: BoardView) -> None:
    changed = item(board.board.plan, "1.1.2")
    board.board.set_changed([changed.id])
    top, height = row(board, "1.1.2")
    image = seen(board)
    assert at(image, 11, top + height // 2) == LIGHT.accent
    top, height = row(board, "1.1.1")
    assert at(image, 11, top + height // 2) == LIGHT.surface


def test_a_rating_is_painted_as_soon_as_it_is_given(board: BoardView) -> None:
    go(board, "1.1.2")
    place, (top, height) = worked(board), row(board, "1.1.2")
    spot = (place.left + 10, top + height // 2)
    before = at(seen(board), *spot)
    QTest.keyClicks(board, "1")
    assert at(seen(board), *spot) == LIGHT.red.fill != before


def test_what_is_sought_is_marked(board: BoardView) -> None:
    board.set_search("visit")
    top, height = row(board, "1.1.2")
    assert LIGHT.tint2 in colours_in(seen(board), 100, top, 200, height)


def test_the_pointer_marks_its_row(board: BoardView) -> None:
    top, height = row(board, "1.1.1")
    QTest.mouseMove(board.viewport(), QPoint(300, top + height // 2))
    assert at(seen(board), 20, top + 3) == LIGHT.hover
    assert at(seen(board), 20, row(board, "1.1.2")[0] + 3) == LIGHT.surface


def test_the_theme_switches_live(board: BoardView) -> None:
    from planapp.graphics.theme import Choice

    board.appearance.choose(Choice.DARK)
    top, _ = row(board, "1.1.1")
    assert at(seen(board), 20, top + 3) == DARK.surface
    board.appearance.set_text_size(1.3)
    assert row(board, "1.1.1")[1] == 36


def test_an_empty_search_says_so(board: BoardView) -> None:
    board.set_search("nothing of that")
    assert LIGHT.text in colours_in(seen(board), 350, 30, 260, 30)


def test_the_arrow_in_the_header_pages_back(make_board: MakeBoard, document: Document) -> None:
    view = make_board(document)
    view.resize(720, 640)
    pager = view.header()._pagers()[0][2].center()
    QTest.mouseClick(view.header().viewport(), Qt.MouseButton.LeftButton, pos=pager)
    shown = [place.column.label.split()[0] for place in view.places if place.period is not None]
    assert shown == ["October", "November", "December", "April"]


@pytest.mark.parametrize("width", [420, 640, 720, 936, 1600])
def test_columns_fill_the_board_exactly(board: BoardView, width: int) -> None:
    board.resize(width, 400)
    assert sum(place.width for place in board.places) == board.viewport().width()
    assert board.horizontalScrollBar().maximum() == 0
