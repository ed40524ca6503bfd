"""A due date that was moved later: from when, to when, why, and who approved it."""

from __future__ import annotations

from tests.views.detail.hand import Hand


def test_a_later_date_leaves_a_slip_that_can_be_explained(hand: Hand) -> None:
    hand.show("1.1.2")
    slips = hand.page.slips
    assert not slips.isVisible()
    hand.write(hand.page.facts.due.value, "30 April 2026")
    hand.write(hand.page.facts.due.value, "31 May 2026")
    assert slips.head.summary == "2 times, first due 28 Feb 2026"
    latest = slips.rows.widgets[0]
    assert latest.moved.text() == "30 April 2026 → 31 May 2026"
    hand.write(latest.reason.value, "Two vacancies")
    hand.write(latest.approved_by.value, "Board")
    slip = hand.plan.slips.of(hand.item.id)[-1]
    assert (slip.reason, slip.approved_by) == ("Two vacancies", "Board")
    assert latest.reason.value.text == "Two vacancies"
    hand.undo()
    hand.undo()
    assert latest.reason.value.text == ""
    hand.undo()
    assert slips.head.summary == "once, first due 28 Feb 2026"
    hand.undo()
    assert not slips.isVisible()


def test_an_earlier_date_is_no_slip(hand: Hand) -> None:
    hand.write(hand.page.facts.due.value, "31 January 2099")
    assert not hand.page.slips.isVisible()
