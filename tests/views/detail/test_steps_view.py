"""The steps of an action: ticked, edited, added, moved and deleted where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.records import STEP, Item
from planapp.views.detail.steps_delegate import MEASURE, STATUS, TICK, WHEN
from planapp.views.detail.steps_delegate import STEP as TITLE
from planapp.views.detail.steps_view import StepsView
from tests.views.detail.conftest import TODAY
from tests.views.detail.hand import CTRL, SHIFT, Hand, Key, entries, settle


@pytest.fixture
def steps(hand: Hand) -> StepsView:
    """The two steps of an action: the first is done."""
    hand.show("1.1.2")
    view = hand.page.steps.view
    view._tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        view.steps, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    return view


def children(hand: Hand) -> tuple[Item, ...]:
    return hand.plan.children(hand.item.id)


def titles(hand: Hand) -> list[str]:
    return [step.title for step in children(hand)]


def at(view: StepsView, row: int, column: int) -> QPoint:
    return view.visualRect(view.steps.index(row, column)).center()


def click(hand: Hand, view: StepsView, row: int, column: int) -> None:
    hand.click(view.viewport(), at(view, row, column))


def write(hand: Hand, view: StepsView, row: int, column: int, text: str, end: Key = Key.Key_Return) -> None:
    view.setFocus()
    view.setCurrentIndex(view.steps.index(row, column))
    hand.type(text)
    hand.press(end)


def test_all_rows_are_in_sight(hand: Hand, steps: StepsView) -> None:
    last = steps.visualRect(steps.steps.index(1, 0))
    assert last.bottom() < steps.viewport().height()
    assert hand.page.steps.head.summary == "1 of 2 done"


def test_a_click_ticks_and_unticks(hand: Hand, steps: StepsView) -> None:
    click(hand, steps, 1, TICK)
    assert children(hand)[1].done_on == TODAY
    assert hand.page.steps.head.summary == "2 of 2 done"
    click(hand, steps, 1, TICK)
    assert children(hand)[1].done_on is None
    hand.undo()
    assert children(hand)[1].done_on == TODAY


def test_space_ticks_and_the_first_open_step_has_the_keyboard(hand: Hand, steps: StepsView) -> None:
    steps.setFocus()
    assert steps.currentIndex().row() == 1
    hand.press(Key.Key_Space)
    assert children(hand)[1].done_on == TODAY


@pytest.mark.parametrize(("column", "field"), [(TITLE, "title"), (WHEN, "due"), (STATUS, "status")])
def test_cells_are_edited(hand: Hand, steps: StepsView, column: int, field: str) -> None:
    write(hand, steps, 1, column, "30 Apr 2026")
    assert getattr(children(hand)[1], field) == "30 Apr 2026"
    assert steps.hasFocus()
    assert steps.cell.isHidden()
    hand.undo()
    assert getattr(children(hand)[1], field) != "30 Apr 2026"


def test_a_click_edits_and_esc_gives_up(hand: Hand, steps: StepsView) -> None:
    click(hand, steps, 0, TITLE)
    assert steps.cell.text == "Publish the standard for visits"
    hand.type("zzz")
    hand.press(Key.Key_Escape)
    assert titles(hand)[0] == "Publish the standard for visits"
    assert steps.hasFocus()


def test_tab_goes_from_cell_to_cell_and_out(hand: Hand, steps: StepsView) -> None:
    write(hand, steps, 0, STATUS, "Done", Key.Key_Tab)
    assert steps.currentIndex().row() == 1
    assert steps.currentIndex().column() == TITLE
    hand.press(Key.Key_Backtab, modifier=SHIFT)
    assert (steps.currentIndex().row(), steps.currentIndex().column()) == (0, STATUS)
    for _ in range(5):
        hand.press(Key.Key_Tab)
    assert not steps.hasFocus()
    assert not steps.cell.hasFocus()
    assert children(hand)[0].status == "Done"


def test_a_measure_is_added_edited_and_several_are_not_edited_here(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    hand.pane.resize(560, 900)
    settle()
    write(hand, steps, 1, MEASURE, "Weekly figures")
    assert [one.text for one in hand.plan.measures.of(step.id)] == ["Weekly figures"]
    write(hand, steps, 1, MEASURE, "Monthly figures")
    assert [one.text for one in hand.plan.measures.of(step.id)] == ["Monthly figures"]
    hand.edit(lambda plan: edits.add_measure(plan, step.id, "Another"))
    click(hand, steps, 1, MEASURE)
    assert steps.cell.isHidden()
    write(hand, steps, 1, WHEN, "May 2026", Key.Key_Tab)
    assert steps.currentIndex().column() == STATUS
    hand.press(Key.Key_Escape)


def test_emptying_the_only_measure_of_a_step_deletes_it(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    hand.edit(lambda plan: edits.add_measure(plan, step.id, "Weekly figures"))
    click(hand, steps, 1, MEASURE)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete, Key.Key_Return)
    assert not hand.plan.measures.of(step.id)


def test_a_new_step_is_added_and_the_next_can_be_typed(hand: Hand, steps: StepsView) -> None:
    section = hand.page.steps
    assert section.link is not None
    hand.click(section.link)
    hand.type("Third")
    hand.press(Key.Key_Return)
    hand.type("Fourth")
    hand.press(Key.Key_Return)
    assert titles(hand)[2:] == ["Third", "Fourth"]
    assert steps.steps.rowCount() == 4
    assert section.adding.isVisible()
    hand.page.title.setFocus()
    settle()
    assert not section.adding.isVisible()
    assert titles(hand)[2:] == ["Third", "Fourth"]


def test_blanks_are_no_step(hand: Hand, steps: StepsView) -> None:
    assert hand.page.steps.link is not None
    hand.click(hand.page.steps.link)
    hand.type("   ")
    hand.press(Key.Key_Return)
    assert len(titles(hand)) == 2


def test_the_menu_opens_moves_and_deletes(hand: Hand, steps: StepsView, qtbot: QtBot) -> None:
    first, second = titles(hand)
    menu = hand.open_menu(steps.viewport(), at(steps, 1, TITLE))
    assert entries(menu) == ["Open step", "Move up", "Delete step"]
    hand.choose(menu, "Move up")
    assert titles(hand) == [second, first]
    assert steps.steps.index(0, TITLE).data() == second
    menu = hand.open_menu(steps.viewport(), at(steps, 0, TITLE))
    with qtbot.waitSignal(hand.pane.item_wanted) as wanted:
        hand.choose(menu, "Open step")
    assert wanted.args == [children(hand)[0].id]
    hand.choose(hand.open_menu(steps.viewport(), at(steps, 0, TITLE)), "Delete step")
    assert titles(hand) == [first]
    hand.undo()
    assert titles(hand) == [second, first]


def test_the_menu_key_opens_the_menu_of_the_step_that_has_the_keyboard(hand: Hand, steps: StepsView) -> None:
    steps.setFocus()
    steps.setCurrentIndex(steps.steps.index(0, TITLE))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at(steps, 1, TITLE), QPoint(5, 5))
    QApplication.sendEvent(steps.viewport(), event)
    assert entries(hand.menu()) == ["Open step", "Move down", "Delete step"]
    hand.menu().close()


def test_a_refused_deletion_is_said(hand: Hand, steps: StepsView) -> None:
    step, frozen = children(hand)[1], hand.period(0)
    hand.edit(lambda plan: edits.unfreeze(plan, frozen.id, "To try it."))
    hand.edit(lambda plan: edits.add_update(plan, step.id, "Begun", period=frozen.id))
    hand.edit(lambda plan: edits.freeze(plan, frozen.id))
    hand.choose(hand.open_menu(steps.viewport(), at(steps, 1, TITLE)), "Delete step")
    assert "frozen" in hand.page.steps.refusal.text()
    assert hand.page.steps.refusal.isVisible()


def test_a_step_that_is_deleted_while_its_cell_is_typed_in(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[0]
    click(hand, steps, 0, TITLE)
    hand.type(" and half")
    hand.edit(lambda plan: edits.remove_items(plan, [step.id]))
    assert steps.cell.isHidden()
    assert titles(hand) == ["Report working days to the first visit, every week"]
    hand.undo()
    assert "and half" in steps.delegate.text_of(steps.steps.row_of(steps.steps.index(0, 0)), TITLE)  # type: ignore[arg-type]
    assert titles(hand)[0] == "Publish the standard for visits"


def test_undo_under_an_open_cell(hand: Hand, steps: StepsView) -> None:
    write(hand, steps, 0, TITLE, "Another")
    click(hand, steps, 0, TITLE)
    hand.undo()
    assert steps.cell.text == "Publish the standard for visits"
    hand.press(Key.Key_Escape)


def test_a_cell_stays_at_its_step_when_that_moves(hand: Hand, steps: StepsView) -> None:
    first, second = children(hand)
    click(hand, steps, 0, TITLE)
    hand.press(Key.Key_End, modifier=CTRL)
    hand.type("!")
    hand.edit(lambda plan: edits.move_items(plan, [first.id], hand.item.id, second.id))
    assert steps.cell.geometry().center().y() > steps.visualRect(steps.steps.index(0, 0)).bottom()
    hand.press(Key.Key_Return)
    assert titles(hand)[1].endswith("!")


def test_another_item_saves_the_open_cell(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    write(hand, steps, 1, TITLE, "Half", Key.Key_F5)
    hand.show("1.2.1")
    assert hand.plan.items[step.id].title == "Half"
    assert not hand.page.steps.view.isVisible()


def test_an_overdue_step_says_so(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    hand.edit(lambda plan: edits.set_field(plan, step.id, "due", "31 Mar 2026"))
    row = steps.steps.row_of(steps.steps.index(1, 0))
    assert row is not None
    assert steps.delegate.text_of(row, STATUS) == "Overdue 20 days"


def test_dates_are_never_cut(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[0]
    hand.pane.resize(360, 900)
    height = steps.rowHeight(0)
    hand.edit(
        lambda plan: edits.set_field(plan, step.id, "due", "22/23 Feb, 1/2/7/9 March and the last day of May")
    )
    assert steps.rowHeight(0) > height
    assert steps.visualRect(steps.steps.index(1, 0)).bottom() < steps.viewport().height()


def test_two_hundred_steps(hand: Hand, steps: StepsView) -> None:
    for number in range(200):
        hand.document.edit(edits.add_item(hand.plan, STEP, parent=hand.item.id, title=f"Step {number}"))
    settle()
    assert steps.steps.rowCount() == 202
    assert steps.visualRect(steps.steps.index(201, 0)).bottom() < steps.viewport().height()
    steps.setFocus()
    for _ in range(120):
        hand.press(Key.Key_Down)
    cell = steps.visualRect(steps.currentIndex())
    scrolling = hand.pane._scrolling
    top = steps.viewport().mapTo(scrolling, cell.topLeft()).y()
    assert 0 <= top < scrolling.height() - cell.height()
    click(hand, steps, 150, TICK)
    assert children(hand)[150].done_on == TODAY
    bar = scrolling.verticalScrollBar().value()
    hand.undo()
    assert scrolling.verticalScrollBar().value() == bar


def test_a_day_is_typed_for_a_tick_in_the_step_itself(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    hand.pane.show_item(step.id)
    hand.write(hand.page.facts.done_on.value, "3/4/2026")
    assert hand.item.done_on == date(2026, 4, 3)


def test_a_row_grows_with_what_is_typed_in_it(hand: Hand, steps: StepsView) -> None:
    below = hand.page.updates.y()
    click(hand, steps, 0, TITLE)
    hand.press(Key.Key_End, modifier=CTRL)
    hand.type(" and many more words" * 4)
    assert steps.rowHeight(0) > 60
    assert hand.page.updates.y() > below
    assert steps.cell.geometry().bottom() < steps.visualRect(steps.steps.index(1, 0)).top()
    hand.press(Key.Key_Escape)
    assert hand.page.updates.y() == below


def test_a_later_date_of_a_step_asks_why(hand: Hand, steps: StepsView) -> None:
    prompt = hand.page.steps.prompt
    step = children(hand)[1]
    hand.edit(lambda plan: edits.set_field(plan, step.id, "due", "1 March 2026"))
    write(hand, steps, 1, WHEN, "30 April 2026")
    assert prompt.isVisible()
    assert prompt.reason.hasFocus()
    assert "1 March 2026" in prompt.question.text()
    hand.type("Half term")
    hand.press(Key.Key_Return)
    assert children(hand)[1].due == "30 April 2026"
    (slip,) = hand.plan.slips.of(step.id)
    assert slip.reason == "Half term"
    assert steps.hasFocus()
    assert steps.cell.isHidden()
    hand.undo()
    assert (children(hand)[1].due, len(hand.plan.slips.of(step.id))) == ("1 March 2026", 0)


def test_what_is_asked_comes_into_sight(hand: Hand, steps: StepsView) -> None:
    step = children(hand)[1]
    hand.edit(lambda plan: edits.set_field(plan, step.id, "due", "1 March 2026"))
    hand.pane.resize(432, 420)
    settle()
    write(hand, steps, 1, WHEN, "30 April 2026")
    prompt, scrolling = hand.page.steps.prompt, hand.pane._scrolling
    top = prompt.mapTo(scrolling, QPoint(0, 0)).y()
    assert top >= 0
    assert top + prompt.height() <= scrolling.height()
    hand.press(Key.Key_Escape)


def test_a_date_of_a_step_waits_while_another_row_changes(hand: Hand, steps: StepsView) -> None:
    first, step = children(hand)[:2]
    hand.edit(lambda plan: edits.set_field(plan, step.id, "due", "1 March 2026"))
    write(hand, steps, 1, WHEN, "30 April 2026")
    hand.edit(lambda plan: edits.set_field(plan, first.id, "title", "Another title"))
    hand.edit(lambda plan: edits.remove_items(plan, [step.id]))
    hand.press(Key.Key_Return)
    assert step.id not in hand.plan.items
    assert not hand.page.steps.prompt.isVisible()
    hand.undo()
    write(hand, steps, 1, WHEN, "31 May 2026")
    click(hand, steps, 0, TITLE)
    assert children(hand)[1].due == "31 May 2026", "opening another cell takes it"
    hand.press(Key.Key_Escape)
