"""The board as it is used: keys and mouse on a real widget, and what they do to the plan."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.records import ACTION, STEP
from planapp.models.board_filter import Filter
from planapp.models.roles import Role
from planapp.views.board.board_view import BoardView
from tests.views.board.conftest import MakeBoard
from tests.views.board.looking import go, item, letter, point, rating, sign_point

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


def press(view: BoardView, *keys: Key | str, modifier: Modifier = Modifier.NoModifier) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(view, key)
        else:
            QTest.keyClick(view, key, modifier)


def type_in(view: BoardView, text: str, end: Key | None = Key.Key_Return) -> None:
    editor = view.delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, text)
    if end is not None:
        QTest.keyClick(editor, end)


def click(view: BoardView, at: QPoint, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier, at)


# What is shown and what has the focus.


def test_themes_and_objectives_are_open_and_the_first_row_has_the_focus(board: BoardView) -> None:
    refs = []
    index = board.board.index(0, 0)
    while index.isValid():
        refs.append(index.data(Role.REF))
        index = board.indexBelow(index)
    assert refs == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2", "2", "2.1", "2.1.1", "2.1.2"]
    assert board.current_id() == item(board.board.plan, "1").id


def test_the_current_period_is_worked_on(board: BoardView) -> None:
    assert board.period == board.board.plan.periods.of()[-1].id
    assert [place.column.label for place in board.places if place.worked] == ["April 2026"]
    assert sum(place.width for place in board.places) == board.viewport().width()


def test_left_and_right_fold_then_step_through_cells(board: BoardView) -> None:
    press(board, Key.Key_Left)
    assert not board.isExpanded(board.currentIndex())
    press(board, Key.Key_Right)
    assert board.isExpanded(board.currentIndex())
    press(board, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert board.focused_period() == board.board.plan.periods.of()[0].id
    press(board, Key.Key_Left)
    assert board.focused_column() == "lead"


def test_left_on_a_title_without_rows_below_goes_up(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_Left)
    assert board.current_id() == item(board.board.plan, "1.1").id


def test_tab_goes_to_the_open_period_and_on(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_Tab)
    assert board.focused_period() == board.period
    QTest.keyClick(board, Key.Key_Backtab, Modifier.ShiftModifier)
    assert board.focused_column() == "title"


def test_down_keeps_the_column(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_Tab, Key.Key_Down)
    assert board.current_id() == item(board.board.plan, "1.1.2").id
    assert board.focused_period() == board.period


def test_choosing_an_item_opens_what_is_above_it_and_tells(board: BoardView, qtbot: QtBot) -> None:
    board.collapseAll()
    step = next(one for one in board.board.plan.items if one.kind == STEP)
    with qtbot.waitSignal(board.item_chosen) as told:
        board.choose(step.id)
    assert told.args == [step.id]
    assert board.visualRect(board.currentIndex()).isValid()


def test_enter_goes_to_the_pane(board: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.pane_wanted):
        press(board, Key.Key_Return)


def test_escape_leaves_a_selection_then_a_cell(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_Tab)
    press(board, Key.Key_Down, modifier=Modifier.ShiftModifier)
    assert len(board.selected_ids()) == 2
    press(board, Key.Key_Escape)
    assert len(board.selected_ids()) == 1
    press(board, Key.Key_Escape)
    assert board.focused_column() == "title"


def test_a_narrow_board_shows_fewer_periods_and_pages_back(board: BoardView) -> None:
    board.resize(720, 640)
    shown = [place.column.label.split()[0] for place in board.places if place.period is not None]
    assert shown == ["January", "February", "March", "April"]
    press(board, Key.Key_Left, modifier=Modifier.ControlModifier | Modifier.ShiftModifier)
    shown = [place.column.label.split()[0] for place in board.places if place.period is not None]
    assert shown == ["October", "November", "December", "April"]
    press(board, Key.Key_Right, modifier=Modifier.ControlModifier | Modifier.ShiftModifier)
    assert next(place.width for place in board.places) >= 320


# Ratings.


@pytest.mark.parametrize(("key", "shown"), [("1", "R"), ("a", "A"), ("G", "G"), ("4", "B"), ("-", "-")])
def test_keys_of_the_scale_rate_the_row_in_the_open_period(board: BoardView, key: str, shown: str) -> None:
    go(board, "1.1.2")
    press(board, key)
    assert letter(board, "1.1.2") == shown
    assert board.focused_period() == board.period


def test_0_clears(board: BoardView, document: Document) -> None:
    go(board, "1.1.1")
    press(board, "0")
    assert rating(board, "1.1.1") is None
    document.undo()
    assert letter(board, "1.1.1") == "B"


def test_a_selection_is_rated_in_one_edit(board: BoardView, document: Document) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_Down, modifier=Modifier.ShiftModifier)
    press(board, Key.Key_Down, modifier=Modifier.ShiftModifier)
    press(board, "3")
    assert [letter(board, ref) for ref in ("1.1.1", "1.1.2", "1.2.1")] == ["G", "G", "R"]
    document.undo()
    assert [letter(board, ref) for ref in ("1.1.1", "1.1.2")] == ["B", ""]


def test_a_frozen_period_refuses_at_the_cell(board: BoardView, qtbot: QtBot) -> None:
    frozen = board.board.plan.periods.of()[-2]
    go(board, "1.1.1", f"period:{frozen.id}")
    with qtbot.waitSignal(board.refused) as told:
        press(board, "1")
    assert told.args == [board.said()]
    assert "March 2026 is frozen" in board.said()
    press(board, Key.Key_Down)
    assert board.said() == ""


def test_a_refusal_goes_when_the_rows_do(board: BoardView, document: Document) -> None:
    frozen = document.plan.periods.of()[-2]
    for leave in (lambda: board.set_search("visit"), lambda: board.choose(item(document.plan, "2").id)):
        board.set_search("")
        go(board, "1.1.1", f"period:{frozen.id}")
        press(board, "r")
        assert "frozen" in board.said()
        leave()
        assert board.said() == ""


def test_a_theme_is_not_rated(board: BoardView) -> None:
    go(board, "1")
    board.focus_worked()
    press(board, "1")
    assert "Rate the actions" in board.said()
    assert rating(board, "1") is None


def test_a_comment_is_written_in_a_box_at_the_cell(board: BoardView) -> None:
    go(board, "1.2.1")
    press(board, "c")
    box = board.hand.comments.box
    assert box is not None
    assert box.editor.toPlainText() == "One team makes up most of the gap."
    box.editor.selectAll()
    QTest.keyClicks(box.editor, "Two teams")
    QTest.keyClick(box.editor, Key.Key_Return, Modifier.AltModifier)
    QTest.keyClicks(box.editor, "lag")
    QTest.keyClick(box.editor, Key.Key_Return)
    found = rating(board, "1.2.1")
    assert found is not None
    assert found.comment == "Two teams\nlag"
    assert board.hand.comments.box is None
    assert board.hasFocus()


def test_a_comment_given_up_changes_nothing(board: BoardView, document: Document) -> None:
    before = document.plan
    go(board, "1.2.1")
    press(board, "c")
    assert board.hand.comments.box is not None
    QTest.keyClicks(board.hand.comments.box.editor, "x")
    QTest.keyClick(board.hand.comments.box.editor, Key.Key_Escape)
    assert document.plan is before


def test_what_is_not_rated_has_no_comment(board: BoardView) -> None:
    go(board, "1.1.2")
    press(board, "c")
    assert board.hand.comments.box is None
    assert "Rate it first" in board.said()


# Steps.


def test_space_ticks_a_step_and_takes_the_tick_away(board: BoardView) -> None:
    step = next(one for one in board.board.plan.items if one.kind == STEP and one.done_on is None)
    board.choose(step.id)
    press(board, Key.Key_Space)
    assert board.board.plan.items[step.id].done_on == date.today()
    press(board, Key.Key_Space)
    assert board.board.plan.items[step.id].done_on is None


def test_a_click_on_the_circle_ticks_and_one_on_the_chevron_folds(board: BoardView) -> None:
    action = go(board, "1.1.2")
    click(board, sign_point(board, action.id))
    assert board.isExpanded(board.board.index_of(action.id))
    step = next(one for one in board.board.plan.children(action.id) if one.done_on is None)
    click(board, sign_point(board, step.id))
    assert board.board.plan.items[step.id].done_on == date.today()
    click(board, sign_point(board, action.id))
    assert not board.isExpanded(board.board.index_of(action.id))


def test_several_steps_are_ticked_in_one_edit(board: BoardView, document: Document) -> None:
    action = item(document.plan, "1.1.2")
    document.edit(edits.add_item(document.plan, STEP, parent=action.id, title="Third"))
    board.expandAll()
    steps = document.plan.children(action.id)
    before = [step.done_on for step in steps]
    board.choose(steps[0].id)
    press(board, Key.Key_Down, Key.Key_Down, modifier=Modifier.ShiftModifier)
    press(board, Key.Key_Space)
    assert all(document.plan.items[step.id].done_on for step in steps)
    document.undo()
    assert [document.plan.items[step.id].done_on for step in steps] == before


def test_a_step_is_not_rated(board: BoardView) -> None:
    step = next(one for one in board.board.plan.items if one.kind == STEP)
    board.choose(step.id)
    board.focus_worked()
    press(board, "2")
    assert "Tick the step" in board.said()


# Texts.


def test_f2_edits_the_title_in_place(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    assert board.delegate.editor is not None
    board.delegate.editor.selectAll()
    type_in(board, "Complete them")
    assert item(board.board.plan, "1.1.1").title == "Complete them"
    assert board.hasFocus()


def test_escape_leaves_a_title_as_it_was(board: BoardView, document: Document) -> None:
    before = document.plan
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    type_in(board, "x", Key.Key_Escape)
    assert document.plan is before
    assert board.delegate.editor is None


def test_an_edit_that_changes_nothing_is_none(board: BoardView, document: Document) -> None:
    before = document.plan
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    type_in(board, "")
    assert document.plan is before


def test_alt_enter_breaks_a_line(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    editor = board.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Return, Modifier.AltModifier)
    type_in(board, "and more")
    assert item(board.board.plan, "1.1.1").title == "Complete assessments in 20 days\nand more"


def test_typing_replaces_a_due_date(board: BoardView) -> None:
    go(board, "1.1.1", "due")
    press(board, "3")
    type_in(board, "1 May 2026")
    assert item(board.board.plan, "1.1.1").due == "31 May 2026"


def test_a_later_due_date_says_where_its_reason_goes(board: BoardView, qtbot: QtBot) -> None:
    go(board, "1.1.1", "due")
    press(board, "3")
    with qtbot.assertNotEmitted(board.noted):
        type_in(board, "0 Jan 2015")
    press(board, "3")
    with qtbot.waitSignal(board.noted) as noted:
        type_in(board, "1 May 2031")
    assert noted.args == ["1.1.1 is due later than before. ‘Due date moved’ in the pane takes the reason."]


def test_typing_begins_a_new_title_of_what_is_not_rated(board: BoardView) -> None:
    go(board, "1.1")
    press(board, "A")
    type_in(board, "ll in time")
    assert item(board.board.plan, "1.1").title == "All in time"


def test_tab_goes_on_to_the_next_cell_and_row(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    for text, key in (("!", Key.Key_Tab), ("", Key.Key_Tab), ("", Key.Key_Tab)):
        type_in(board, text, key)
    assert item(board.board.plan, "1.1.1").title.endswith("!")
    assert (board.current_id(), board.focused_column()) == (item(board.board.plan, "1.1.2").id, "title")
    type_in(board, "", Key.Key_Backtab)
    assert (board.current_id(), board.focused_column()) == (item(board.board.plan, "1.1.1").id, "lead")
    type_in(board, "", Key.Key_Escape)


def refusing(document: Document, monkeypatch: pytest.MonkeyPatch, sentence: str) -> None:
    from planapp.errors import UserError

    def refuse(change_set: object) -> None:
        raise UserError(sentence)

    monkeypatch.setattr(document, "edit", refuse)


def test_a_refused_text_stays_with_its_sentence(
    board: BoardView, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    with monkeypatch.context() as patch:
        refusing(document, patch, "The disk is full. Make room first.")
        type_in(board, " now")
        editor = board.delegate.editor
        assert editor is not None
        assert editor.refused
        assert board.said() == "The disk is full. Make room first."
        click(board, point(board, "2.1.1"))
        assert board.delegate.editor is editor
        assert editor.toPlainText().endswith(" now")
        assert board.current_id() == item(board.board.plan, "1.1.1").id
    type_in(board, "")
    assert item(board.board.plan, "1.1.1").title.endswith(" now")
    assert board.delegate.editor is None
    assert board.said() == ""


def test_a_refused_text_can_be_given_up(
    board: BoardView, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    with monkeypatch.context() as patch:
        refusing(document, patch, "The disk is full. Make room first.")
        type_in(board, " now")
    type_in(board, "", Key.Key_Escape)
    assert board.delegate.editor is None
    assert board.said() == ""


def test_a_click_elsewhere_takes_what_is_typed(board: BoardView) -> None:
    go(board, "1.1.1")
    press(board, Key.Key_F2)
    type_in(board, "!", None)
    click(board, point(board, "2.1.1"))
    assert item(board.board.plan, "1.1.1").title.endswith("!")
    assert board.current_id() == item(board.board.plan, "2.1.1").id


def test_a_double_click_edits(board: BoardView) -> None:
    at = point(board, "1.2.1", "lead")
    QTest.mouseDClick(board.viewport(), LEFT, Modifier.NoModifier, at)
    editor = board.delegate.editor
    assert editor is not None
    editor.selectAll()
    type_in(board, "Team Manager")
    index = board.board.index_of(item(board.board.plan, "1.2.1").id, board.board.section_of("lead"))
    assert index.data() == "Team Manager"


def test_a_click_twice_on_a_title_that_runs_on_edits_the_title(board: BoardView) -> None:
    at = point(board, "1.1", "due")
    QTest.mouseDClick(board.viewport(), LEFT, Modifier.NoModifier, at)
    assert board.focused_column() == "title"
    type_in(board, "", Key.Key_Escape)


# Following the document.


def test_what_is_open_chosen_and_in_sight_outlives_a_new_start(board: BoardView, document: Document) -> None:
    board.collapse(board.board.index_of(item(document.plan, "2.1").id))
    go(board, "1.1.2", "due")
    document.edit(edits.add_period(document.plan, "May 2026", ends_on=date(2026, 5, 31)))
    assert board.current_id() == item(document.plan, "1.1.2").id
    assert board.focused_column() == "due"
    assert board.selected_ids() == [item(document.plan, "1.1.2").id]
    assert not board.isExpanded(board.board.index_of(item(document.plan, "2.1").id))
    assert board.isExpanded(board.board.index_of(item(document.plan, "1.1").id))


def test_the_period_worked_on_stays_until_it_is_gone(board: BoardView, document: Document) -> None:
    document.edit(edits.add_period(document.plan, "May 2026", ends_on=date(2026, 5, 31), current=True))
    assert board.period == document.plan.periods.of()[-2].id
    board.set_period(document.plan.periods.of()[-1].id)
    document.undo()
    assert board.period == document.plan.periods.of()[-1].id


def test_a_search_opens_what_it_finds_and_then_closes_it_again(board: BoardView) -> None:
    board.collapseAll()
    go(board, "2")
    board.set_search("working days")
    assert board.shown_counts() == (1, 6)
    found = [one for one in board.board.plan.items if "working days" in one.title]
    assert {one.kind for one in found} == {ACTION, STEP}
    for one in found:
        assert board.visualRect(board.board.index_of(one.id)).isValid()
    board.set_search("")
    assert not board.isExpanded(board.board.index_of(item(board.board.plan, "1").id))
    assert board.shown_counts() == (6, 6)


def test_a_search_that_finds_nothing_leads_back_to_where_it_began(board: BoardView, qtbot: QtBot) -> None:
    go(board, "1.2.1")
    board.set_search("nowhere")
    assert board.current_id() is None
    with qtbot.waitSignal(board.item_chosen):
        board.set_search("")
    assert board.current_id() == item(board.board.plan, "1.2.1").id
    assert board.selected_ids() == [board.current_id()]


def test_when_all_rows_are_brought_back_one_has_the_focus(board: BoardView, document: Document) -> None:
    go(board, "1.2.1")
    chosen = board.current_id()
    document.edit(edits.archive_items(document.plan, [one.id for one in document.plan.children(None)]))
    assert board.current_id() is None
    document.undo()
    assert board.current_id() is not None
    assert board.current_id() == chosen


def test_chips_and_search_filter_together(board: BoardView) -> None:
    red = board.board.plan.levels.of()[0].id
    board.set_filter(Filter(levels=frozenset({red})))
    assert board.shown_counts() == (1, 6)
    board.set_search("assessments")
    assert board.shown_counts() == (0, 6)
    board.set_filter(Filter())
    assert board.shown_counts() == (1, 6)


def empty(document: Document) -> None:
    for period in document.plan.periods.of()[:-1]:
        document.edit(edits.unfreeze(document.plan, period.id, "to begin again"))
    document.edit(edits.remove_items(document.plan, [one.id for one in document.plan.children(None)]))


def test_the_first_theme_is_typed_on_its_ghost(make_board: MakeBoard, document: Document) -> None:
    empty(document)
    board = make_board(document)
    assert board.is_empty_plan()
    press(board, "H")
    assert board._ghost is not None
    QTest.keyClicks(board._ghost, "elp")
    QTest.keyClick(board._ghost, Key.Key_Return)
    assert [one.title for one in document.plan.items] == ["Help"]
    assert board.current_id() == next(iter(document.plan.items)).id
    assert board._ghost is None


def test_an_empty_first_theme_is_none(make_board: MakeBoard, document: Document) -> None:
    empty(document)
    board = make_board(document)
    click(board, QPoint(60, 10))
    assert board._ghost is not None
    QTest.keyClick(board._ghost, Key.Key_Return)
    assert len(document.plan.items) == 0
    assert board._ghost is None


def test_a_board_that_is_gone_hears_nothing_more(make_board: MakeBoard, document: Document) -> None:
    make_board(document).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    document.edit(edits.set_field(document.plan, item(document.plan, "1.1.1").id, "title", "Later"))
    assert document._subscribers == []


def test_cells_say_what_they_show(board: BoardView) -> None:
    interface = QAccessible.queryAccessibleInterface(board)
    children = (interface.child(at) for at in range(interface.childCount()))
    names = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    assert "1.2.1, April 2026, open, red, has comment" in names


def test_keys_of_the_text_do_not_reach_the_board(board: BoardView, document: Document) -> None:
    before = document.plan
    action = go(board, "1.1.1")
    press(board, Key.Key_F2)
    editor = board.delegate.editor
    assert editor is not None
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_F2, Key.Key_PageDown):
        QTest.keyClick(editor, key)
    QTest.keyClick(editor, Key.Key_Right, Modifier.AltModifier)
    assert board.delegate.editor is editor
    assert board.current_id() == action.id
    type_in(board, "", Key.Key_Escape)
    assert document.plan is before
