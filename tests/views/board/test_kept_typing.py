"""What is being typed in the board while it starts again, or while its row goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from planapp.application.document import Document
from planapp.domain import edits
from planapp.views.board.board_view import BoardView
from planapp.views.widgets.cell_editor import CellEditor
from tests.views.board.looking import go, item

Key = Qt.Key


def editor(board: BoardView) -> CellEditor:
    assert board.delegate.editor is not None
    return board.delegate.editor


def title(board: BoardView, ref: str) -> str:
    return item(board.board.plan, ref).title


def test_typing_goes_on_where_it_was_after_a_new_start(board: BoardView) -> None:
    go(board, "1.1.2")
    board.edit_title()
    editor(board).selectAll()
    QTest.keyClicks(editor(board), "Visit chool")
    for _ in range(5):
        QTest.keyClick(editor(board), Key.Key_Left)
    board.board.set_plan(board.board.plan)
    QTest.keyClicks(editor(board), "s")
    QTest.keyClick(editor(board), Key.Key_Return)
    assert title(board, "1.1.2") == "Visit school"
    assert board.hasFocus()


def test_what_was_refused_outlives_a_new_start(board: BoardView, document: Document) -> None:
    go(board, "1.1.1")
    board.edit_title()
    QTest.keyClicks(editor(board), " now")
    before = document.plan
    editor(board).set_refused(True)
    document.edit(edits.add_extra_field(before, "Risk"))
    assert editor(board).refused
    assert editor(board).text.endswith(" now")
    QTest.keyClick(editor(board), Key.Key_Escape)
    assert board.delegate.editor is None


def test_the_keyboard_stays_where_it_is(board: BoardView) -> None:
    go(board, "1.1.1")
    board.edit_title()
    QTest.keyClicks(editor(board), " now")
    field = QLineEdit(board)
    field.show()
    editor(board).blockSignals(True)
    field.setFocus()
    editor(board).blockSignals(False)
    board.board.set_plan(board.board.plan)
    assert field.hasFocus()
    assert editor(board).text.endswith(" now")
    editor(board).reverted.emit()


def test_what_is_typed_is_taken_before_a_filter_hides_its_row(board: BoardView) -> None:
    go(board, "1.1.1")
    board.edit_title()
    editor(board).selectAll()
    QTest.keyClicks(editor(board), "Zebra")
    board.set_search("no such thing")
    assert board.delegate.editor is None
    assert title(board, "1.1.1") == "Zebra"


def test_what_is_typed_in_a_row_that_goes_is_given_up(board: BoardView, document: Document) -> None:
    parent = item(board.board.plan, "1.1")
    added = edits.add_item(board.board.plan, kind="action", parent=parent.id)
    document.edit(added)
    board.choose(next(change.id for change in added.changes if change.table == "items"))
    board.edit_title()
    QTest.keyClicks(editor(board), "New")
    document.undo()
    assert board.delegate.editor is None
    go(board, "1.1.1")
    board.edit_title()
    QTest.keyClicks(editor(board), " now")
    QTest.keyClick(editor(board), Key.Key_Return)
    assert title(board, "1.1.1").endswith(" now")
