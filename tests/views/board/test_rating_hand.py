"""Rating by keys alone: where the cursor goes, which keys rate, and how the officer is asked why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.records import COMMENT, EVIDENCE, STEP
from planapp.models.board_filter import Filter
from planapp.views.board.board_view import BoardView
from planapp.views.board.comment_box import CommentBox
from planapp.views.rating_habits import After, RatingKeys, Why
from tests.views.board.looking import go, item, letter, point, rating

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def like(
    board: BoardView, after: After = After.STAY, keys: RatingKeys = RatingKeys.BOTH, why: Why = Why.NO
) -> None:
    board.hand.habits = replace(board.hand.habits, after=after, keys=keys, why=why)


def at(board: BoardView) -> str:
    found = board.current_item()
    assert found is not None
    return found.ref


def box(board: BoardView) -> CommentBox:
    assert board.hand.comments.box is not None
    return board.hand.comments.box


# Going on.


def test_a_column_of_actions_is_rated_by_letters_alone(board: BoardView, document: Document) -> None:
    like(board, After.NEXT)
    go(board, "1.1.1")
    board.focus_worked()
    QTest.keyClicks(board, "rag4r1")
    refs = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2")
    assert [letter(board, ref) for ref in refs] == ["R", "A", "G", "B", "R", "R"]
    # Behind the last one the cursor stays.
    assert at(board) == "2.1.2"
    for _ in refs:
        document.undo()
    assert letter(board, "1.1.1") == "B"


def test_going_on_passes_over_steps_and_what_is_folded(board: BoardView) -> None:
    like(board, After.NEXT)
    board.expandAll()
    board.collapse(board.board.index_of(item(board.board.plan, "1.2").id))
    go(board, "1.1.2")
    QTest.keyClicks(board, "3")
    assert at(board) == "2.1.1"
    assert board.focused_period() == board.period


def test_still_to_rate_goes_to_the_next_gap_and_unfolds_it(board: BoardView) -> None:
    like(board, After.TO_RATE)
    board.collapseAll()
    go(board, "1.1.1")
    QTest.keyClicks(board, "3")
    assert at(board) == "1.1.2"
    QTest.keyClicks(board, "3")
    assert letter(board, "1.1.2") == "G"
    assert at(board) == "1.2.2"


def test_still_to_rate_begins_again_at_the_top_and_ends_when_all_is_rated(board: BoardView) -> None:
    go(board, "2.1.2")
    assert board.hand.go_to_next()
    assert at(board) == "1.1.2"
    like(board, After.TO_RATE)
    QTest.keyClicks(board, "33")
    assert at(board) == "1.2.2"
    assert not board.hand.go_to_next()


def test_what_the_filter_hides_is_not_gone_to(board: BoardView) -> None:
    levels = frozenset({board.board.plan.levels.of()[0].id})
    board.set_filter(Filter(levels=levels))
    assert not board.hand.go_to_next()


def test_clearing_and_the_menu_stay(board: BoardView) -> None:
    like(board, After.NEXT)
    go(board, "1.1.1")
    QTest.keyClicks(board, "0")
    board.rate(board.board.plan.levels.of()[0].id)
    assert at(board) == "1.1.1"


def test_what_is_refused_stays(board: BoardView) -> None:
    like(board, After.NEXT)
    frozen = board.board.plan.periods.of()[-2]
    go(board, "1.1.1", f"period:{frozen.id}")
    QTest.keyClicks(board, "1")
    assert at(board) == "1.1.1"
    assert "frozen" in board.said()


# A selection.


def test_of_a_selection_the_actions_are_rated_in_one_step(
    board: BoardView, document: Document, qtbot: QtBot
) -> None:
    like(board, After.NEXT)
    board.expandAll()
    before = document.plan
    board.setCurrentIndex(board.board.index(0, 0))
    QTest.keyClick(board, Key.Key_A, Modifier.ControlModifier)
    with qtbot.waitSignal(board.noted) as noted:
        QTest.keyClicks(board, "g")
    refs = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2")
    assert {letter(board, ref) for ref in refs} == {"G"}
    assert all(not document.plan.ratings.of(one.id) for one in document.plan.items if one.kind == STEP)
    assert noted.args == ["6 rated green."]
    assert len(board.selected_ids()) > 6
    document.undo()
    assert document.plan == before


def test_what_is_folded_in_a_selection_is_told_to_be_left(board: BoardView, qtbot: QtBot) -> None:
    board.collapse(board.board.index_of(item(board.board.plan, "1.2").id))
    board.setCurrentIndex(board.board.index(0, 0))
    QTest.keyClick(board, Key.Key_A, Modifier.ControlModifier)
    with qtbot.waitSignal(board.noted) as noted:
        QTest.keyClicks(board, "g")
    assert noted.args == ["4 rated green. What is folded is left as it was: 2 more."]


def test_parents_alone_are_refused_with_a_sentence(board: BoardView) -> None:
    go(board, "1.1")
    QTest.keyClick(board, Key.Key_Up, Modifier.ShiftModifier)
    QTest.keyClicks(board, "g")
    assert "Rate the actions" in board.said()


# Which keys rate.


def test_with_digits_only_a_letter_at_a_title_is_typed(board: BoardView) -> None:
    like(board, keys=RatingKeys.DIGITS)
    go(board, "1.1.1")
    QTest.keyClicks(board, "g")
    assert board.delegate.editor is not None
    assert board.delegate.editor.toPlainText() == "g"
    QTest.keyClick(board.delegate.editor, Key.Key_Escape)
    QTest.keyClicks(board, "3")
    assert letter(board, "1.1.1") == "G"


def test_with_letters_only_a_digit_at_a_title_is_typed(board: BoardView) -> None:
    like(board, keys=RatingKeys.LETTERS)
    go(board, "1.1.1")
    QTest.keyClicks(board, "2")
    assert board.delegate.editor is not None
    QTest.keyClick(board.delegate.editor, Key.Key_Escape)
    QTest.keyClicks(board, "a")
    assert letter(board, "1.1.1") == "A"


@pytest.mark.parametrize(
    ("keys", "typed", "sentence"),
    [
        (RatingKeys.DIGITS, "g", "Digits only rate, as you chose in Settings."),
        (RatingKeys.LETTERS, "3", "Letters only rate, as you chose in Settings."),
    ],
)
def test_a_key_that_does_not_rate_says_why(
    board: BoardView, keys: RatingKeys, typed: str, sentence: str
) -> None:
    like(board, keys=keys)
    go(board, "1.1.1")
    board.focus_worked()
    QTest.keyClicks(board, typed)
    assert letter(board, "1.1.1") == "B"
    assert board.said() == sentence


def test_c_comments_and_0_clears_whatever_rates(board: BoardView) -> None:
    for keys in RatingKeys:
        like(board, keys=keys)
        go(board, "1.2.1")
        board.focus_worked()
        QTest.keyClicks(board, "c")
        QTest.keyClick(box(board).editor, Key.Key_Escape)
    QTest.keyClicks(board, "0")
    assert rating(board, "1.2.1") is None


# Why.


def test_a_rating_that_differs_from_the_last_one_asks_in_the_status_bar(
    board: BoardView, qtbot: QtBot
) -> None:
    like(board, why=Why.STATUS)
    go(board, "1.1.1")
    with qtbot.waitSignal(board.noted) as noted:
        QTest.keyClicks(board, "r")
    assert noted.args == ["1.1.1 was complete in March 2026. Press C to say why."]
    with qtbot.assertNotEmitted(board.noted):
        QTest.keyClicks(board, "rb")


def test_where_c_rates_the_hint_names_the_menu(board: BoardView, document: Document, qtbot: QtBot) -> None:
    document.edit(edits.add_level(document.plan, "Critical", "C", tone="teal"))
    like(board, why=Why.STATUS)
    go(board, "1.1.1")
    with qtbot.waitSignal(board.noted) as noted:
        QTest.keyClicks(board, "c")
    assert letter(board, "1.1.1") == "C"
    assert noted.args == ["1.1.1 was complete in March 2026. Plan > Comment says why."]


def test_at_the_cell_the_answer_is_kept_and_the_cursor_goes_on(board: BoardView, document: Document) -> None:
    like(board, After.NEXT, why=Why.CELL)
    go(board, "1.1.1")
    QTest.keyClicks(board, "r")
    assert letter(board, "1.1.1") == "R"
    assert box(board).editor.accessibleName() == "Why red? It was complete in March 2026"
    QTest.keyClicks(box(board).editor, "3 posts are empty")
    QTest.keyClick(box(board).editor, Key.Key_Return)
    found = rating(board, "1.1.1")
    assert found is not None
    assert found.comment == "3 posts are empty"
    assert at(board) == "1.1.2"
    assert board.hasFocus()
    document.undo()
    assert letter(board, "1.1.1") == "R"
    document.undo()
    assert letter(board, "1.1.1") == "B"


def test_escape_skips_the_answer_and_goes_on(board: BoardView) -> None:
    like(board, After.NEXT, why=Why.CELL)
    go(board, "1.1.1")
    QTest.keyClicks(board, "r")
    QTest.keyClicks(box(board).editor, "x")
    QTest.keyClick(box(board).editor, Key.Key_Escape)
    found = rating(board, "1.1.1")
    assert found is not None
    assert found.comment == ""
    assert at(board) == "1.1.2"


def test_down_leaves_an_empty_answer_and_goes_down(board: BoardView) -> None:
    like(board, why=Why.CELL)
    go(board, "1.1.1")
    QTest.keyClicks(board, "r")
    QTest.keyClick(box(board).editor, Key.Key_Down)
    assert board.hand.comments.box is None
    assert at(board) == "1.1.2"


def test_the_same_rating_as_last_time_asks_nothing(board: BoardView, document: Document) -> None:
    like(board, After.NEXT, why=Why.CELL)
    go(board, "1.1.1")
    QTest.keyClicks(board, "b")
    assert board.hand.comments.box is None
    assert at(board) == "1.1.2"


def test_a_selection_is_not_asked_about(board: BoardView) -> None:
    like(board, why=Why.CELL)
    go(board, "1.1.1")
    QTest.keyClick(board, Key.Key_Down, Modifier.ShiftModifier)
    QTest.keyClicks(board, "r")
    assert board.hand.comments.box is None


def test_a_plan_that_changes_under_the_question_keeps_it(board: BoardView, document: Document) -> None:
    like(board, why=Why.CELL)
    found = go(board, "1.1.1")
    QTest.keyClicks(board, "r")
    document.edit(edits.set_field(document.plan, found.id, "title", "Another"))
    QTest.keyClicks(box(board).editor, "Late")
    QTest.keyClick(box(board).editor, Key.Key_Return)
    kept = rating(board, "1.1.1")
    assert kept is not None
    assert kept.comment == "Late"


# What the scale demands.


@pytest.fixture
def strict(board: BoardView, document: Document) -> BoardView:
    """A board on which Red needs a comment and Complete needs evidence."""
    levels = {level.letter: level.id for level in document.plan.levels}
    document.edit(edits.set_level(document.plan, levels["R"], needs=COMMENT))
    document.edit(edits.set_level(document.plan, levels["B"], needs=EVIDENCE))
    return board


def test_a_demanded_comment_is_asked_for_and_rates_in_one_step(strict: BoardView, document: Document) -> None:
    like(strict, After.NEXT)
    go(strict, "1.1.2")
    QTest.keyClicks(strict, "r")
    assert letter(strict, "1.1.2") == ""
    assert box(strict).editor.accessibleName() == "Why red?"
    QTest.keyClick(box(strict).editor, Key.Key_Return)
    assert "Red needs a comment" in strict.said()
    assert letter(strict, "1.1.2") == ""
    QTest.keyClicks(box(strict).editor, "No manager")
    QTest.keyClick(box(strict).editor, Key.Key_Return)
    found = rating(strict, "1.1.2")
    assert found is not None
    assert (letter(strict, "1.1.2"), found.comment) == ("R", "No manager")
    assert (at(strict), strict.said()) == ("1.2.1", "")
    document.undo()
    assert rating(strict, "1.1.2") is None


def test_escape_gives_a_demanding_rating_up(strict: BoardView, document: Document) -> None:
    like(strict, After.NEXT)
    before = document.plan
    go(strict, "1.1.1")
    QTest.keyClicks(strict, "r")
    QTest.keyClick(box(strict).editor, Key.Key_Down)
    QTest.keyClicks(box(strict).editor, "x")
    QTest.keyClick(box(strict).editor, Key.Key_Escape)
    assert document.plan is before
    assert at(strict) == "1.1.1"


def test_an_empty_box_that_is_left_gives_the_rating_up(strict: BoardView, document: Document) -> None:
    before = document.plan
    go(strict, "1.1.1")
    QTest.keyClicks(strict, "r")
    QTest.mouseClick(strict.viewport(), Qt.MouseButton.LeftButton, pos=point(strict, "2.1.1"))
    assert strict.hand.comments.box is None
    assert strict.said() == ""
    assert document.plan is before


def test_a_selection_gets_one_reason(strict: BoardView, document: Document) -> None:
    go(strict, "1.1.1")
    QTest.keyClick(strict, Key.Key_Down, Modifier.ShiftModifier)
    before = document.plan
    QTest.keyClicks(strict, "r")
    assert box(strict).editor.accessibleName() == "Why red? For all 2"
    QTest.keyClicks(box(strict).editor, "Cut")
    QTest.keyClick(box(strict).editor, Key.Key_Return)
    assert [letter(strict, ref) for ref in ("1.1.1", "1.1.2")] == ["R", "R"]
    document.undo()
    assert document.plan == before


def test_demanded_evidence_is_told_and_the_rating_not_given(strict: BoardView) -> None:
    go(strict, "1.1.2")
    QTest.keyClicks(strict, "b")
    assert strict.said() == (
        "Complete needs evidence, and 1.1.2 has none yet. Add evidence, then rate. Ctrl+Shift+E adds it."
    )
    assert letter(strict, "1.1.2") == ""
    go(strict, "1.2.1")
    QTest.keyClicks(strict, "b")
    assert letter(strict, "1.2.1") == "B"


def test_a_frozen_period_is_told_before_what_is_demanded(strict: BoardView) -> None:
    frozen = strict.board.plan.periods.of()[-2]
    go(strict, "1.1.1", f"period:{frozen.id}")
    QTest.keyClicks(strict, "r")
    assert "frozen" in strict.said()
    assert strict.hand.comments.box is None


def test_a_demanded_reason_can_not_be_emptied(strict: BoardView) -> None:
    go(strict, "1.2.1")
    QTest.keyClicks(strict, "c")
    box(strict).editor.selectAll()
    QTest.keyClick(box(strict).editor, Key.Key_Delete)
    QTest.keyClick(box(strict).editor, Key.Key_Return)
    assert "Red needs a comment" in strict.said()
    QTest.keyClick(box(strict).editor, Key.Key_Escape)
    found = rating(strict, "1.2.1")
    assert found is not None
    assert found.comment == "One team makes up most of the gap."


def test_a_comment_on_what_is_undone_meanwhile_is_refused_and_stays(
    board: BoardView, document: Document
) -> None:
    before = document.plan
    theme = next(one for one in before.items if one.ref == "1.1")
    added = edits.add_item(before, kind="action", parent=theme.id)
    document.edit(added)
    board.choose(next(change.id for change in added.changes if change.table == "items"))
    QTest.keyClicks(board, "r")
    assert board.comment()
    QTest.keyClicks(box(board).editor, "Cut")
    document.undo()
    document.undo()
    QTest.keyClick(box(board).editor, Key.Key_Return)
    assert board.said() == "This row is not in the plan any more. Press Esc to give up what was typed."
    assert box(board).editor.text == "Cut"
    QTest.keyClick(box(board).editor, Key.Key_Escape)
    assert board.hand.comments.box is None
    assert document.plan == before
