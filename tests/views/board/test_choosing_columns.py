"""Columns of the board: dragged and sized in its header, chosen in menu and dialog, and remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain import edits
from planapp.models.chosen_columns import ChosenColumns
from planapp.views.board.board_view import BoardView
from planapp.views.board.columns_dialog import ColumnsDialog
from planapp.views.board.places import Place
from tests.views.board.conftest import MakeBoard

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def shown(view: BoardView) -> list[str]:
    return [place.column.key for place in view.places if place.period is None]


def place(view: BoardView, key: str) -> Place:
    return next(one for one in view.places if one.column.key == key)


def drag(view: BoardView, start: int, end: int) -> None:
    viewport = view.columns_header.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEYS, QPoint(start, 30))
    QTest.mouseMove(viewport, QPoint((start + end) // 2, 30))
    QTest.mouseMove(viewport, QPoint(end, 30))
    QTest.mouseRelease(viewport, LEFT, NO_KEYS, QPoint(end, 30))


def middle(one: Place) -> int:
    return one.left + one.width // 2


def test_a_heading_is_dragged_to_another_place(board: BoardView) -> None:
    assert shown(board) == ["title", "due", "lead", "trend"]
    drag(board, middle(place(board, "lead")), place(board, "due").left + 5)
    assert shown(board) == ["title", "lead", "due", "trend"]
    drag(board, middle(place(board, "lead")), middle(place(board, "due")) + 60)
    assert shown(board) == ["title", "due", "lead", "trend"]


def test_a_title_of_a_parent_runs_on_through_due_only_beside_it(board: BoardView) -> None:
    theme = board.board.plan.children(None)[0].id
    row, _ = board.where(board.board.index_of(theme))
    assert board.delegate.title_cell(theme, row).right() + 1 == place(board, "lead").left
    drag(board, middle(place(board, "lead")), place(board, "due").left + 5)
    assert board.delegate.title_cell(theme, row).right() + 1 == place(board, "lead").left


def test_an_edge_sizes_its_column_and_the_title_gives_the_room(board: BoardView) -> None:
    before = place(board, "lead")
    edge = before.left + before.width
    drag(board, edge, edge + 30)
    assert place(board, "lead").width == before.width + 30
    title = place(board, "due").left
    drag(board, title, title - 20)
    assert place(board, "due").width == 108
    assert sum(one.width for one in board.places) == board.viewport().width()


def test_an_edge_clicked_twice_fits_its_column(board: BoardView) -> None:
    board.columns.choose(board.columns.chosen.sized("lead", 300))
    lead = place(board, "lead")
    QTest.mouseDClick(board.columns_header.viewport(), LEFT, NO_KEYS, QPoint(lead.left + lead.width, 30))
    assert 64 < place(board, "lead").width < 200


def test_the_choice_is_remembered_with_the_plan(make_board: MakeBoard, document: Document) -> None:
    first = make_board(document)
    chosen = first.columns.chosen.with_shown("status", True).with_shown("trend", False).sized("lead", 150)
    first.columns.choose(chosen)
    assert shown(first) == ["title", "due", "lead", "status"]
    again = make_board(document)
    assert shown(again) == ["title", "due", "lead", "status"]
    assert place(again, "lead").width == 150
    again.columns.usual()
    assert document.remembered("board.columns") is None


def test_a_column_of_a_field_that_is_gone_is_passed_over_and_comes_back(
    make_board: MakeBoard, document: Document
) -> None:
    view = make_board(document)
    (field,) = document.plan.extra_fields
    view.columns.choose(ChosenColumns((f"extra:{field.id}", "due")))
    assert shown(view) == ["title", f"extra:{field.id}", "due"]
    document.edit(edits.remove_extra_field(document.plan, field.id))
    assert shown(view) == ["title", "due"]
    assert shown(make_board(document)) == ["title", "due"]
    document.undo()
    assert shown(view) == ["title", f"extra:{field.id}", "due"]


def test_choosing_columns_keeps_row_and_focus(board: BoardView) -> None:
    action = next(item for item in board.board.plan.items if item.ref == "1.2.1")
    board.choose(action.id)
    board.focus_column("due")
    board.columns.choose(board.columns.chosen.with_shown("status", True))
    assert (board.current_id(), board.focused_column()) == (action.id, "due")
    board.columns.choose(board.columns.chosen.with_shown("due", False))
    assert (board.current_id(), board.focused_column()) == (action.id, "title")


def test_the_menu_ticks_hides_and_resets(board: BoardView) -> None:
    menu = board.columns.menu("lead")
    actions = {action.text().replace("&", ""): action for action in menu.actions()}
    actions["Status"].trigger()
    assert shown(board) == ["title", "due", "lead", "status", "trend"]
    actions["Hide ‘Lead’"].trigger()
    assert shown(board) == ["title", "due", "status", "trend"]
    actions["Usual columns"].trigger()
    assert shown(board) == ["title", "due", "lead", "trend"]


@pytest.fixture
def dialog(board: BoardView) -> Iterator[ColumnsDialog]:
    board.columns.open_dialog()
    made = board.window().findChild(ColumnsDialog)
    assert made is not None
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()


def press(dialog: ColumnsDialog, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(dialog.list, key, keys)


def test_the_dialog_chooses_moves_and_sizes_by_keys(board: BoardView, dialog: ColumnsDialog) -> None:
    assert dialog.list.hasFocus()
    press(dialog, KEY.Key_Down, ALT)
    assert shown(board) == ["title", "lead", "due", "trend"]
    press(dialog, KEY.Key_Right, ALT)
    assert place(board, "due").width == 104
    press(dialog, KEY.Key_Left, ALT)
    assert place(board, "due").width == 88
    press(dialog, KEY.Key_Up, ALT)
    press(dialog, KEY.Key_Space)
    assert shown(board) == ["title", "lead", "trend"]
    press(dialog, KEY.Key_Space)
    assert shown(board) == ["title", "lead", "due", "trend"]


def test_a_width_is_typed_and_what_is_no_width_is_refused(board: BoardView, dialog: ColumnsDialog) -> None:
    dialog.list.edit_cell(1, "140")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert place(board, "due").width == 140
    dialog.list.edit_cell(1, "wide")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert "‘wide’ is not a width" in dialog.list.said()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    dialog.list.edit_cell(1, "")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    assert place(board, "due").width == 88


def test_buttons_rest_where_they_do_nothing(dialog: ColumnsDialog) -> None:
    left, right, *sizes = dialog.tools
    assert not left.isEnabled()
    assert "at that end" in left.toolTip()
    assert all(button.isEnabled() for button in (right, *sizes))
    for _ in range(30):
        press(dialog, KEY.Key_Down)
    assert not any(button.isEnabled() for button in dialog.tools)
    assert left.toolTip() == "Show the column first"
