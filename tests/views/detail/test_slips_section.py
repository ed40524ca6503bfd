"""A due date that was moved later: from when, to when, why, and who approved it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from planapp.domain import edits
from planapp.domain.edits.dates import NO_REASON
from planapp.domain.records import ACTION, Slip
from planapp.views.detail.slip_prompt import SlipPrompt
from tests.views.detail.hand import SHIFT, Hand, Key, settle


def prompt(hand: Hand) -> SlipPrompt:
    return hand.page.facts.prompt


def last_slip(hand: Hand) -> Slip:
    return hand.plan.slips.of(hand.item.id)[-1]


def entries(hand: Hand) -> int:
    last = hand.document.history.last
    return last.seq if last is not None else 0


def move(hand: Hand, text: str, end: Key = Key.Key_Return) -> None:
    """Type a due date and say no more about it."""
    hand.write(hand.page.facts.due.value, text, end)


def test_a_later_date_leaves_a_slip_that_can_be_explained(hand: Hand) -> None:
    hand.show("1.1.2")
    slips = hand.page.slips
    assert not slips.isVisible()
    move(hand, "30 April 2026")
    hand.press(Key.Key_Escape)
    move(hand, "31 May 2026")
    hand.press(Key.Key_Escape)
    assert slips.head.summary == "2 times, first due 28 Feb 2026, reason not given"
    assert slips.is_folded
    slips.head.setFocus()
    hand.press(Key.Key_Return)
    latest = slips.rows.widgets[0]
    assert latest.moved.text() == "30 April 2026 → 31 May 2026"
    hand.write(latest.reason.value, "Two vacancies")
    hand.write(latest.approved_by.value, "Board")
    assert (last_slip(hand).reason, last_slip(hand).approved_by) == ("Two vacancies", "Board")
    assert latest.reason.value.text == "Two vacancies"
    assert slips.head.summary == "2 times, first due 28 Feb 2026"
    hand.undo()
    hand.undo()
    assert latest.reason.value.text == ""
    hand.undo()
    assert slips.head.summary == "once, first due 28 Feb 2026, reason not given"
    hand.undo()
    assert not slips.isVisible()


def test_date_reason_and_approver_are_one_step(hand: Hand) -> None:
    hand.show("1.1.2")
    before, plan = entries(hand), hand.plan
    move(hand, "30 April 2026")
    assert prompt(hand).isVisible()
    assert prompt(hand).reason.hasFocus()
    assert "28 Feb 2026" in prompt(hand).question.text()
    assert (entries(hand), hand.page.facts.due.value.text) == (before, "30 April 2026")
    hand.type("Two vacancies")
    hand.press(Key.Key_Tab)
    assert prompt(hand).approved_by.hasFocus()
    hand.type("Board")
    hand.press(Key.Key_Return)
    assert entries(hand) == before + 1
    slip = last_slip(hand)
    assert (slip.was, slip.now, slip.reason, slip.approved_by) == (
        "28 Feb 2026",
        "30 April 2026",
        "Two vacancies",
        "Board",
    )
    assert not prompt(hand).isVisible()
    assert hand.page.facts.due.value.hasFocus()
    hand.undo()
    assert hand.plan == plan


def test_esc_leaves_the_reason_out(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026")
    hand.type("Never mi")
    hand.press(Key.Key_Escape)
    assert hand.item.due == "30 April 2026"
    assert (last_slip(hand).reason, last_slip(hand).approved_by) == (NO_REASON, "")
    assert hand.page.facts.due.value.hasFocus()
    move(hand, "31 May 2026")
    assert prompt(hand).reason.text() == ""
    hand.press(Key.Key_Escape)


def test_tab_asks_too_and_tabbing_on_takes_it(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026", Key.Key_Tab)
    hand.type("Late")
    hand.press(Key.Key_Tab, Key.Key_Tab)
    assert last_slip(hand).reason == "Late"
    assert not prompt(hand).isVisible()


def test_going_back_or_elsewhere_does_not_ask(hand: Hand) -> None:
    hand.show("1.1.2")
    hand.write(hand.page.facts.due.value, "30 April 2026", None)
    hand.press(Key.Key_Backtab, modifier=SHIFT)
    assert not prompt(hand).isVisible()
    hand.write(hand.page.facts.due.value, "31 May 2026", None)
    hand.click(hand.page.title)
    assert not prompt(hand).isVisible()
    assert [slip.reason for slip in hand.plan.slips.of(hand.item.id)] == [NO_REASON, NO_REASON]


def test_what_is_typed_is_taken_when_another_item_is_shown(hand: Hand) -> None:
    first = hand.show("1.1.2")
    move(hand, "30 April 2026")
    hand.type("Late")
    hand.show("1.1.1")
    (slip,) = hand.plan.slips.of(first.id)
    assert (slip.reason, hand.plan.items[first.id].due) == ("Late", "30 April 2026")
    assert not prompt(hand).isVisible()


def test_what_is_typed_is_taken_when_the_plan_closes(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026")
    hand.type("Late")
    hand.pane.close_document()
    assert last_slip(hand).reason == "Late"


def test_opening_another_field_takes_it(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026")
    hand.click(hand.page.facts.status.value)
    assert hand.item.due == "30 April 2026"
    hand.press(Key.Key_Escape)


def test_typing_the_date_anew_takes_the_first_one_and_asks_again(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026")
    move(hand, "31 May 2026")
    assert "30 April 2026" in prompt(hand).question.text()
    hand.press(Key.Key_Return)
    assert [slip.now for slip in hand.plan.slips.of(hand.item.id)] == ["30 April 2026", "31 May 2026"]


def test_a_menu_or_another_window_does_not_take_it(hand: Hand) -> None:
    hand.show("1.1.2")
    move(hand, "30 April 2026")
    field: QLineEdit = prompt(hand).reason
    event = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field, event)
    settle()
    assert prompt(hand).is_asking
    hand.press(Key.Key_Return)
    assert hand.item.due == "30 April 2026"


def test_a_date_of_what_was_deleted_meanwhile_stays_as_typed(hand: Hand) -> None:
    above = hand.find("1.1").id
    hand.edit(lambda plan: edits.add_item(plan, ACTION, parent=above, title="New", due="1 March 2026"))
    item = hand.show("New")
    move(hand, "30 April 2026")
    hand.edit(lambda plan: edits.remove_items(plan, [item.id]))
    assert not prompt(hand).is_asking
    hand.undo()
    value = hand.page.facts.due.value
    assert (hand.item.due, value.text) == ("1 March 2026", "30 April 2026")
    assert "deleted" in value.refusal
    hand.click(value)
    hand.press(Key.Key_Return)
    assert hand.item.due == "30 April 2026"


def test_an_earlier_date_is_no_slip(hand: Hand) -> None:
    move(hand, "31 January 2099")
    assert not hand.page.slips.isVisible()
    assert not prompt(hand).isVisible()


def test_what_was_probably_meant_is_offered(hand: Hand) -> None:
    facts = hand.page.facts
    move(hand, "31 Mrach 2026")
    assert facts.badge() == "Date not read"
    assert facts.meant.text() == "Write ‘31 March 2026’ instead"
    assert "Understood are" in facts.due.note.text()
    hand.click(facts.meant)
    assert hand.item.due == "31 March 2026"
    assert not facts.meant.isVisible()
    move(hand, "when the moon is full")
    assert not facts.meant.isVisible()
