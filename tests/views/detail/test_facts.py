"""Who, by when and how it stands: each field edited and saved, what was read from it, and the chips."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.records import LEAD, OFFICER
from tests.views.detail.hand import ALT, CTRL, Hand, Key, settle


def people(hand: Hand, role: str) -> list[str]:
    return [one.name for one in hand.plan.assigned(hand.item.id, role)]


@pytest.mark.parametrize(
    ("field", "role", "now"),
    [("lead", LEAD, "Head of Service"), ("officer", OFFICER, "Team Manager\nPractice Lead")],
)
def test_people_are_edited_one_a_line(hand: Hand, field: str, role: str, now: str) -> None:
    value = getattr(hand.page.facts, field).value
    assert value.text == now
    hand.write(value, "Team Manager", None)
    hand.press(Key.Key_Return, modifier=ALT)
    hand.type("New Post")
    hand.press(Key.Key_Return)
    assert people(hand, role) == ["Team Manager", "New Post"]
    hand.undo()
    assert value.text == now


def test_a_due_date_is_kept_as_written_and_what_was_read_is_told(hand: Hand) -> None:
    due = hand.page.facts.due
    hand.write(due.value, "end of March 2026")
    assert hand.item.due == "end of March 2026"
    assert due.note.text().startswith("Read as")
    assert hand.page.facts.badge() == "Overdue by 20 days"
    hand.write(due.value, "when the moon is full")
    assert hand.page.facts.badge() == "Date not read"
    assert "kept as it is written" in due.note.text()
    hand.write(due.value, "31 May 2026")
    assert (hand.page.facts.badge(), due.note.isVisible()) == ("", False)


def test_a_status_tells_what_it_was_read_as(hand: Hand) -> None:
    status = hand.page.facts.status
    hand.write(status.value, "COMPLTED")
    assert hand.item.status == "COMPLTED"
    assert status.note.isVisible()
    assert hand.page.facts.done_on.isVisible()
    assert hand.page.facts.badge() == "Done"


def test_a_status_is_emptied(hand: Hand) -> None:
    status = hand.page.facts.status
    hand.write(status.value, "In progress")
    hand.click(status.value)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete, Key.Key_Return)
    assert hand.item.status == ""
    assert status.value.binding is not None
    assert status.value.binding.placeholder == "Add a status"


def test_the_menu_of_the_status_sets_it(hand: Hand) -> None:
    value = hand.page.facts.status.value
    hand.choose(hand.open_menu(value), "Set the status to", "In progress")
    assert hand.item.status == "In progress"
    hand.click(value)
    assert value.editor is not None
    hand.type("half")
    hand.choose(hand.open_menu(value.editor), "Set the status to", "Complete")
    assert hand.item.status == "Complete"
    assert value.editor is None


def test_a_day_on_which_it_was_done(hand: Hand) -> None:
    hand.write(hand.page.facts.status.value, "Complete")
    hand.write(hand.page.facts.done_on.value, "1/4/26")
    assert hand.item.done_on is not None
    assert hand.page.facts.done_on.value.text == "1 April 2026"


def test_what_a_step_has_not_is_lent_by_its_action(hand: Hand) -> None:
    hand.show("Report working days")
    lead = hand.page.facts.lead.value
    assert lead.text == ""
    assert lead.binding is not None
    assert lead.binding.placeholder == "Team Manager"
    hand.write(lead, "Somebody else")
    assert people(hand, LEAD) == ["Somebody else"]
    assert people_of(hand, "1.1.2") == ["Team Manager"]


def people_of(hand: Hand, name: str) -> list[str]:
    return [one.name for one in hand.plan.assigned(hand.find(name).id, LEAD)]


def test_the_chips_lead_to_their_sections(hand: Hand) -> None:
    chips = hand.page.facts.chips.widgets
    assert [chip.text() for chip in chips] == ["Inspection, December 2025, rec. 3", "1 evidence"]  # type: ignore[attr-defined]
    hand.page.evidence.head.setChecked(False)
    hand.click(chips[1])
    assert not hand.page.evidence.is_folded
    assert hand.page.evidence.head.hasFocus()


def test_chips_follow_the_plan(hand: Hand) -> None:
    evidence = hand.plan.evidence.of(hand.item.id)[0]
    hand.page.facts.chips.widgets[1].setFocus()
    hand.edit(lambda plan: edits.remove_evidence(plan, evidence.id))
    assert len(hand.page.facts.chips.widgets) == 1
    hand.show("1.1.1")
    assert not hand.page.facts.chips.isVisible()


def test_narrow_and_wide_do_not_chase_each_other(hand: Hand, qtbot: QtBot) -> None:
    facts = hand.page.facts
    for width in (360, 560, 361, 432):
        hand.pane.resize(width, 900)
        settle()
        with qtbot.assertNotEmitted(hand.pane.closed):
            before = facts.geometry(), facts.status.geometry()
            settle()
            assert (facts.geometry(), facts.status.geometry()) == before
