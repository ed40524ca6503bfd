"""Where the parts of a title stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME, Item
from planapp.graphics.look import Look
from planapp.views.board.title_parts import TitleParts, is_on_sign, title_parts

CELL = QRect(0, 100, 420, 28)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look()


def parts(look: Look, kind: str, ref: str, depth: int, letter: str = "", cell: QRect = CELL) -> TitleParts:
    return title_parts(Item(1, kind=kind, ref=ref, title="A title"), letter, depth, cell, look)


def test_levels_step_in_by_14(look: Look) -> None:
    refs = [parts(look, kind, "1", depth).ref.left() for depth, kind in enumerate((THEME, OBJECTIVE, ACTION))]
    assert refs == [36, 50, 64]
    assert [parts(look, ACTION, "1", depth).sign.center().x() for depth in range(3)] == [23, 37, 51]


def test_titles_of_a_level_stand_below_each_other(look: Look) -> None:
    assert parts(look, ACTION, "1.1.1", 2).text.left() == parts(look, ACTION, "1.2.4", 2).text.left()


def test_a_long_number_is_never_cut_and_pushes_the_title(look: Look) -> None:
    short, long = parts(look, ACTION, "1.1.1", 2), parts(look, ACTION, "10.10.100", 2)
    assert long.text.left() > short.text.left()
    assert long.ref.right() < long.text.left()


def test_a_number_as_long_as_a_sentence_leaves_the_title_half_of_the_cell(look: Look) -> None:
    found = parts(look, ACTION, "Recommendation of the inspection of March " * 4, 2)
    assert found.ref.right() < found.text.left()
    assert found.text.width() >= found.ref.width() - 20
    assert found.text.right() <= CELL.right()


def test_the_circle_of_a_step_stands_left_of_its_letter(look: Look) -> None:
    found = parts(look, STEP, "", 3, "a")
    assert found.sign.right() <= found.ref.left() + 4
    assert found.ref.right() < found.text.left()


def test_without_a_number_the_title_takes_its_place(look: Look) -> None:
    assert parts(look, THEME, "", 0).text.left() == 36


def test_a_cell_without_room_has_an_empty_title(look: Look) -> None:
    assert parts(look, STEP, "12.34", 3, cell=QRect(0, 0, 40, 28)).text.width() == 0


def test_the_whole_height_of_the_row_folds(look: Look) -> None:
    found = parts(look, ACTION, "1.1.1", 2)
    assert is_on_sign(found, QPoint(found.sign.center().x(), CELL.top()))
    assert not is_on_sign(found, found.text.center())
