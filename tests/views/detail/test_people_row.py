"""Lead and officer in the pane: completed while typing, renamed, handed over, put in order and taken off."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint

from planapp.domain import edits
from planapp.domain.edits import find_person
from planapp.domain.records import LEAD, OFFICER, Person
from planapp.views.detail.people_row import PeopleRow
from planapp.views.detail.people_value import PeopleValue
from tests.views.detail.conftest import TODAY
from tests.views.detail.hand import ALT, CTRL, Hand, Key, entries, entry


def row(hand: Hand) -> PeopleRow:
    return hand.page.facts.people


def lead(hand: Hand) -> PeopleValue:
    value = hand.page.facts.lead.value
    assert isinstance(value, PeopleValue)
    return value


def listed(hand: Hand) -> list[str]:
    completion = lead(hand).completion
    return completion.list.texts if completion is not None else []


def people(hand: Hand, role: str = LEAD) -> list[str]:
    return [one.name for one in hand.plan.assigned(hand.item.id, role)]


def person(hand: Hand, name: str) -> Person:
    found = find_person(hand.plan, name)
    assert found is not None
    return found


def start(hand: Hand, text: str) -> None:
    """Replace the lead by what is typed, and go on typing."""
    lead(hand).setFocus()
    hand.type(text)


# Completion.


def test_typing_lists_people_and_enter_takes_one(hand: Hand) -> None:
    start(hand, "t")
    assert listed(hand) == ["Team Manager"]
    hand.press(Key.Key_Return)
    assert lead(hand).editor is not None
    assert (lead(hand).text, listed(hand)) == ("Team Manager", [])
    hand.press(Key.Key_Return)
    assert people(hand) == ["Team Manager"]
    assert lead(hand).editor is None


def test_up_and_down_choose_and_a_screen_reader_is_told(hand: Hand) -> None:
    start(hand, "a")
    assert listed(hand)[0] == "Assistant Director"
    editor = lead(hand).editor
    assert editor is not None
    hand.edit(lambda plan: edits.add_person(plan, "Area Manager"))
    hand.type("s")
    hand.press(Key.Key_Backspace)
    assert listed(hand) == ["Area Manager", "Assistant Director"]
    hand.press(Key.Key_Down)
    assert editor.accessibleDescription().startswith("Assistant Director, 2 of 2.")
    hand.press(Key.Key_Up, Key.Key_Tab)
    assert people(hand) == ["Area Manager"]
    assert hand.page.facts.officer.value.hasFocus()


def test_esc_keeps_what_is_typed_as_a_new_name(hand: Hand) -> None:
    start(hand, "Team")
    assert listed(hand) == ["Team Manager"]
    hand.press(Key.Key_Escape)
    assert listed(hand) == []
    hand.press(Key.Key_Return)
    assert people(hand) == ["Team"]


def test_each_line_and_what_follows_a_semicolon_is_completed(hand: Hand) -> None:
    hand.click(lead(hand))
    hand.press(Key.Key_End, modifier=CTRL)
    hand.press(Key.Key_Return, modifier=ALT)
    hand.type("he")
    assert listed(hand) == [], "who is there already is not offered"
    hand.press(Key.Key_Backspace, Key.Key_Backspace)
    hand.type("pra")
    hand.press(Key.Key_Return)
    hand.type("; tea")
    assert listed(hand) == ["Team Manager"]
    hand.press(Key.Key_Return, Key.Key_Return)
    assert people(hand) == ["Head of Service", "Practice Lead", "Team Manager"]


def test_a_name_in_the_middle_is_replaced_alone(hand: Hand) -> None:
    hand.edit(lambda plan: edits.set_people(plan, hand.item.id, LEAD, ["One", "Two", "Three"]))
    hand.click(lead(hand))
    hand.press(Key.Key_Home, modifier=CTRL)
    hand.press(Key.Key_Down, Key.Key_Home)
    hand.press(Key.Key_Delete, Key.Key_Delete, Key.Key_Delete)
    hand.type("Team")
    hand.press(Key.Key_Return, Key.Key_Return)
    assert people(hand) == ["One", "Team Manager", "Three"]


def test_a_click_takes_and_clicking_elsewhere_takes_what_is_typed(hand: Hand) -> None:
    start(hand, "te")
    completion = lead(hand).completion
    assert completion is not None
    hand.click(completion.list, QPoint(20, completion.list.height() // 2))
    assert lead(hand).text == "Team Manager"
    hand.press(Key.Key_Return)
    start(hand, "te")
    hand.click(hand.page.facts.status.value)
    assert people(hand) == ["te"]
    assert listed(hand) == []


def test_the_list_goes_with_its_field(hand: Hand) -> None:
    start(hand, "te")
    hand.press(Key.Key_Escape, Key.Key_Escape)
    assert people(hand) == ["Head of Service"]
    start(hand, "te")
    hand.show("1.1.2")
    assert listed(hand) == []


# The menu and its forms.


def test_a_name_is_corrected_everywhere(hand: Hand) -> None:
    hand.choose(hand.open_menu(lead(hand)), "Rename…")
    form = row(hand).rename
    assert form.name.hasFocus()
    assert form.name.text() == "Head of Service"
    assert "Head of Service has" in form.question.text()
    hand.type("Head of Help")
    hand.press(Key.Key_Return)
    assert not form.isVisible()
    assert lead(hand).hasFocus()
    assert people(hand) == ["Head of Help"]
    assert find_person(hand.plan, "Head of Service") is None
    hand.undo()
    assert people(hand) == ["Head of Service"]


def test_a_name_that_is_taken_is_refused_at_the_place(hand: Hand) -> None:
    hand.choose(hand.open_menu(lead(hand)), "Rename…")
    hand.type("Team Manager")
    hand.press(Key.Key_Return)
    form = row(hand).rename
    assert "Merge the two" in form.refusal.text()
    assert form.name.text() == "Team Manager"
    hand.press(Key.Key_Escape)
    assert not form.isVisible()
    assert lead(hand).hasFocus()


def test_handing_over_this_item_from_a_day(hand: Hand) -> None:
    hand.choose(hand.open_menu(lead(hand)), "Hand over…")
    form = row(hand).hand_over
    assert form.who.hasFocus()
    assert form.day.text() == f"{TODAY:%d/%m/%Y}"
    hand.type("tea")
    assert form.completion is not None
    assert form.completion.list.texts == ["Team Manager"]
    hand.press(Key.Key_Return)
    assert form.who.text() == "Team Manager"
    hand.press(Key.Key_Tab)
    assert form.day.hasFocus()
    hand.type("1 May 2026")
    hand.press(Key.Key_Return)
    assert not form.isVisible()
    assert people(hand) == ["Team Manager"]
    former = row(hand).former[LEAD]
    assert former.link.text() == "Who had it before (1)"
    assert not former.names.isVisible()
    hand.click(former.link)
    assert former.names.text() == "until 30 April 2026: Head of Service"
    held = [one for one in hand.plan.assignments.of(hand.item.id) if one.role == LEAD]
    assert {(one.starts_on, one.ends_on) for one in held} == {
        (None, date(2026, 4, 30)),
        (date(2026, 5, 1), None),
    }
    elsewhere = [one for one in hand.plan.assignments if one.person == person(hand, "Head of Service").id]
    assert all(one.ends_on is None for one in elsewhere if one.item != hand.item.id)
    hand.undo()
    assert people(hand) == ["Head of Service"]
    assert not former.isVisible()


def test_handing_over_all_open_items_to_somebody_new(hand: Hand) -> None:
    hand.show("1.1.2")
    hand.choose(hand.open_menu(lead(hand)), "Hand over…")
    form = row(hand).hand_over
    assert form.all_items.text() == "And the 2 other open items"
    hand.type("New Manager")
    hand.click(form.all_items)
    hand.press(Key.Key_Return)
    assert people(hand) == ["New Manager"]
    old = person(hand, "Team Manager").id
    assert [one.role for one in hand.plan.assignments if one.person == old and one.ends_on is None] == []


def test_a_hand_over_that_can_not_be_is_refused(hand: Hand) -> None:
    hand.choose(hand.open_menu(lead(hand)), "Hand over…")
    form = row(hand).hand_over
    hand.press(Key.Key_Return)
    assert "somebody to take over" in form.refusal.text()
    hand.type("Team Manager")
    form.day.setText("soon")
    hand.press(Key.Key_Return)
    assert "not a day" in form.refusal.text()
    form.day.setText("")
    hand.press(Key.Key_Return)
    assert "first day" in form.refusal.text()
    hand.show("1.1.1")
    assert not form.isVisible()


def test_people_are_put_in_order_and_taken_off(hand: Hand) -> None:
    value = hand.page.facts.officer.value
    assert people(hand, OFFICER) == ["Team Manager", "Practice Lead"]
    menu = hand.open_menu(value)
    assert entries(menu) == ["Team Manager", "Practice Lead"]
    assert entries(entry(menu, "Team Manager").menu()) == ["Rename…", "Hand over…", "Move down", "Take off"]
    hand.choose(menu, "Practice Lead", "Move up")
    assert people(hand, OFFICER) == ["Practice Lead", "Team Manager"]
    hand.choose(hand.open_menu(value), "Practice Lead", "Take off")
    assert people(hand, OFFICER) == ["Team Manager"]
    hand.choose(hand.open_menu(value), "Take off")
    assert people(hand, OFFICER) == []
    value.setFocus()
    assert value.binding is not None
    assert value.binding.placeholder == "Add an officer"


def test_who_was_before_is_folded_again_for_another_item(hand: Hand) -> None:
    old, new = person(hand, "Head of Service").id, person(hand, "Team Manager").id
    hand.edit(lambda plan: edits.hand_over(plan, old, new, TODAY, [hand.item.id]))
    hand.click(row(hand).former[LEAD].link)
    hand.show("1.1.2")
    hand.show("1.2.1")
    assert row(hand).former[LEAD].isVisible()
    assert not row(hand).former[LEAD].names.isVisible()


def test_a_name_without_an_end_is_cut_rather_than_the_pane(hand: Hand) -> None:
    hand.pane.resize(360, 900)
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 5
    hand.edit(lambda plan: edits.set_people(plan, hand.item.id, LEAD, [name]))
    giver = person(hand, name).id
    hand.edit(lambda plan: edits.hand_over_to(plan, giver, f"{name}s", TODAY, [hand.item.id]))
    hand.click(row(hand).former[LEAD].link)
    hand.choose(hand.open_menu(lead(hand)), "Hand over…")
    for part in (lead(hand), row(hand).former[LEAD].names, row(hand).hand_over.question):
        assert part.isVisible()
        assert part.height() >= part.heightForWidth(part.width())
    assert hand.page.width() <= hand.pane.width()
    hand.press(Key.Key_Escape)
