"""Rows dragged with the mouse: where the mark stands, and where they are when they are put down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.views.board.board_view import BoardView
from tests.views.board.conftest import MakeBoard
from tests.views.board.looking import go, item, point, sign_point

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def moving(board: BoardView, document: Document) -> BoardView:
    """A board whose rows move to where they are put down, as the window has it."""
    board.dropped.connect(
        lambda ids, drop: document.edit(edits.move_items(document.plan, ids, drop.parent, drop.after))
    )
    return board


def at_head(view: BoardView, ref: str) -> QPoint:
    """A point just inside the upper edge of a row."""
    index = view.board.index_of(item(view.board.plan, ref).id)
    return QPoint(point(view, ref).x(), view.where(index)[0].top() + 1)


def at_foot(view: BoardView, ref: str) -> QPoint:
    index = view.board.index_of(item(view.board.plan, ref).id)
    return QPoint(point(view, ref).x(), view.where(index)[0].bottom() - 1)


def take(view: BoardView, ref: str) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=point(view, ref))


def carry(view: BoardView, to: QPoint) -> None:
    # Two moves: the first begins, as with a real hand.
    for at in (to - QPoint(0, 3), to):
        QTest.mouseMove(view.viewport(), at)


def put_down(view: BoardView, at: QPoint) -> None:
    QTest.mouseRelease(view.viewport(), LEFT, pos=at)


def drag(view: BoardView, ref: str, to: QPoint) -> None:
    take(view, ref)
    carry(view, to)
    put_down(view, to)


def refs_below(view: BoardView, ref: str) -> list[str]:
    return [one.ref for one in view.board.plan.children(item(view.board.plan, ref).id)]


def test_a_row_goes_between_two_others(moving: BoardView) -> None:
    take(moving, "1.2.2")
    carry(moving, at_head(moving, "1.1.2"))
    mark = moving.dragging.mark
    assert mark is not None
    assert (mark.row, mark.drop.depth) == (None, 2)
    assert moving.dragging.tag.startswith("1.2.2 ")
    put_down(moving, at_head(moving, "1.1.2"))
    assert refs_below(moving, "1.1") == ["1.1.1", "1.2.2", "1.1.2"]
    assert not moving.dragging.active
    assert moving.dragging.tag == ""
    assert moving.current_id() == item(moving.board.plan, "1.2.2").id


def test_a_row_goes_below_the_one_that_it_is_put_on(moving: BoardView) -> None:
    take(moving, "1.1.1")
    carry(moving, point(moving, "2.1"))
    assert moving.dragging.mark is not None
    assert moving.dragging.mark.row is not None
    put_down(moving, point(moving, "2.1"))
    assert refs_below(moving, "2.1") == ["2.1.1", "2.1.2", "1.1.1"]


def test_several_rows_go_together_as_one_step(moving: BoardView, document: Document) -> None:
    before = document.plan
    go(moving, "1.1.1")
    QTest.keyClick(moving, KEY.Key_Down, SHIFT)
    take(moving, "1.1.2")
    carry(moving, at_foot(moving, "1.2.1"))
    assert moving.dragging.tag == "2 items"
    put_down(moving, at_foot(moving, "1.2.1"))
    assert refs_below(moving, "1.2") == ["1.2.1", "1.1.1", "1.1.2", "1.2.2"]
    assert len(moving.selected_ids()) == 2
    document.undo()
    assert document.plan == before


def test_a_click_on_one_of_several_chooses_it_alone(moving: BoardView) -> None:
    go(moving, "1.1.1")
    QTest.keyClick(moving, KEY.Key_Down, SHIFT)
    QTest.mouseClick(moving.viewport(), LEFT, pos=point(moving, "1.1.1"))
    assert moving.selected_ids() == [item(moving.board.plan, "1.1.1").id]


def test_a_click_on_a_cell_of_several_rows_goes_to_that_cell(moving: BoardView) -> None:
    go(moving, "1.1.1")
    QTest.keyClick(moving, KEY.Key_Down, SHIFT)
    QTest.mouseClick(moving.viewport(), LEFT, pos=point(moving, "1.1.1", "due"))
    assert moving.focused_column() == "due"
    assert len(moving.selected_ids()) == 1


def test_over_ratings_the_mouse_chooses_rows_to_rate_together(moving: BoardView, document: Document) -> None:
    before, column = document.plan, f"period:{document.plan.periods.of()[-1].id}"
    QTest.mousePress(moving.viewport(), LEFT, pos=point(moving, "1.1.1", column))
    QTest.mouseMove(moving.viewport(), point(moving, "1.1.2", column))
    assert not moving.dragging.active
    QTest.mouseRelease(moving.viewport(), LEFT, pos=point(moving, "1.1.2", column))
    assert len(moving.selected_ids()) == 2
    assert document.plan is before


def test_a_plan_that_is_only_read_is_not_reshaped(document: Document, make_board: MakeBoard) -> None:
    document.close()
    reading = Document.open(document.path, by="Officer", read_only=True)
    view = make_board(reading)
    drag(view, "1.1.1", point(view, "2.1"))
    assert view.said() == ""
    assert reading.plan == document.plan
    reading.close()


def test_what_can_not_take_the_rows_shows_no_mark_and_says_why(moving: BoardView, document: Document) -> None:
    before = document.plan
    take(moving, "1.1")
    carry(moving, point(moving, "2.1.1"))
    assert moving.dragging.mark is None
    assert moving.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    put_down(moving, point(moving, "2.1.1"))
    assert moving.said() == "An objective can’t stand below an action. Choose another place."
    assert document.plan is before
    assert moving.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_rows_that_come_back_to_where_they_were_stay_without_a_word(
    moving: BoardView, document: Document
) -> None:
    before = document.plan
    take(moving, "1.1.1")
    carry(moving, point(moving, "2.1"))
    carry(moving, point(moving, "1.1.1"))
    assert moving.dragging.active
    put_down(moving, point(moving, "1.1.1"))
    assert moving.said() == ""
    assert document.plan is before


def test_the_wheel_moves_the_rows_below_the_pointer(moving: BoardView, qtbot: QtBot) -> None:
    moving.resize(936, 260)
    qtbot.waitUntil(lambda: moving.verticalScrollBar().maximum() > 1)
    take(moving, "1.1.2")
    carry(moving, point(moving, "1.2"))
    mark = moving.dragging.mark
    moving.verticalScrollBar().setValue(2)
    assert moving.dragging.active
    assert moving.dragging.mark != mark
    QTest.keyClick(moving, KEY.Key_Escape)
    put_down(moving, point(moving, "1.2"))


def test_esc_cancels_and_other_keys_wait(moving: BoardView, document: Document) -> None:
    before = document.plan
    take(moving, "1.1.1")
    carry(moving, point(moving, "2.1"))
    QTest.keyClicks(moving, "2")
    assert moving.dragging.active
    QTest.keyClick(moving, KEY.Key_Escape)
    assert not moving.dragging.active
    put_down(moving, point(moving, "2.1"))
    assert document.plan is before


def test_an_edit_from_elsewhere_ends_it(moving: BoardView, document: Document) -> None:
    take(moving, "1.1.1")
    carry(moving, point(moving, "2.1"))
    document.edit(edits.archive_items(document.plan, [item(document.plan, "1.1.1").id]))
    assert not moving.dragging.active
    put_down(moving, point(moving, "2.1"))


def test_a_small_slip_of_the_hand_is_no_dragging(moving: BoardView, document: Document) -> None:
    before = document.plan
    take(moving, "1.1.1")
    QTest.mouseMove(moving.viewport(), point(moving, "1.1.1") + QPoint(2, 1))
    assert not moving.dragging.active
    put_down(moving, point(moving, "1.1.1") + QPoint(2, 1))
    assert document.plan is before
    assert moving.selected_ids() == [item(moving.board.plan, "1.1.1").id]


def test_below_the_last_row_is_the_end_of_the_plan(moving: BoardView) -> None:
    drag(moving, "1", QPoint(100, moving.viewport().height() - 40))
    assert [one.ref for one in moving.board.plan.children(None)] == ["2", "1"]


@pytest.mark.parametrize(("where", "expected"), [(at_head, ["1.2.2", "1.1.1", "1.1.2"]), (at_foot, None)])
def test_in_a_filtered_board_rows_go_behind_the_row_above_the_mark(
    moving: BoardView,
    document: Document,
    where: Callable[[BoardView, str], QPoint],
    expected: list[str] | None,
) -> None:
    for ref in ("1.1.2", "1.2.2"):
        document.edit(edits.set_field(document.plan, item(document.plan, ref).id, "title", "Sought"))
    moving.set_search("sought")
    assert not moving.board.index_of(item(moving.board.plan, "1.1.1").id).isValid()
    drag(moving, "1.2.2", where(moving, "1.1.2"))
    assert refs_below(moving, "1.1") == (expected or ["1.1.1", "1.1.2", "1.2.2"])


def test_a_folded_row_opens_under_the_waiting_pointer(moving: BoardView, qtbot: QtBot) -> None:
    first = moving.board.index_of(item(moving.board.plan, "1.1").id)
    moving.setExpanded(first, False)
    take(moving, "2.1.1")
    carry(moving, point(moving, "1.1"))
    qtbot.waitUntil(lambda: moving.isExpanded(first), timeout=3000)
    assert moving.dragging.active
    QTest.keyClick(moving, KEY.Key_Escape)
    put_down(moving, point(moving, "1.1"))


def test_the_board_scrolls_at_its_edge(moving: BoardView, qtbot: QtBot) -> None:
    moving.resize(936, 220)
    qtbot.waitUntil(lambda: moving.verticalScrollBar().maximum() > 0)
    take(moving, "1.1.1")
    carry(moving, QPoint(100, moving.viewport().height() - 4))
    bar = moving.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=3000)
    carry(moving, QPoint(100, 4))
    qtbot.waitUntil(lambda: bar.value() == 0, timeout=3000)
    QTest.keyClick(moving, KEY.Key_Escape)
    put_down(moving, QPoint(100, 4))


def test_a_locked_order_stays_and_is_remembered(
    moving: BoardView, document: Document, make_board: MakeBoard
) -> None:
    before = document.plan
    moving.lock_order(True)
    drag(moving, "1.1.1", point(moving, "2.1"))
    assert document.plan is before
    other = make_board(document)
    assert other.order_is_locked
    assert not other.dragging.is_allowed
    moving.lock_order(False)
    go(moving, "1.1.1")
    drag(moving, "1.1.1", point(moving, "2.1"))
    assert refs_below(moving, "2.1") == ["2.1.1", "2.1.2", "1.1.1"]


def test_the_sign_of_a_row_is_pressed_and_not_dragged(moving: BoardView) -> None:
    theme = item(moving.board.plan, "1")
    QTest.mousePress(moving.viewport(), LEFT, pos=sign_point(moving, theme.id))
    QTest.mouseMove(moving.viewport(), point(moving, "2"))
    assert not moving.dragging.active
    QTest.mouseRelease(moving.viewport(), LEFT, pos=point(moving, "2"))
