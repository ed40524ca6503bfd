"""A search in a plan that is too large to be gathered within a key: titles at once, all texts soon after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from planapp.domain.records import ACTION
from planapp.views.board.board_view import BoardView
from tests.benchmarks.big_plan import big_plan
from tests.views.board.conftest import MakeBoard

ACTIONS = 600


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Document]:
    opened = Document.create(tmp_path / "large.plan", compare(empty_plan(), big_plan(ACTIONS)), by="Officer")
    actions = [item.id for item in opened.plan.items if item.kind == ACTION]
    for item_id in actions[-9:]:
        opened.edit(edits.add_update(opened.plan, item_id, "A zebra came"))
    yield opened
    opened.close()


def shown(board: BoardView) -> int:
    return board.shown_counts()[0]


def test_what_only_texts_say_is_found_when_they_have_been_gathered(
    make_board: MakeBoard, large: Document, qtbot: QtBot
) -> None:
    board = make_board(large)
    board.gathering.stop()
    board.set_search("zebra")
    assert shown(board) < 9
    with qtbot.waitSignal(board.gathering.gathered):
        board.gathering.start()
    assert shown(board) == 9
    first = board.board.index(0, 0)
    assert board.isExpanded(first)
    assert board.isExpanded(board.board.index(0, 0, first))


def test_a_search_that_was_whole_is_not_made_again(
    make_board: MakeBoard, large: Document, qtbot: QtBot
) -> None:
    board = make_board(large)
    qtbot.waitUntil(lambda: not board.gathering.isActive())
    board.set_search("zebra")
    assert shown(board) == 9
    with qtbot.waitSignal(board.gathering.gathered), qtbot.assertNotEmitted(board.board.modelReset):
        board.gathering.start()


def test_a_hidden_board_gathers_nothing(make_board: MakeBoard, large: Document) -> None:
    board = make_board(large)
    board.gathering.start()
    board.hide()
    assert not board.gathering.isActive()


def test_a_number_is_gathered_however_slow_the_clock(
    make_board: MakeBoard, large: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = make_board(large)
    board.gathering.stop()
    days = iter(range(1_000_000))
    monkeypatch.setattr("planapp.views.board.gathering.perf_counter", lambda: 86_400.0 * next(days))
    assert not board.gathering.take(len(large.plan.items))
    assert board.gathering.take(len(large.plan.items) + 2)
