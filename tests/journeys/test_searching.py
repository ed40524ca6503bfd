"""Finding an action in a second, by typing: the keyboard never leaves the search field unless she wants."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan
from tests.journeys.officer import CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    path = tmp_path / "small.plan"
    document = Document.create(path, first_edit(small), by="Officer")
    item = next(one for one in document.plan.items if one.ref == "2.1.2")
    document.edit(edits.add_update(document.plan, item.id, "Head of Service met the partners"))
    document.close()
    return path


def test_typing_finds_and_f3_goes_on(officer: Officer, place: Path, qtbot: QtBot) -> None:
    officer.workspace.take(place)
    search = officer.page.toolbar.search
    officer.press(KEY.Key_F, CTRL)
    officer.type("head of")
    qtbot.waitUntil(lambda: search.count == "3 found")
    said = officer.workspace.status.said
    for ref, count in (("1.1.1", "1 of 3"), ("1.2.1", "2 of 3"), ("2.1.2", "3 of 3")):
        # Leads stand in a column of their own.
        assert said.text == ""
        officer.press(KEY.Key_F3)
        assert (officer.item.ref, search.count) == (ref, count)
        assert search.hasFocus()
    assert said.text == "Found in an update: ‘Head of Service met the partners’"
    officer.press(KEY.Key_F3)
    assert (officer.item.ref, search.count) == ("1.1.1", "1 of 3")
    officer.press(KEY.Key_F3, SHIFT)
    assert officer.item.ref == "2.1.2"
    officer.press(KEY.Key_Return)
    assert officer.board.hasFocus()
    assert officer.item.ref == "2.1.2"


def test_esc_clears_and_then_goes_to_the_board(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    search = officer.page.toolbar.search
    officer.press(KEY.Key_F3)
    assert search.hasFocus()
    officer.type("threshold")
    assert officer.workspace.status.counts.text == "Showing 1 of 6 actions · ‘threshold’"
    officer.press(KEY.Key_Escape)
    assert (search.text(), search.count) == ("", "")
    assert search.hasFocus()
    officer.press(KEY.Key_Escape)
    assert officer.board.hasFocus()


def test_enter_goes_to_the_first_row_that_is_found(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    officer.press(KEY.Key_F, CTRL)
    officer.type("front door")
    officer.press(KEY.Key_Return)
    assert officer.board.hasFocus()
    assert officer.item.ref == "2.1.2"


def test_archived_items_are_shown_and_hidden_again(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    officer.go_to(lambda item: item.ref == "1.2.1")
    archived = officer.item.id
    officer.workspace.actions["archive"].trigger()
    board = officer.board.board
    assert not board.index_of(archived).isValid()
    officer.workspace.actions["archived"].trigger()
    assert officer.workspace.actions["archived"].isChecked()
    assert board.index_of(archived).isValid()
    officer.workspace.actions["archived"].trigger()
    assert not board.index_of(archived).isValid()
