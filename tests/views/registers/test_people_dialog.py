"""People: corrected, merged, handed over and deleted by keys and mouse; the list follows the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.people import parts_of_people
from planapp.views.registers.hand_over_dialog import HandOverDialog
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.people_dialog import PeopleDialog
from tests.views.registers.conftest import asked, cells, item_cells, press, type_text

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[PeopleDialog]], PeopleDialog]


@pytest.fixture
def people(shown: Show) -> PeopleDialog:
    dialog = shown(PeopleDialog)
    for model in (dialog.model, dialog.item_model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return dialog


def choose(dialog: PeopleDialog, name: str) -> int:
    found = edits.find_person(dialog.plan, name)
    assert found is not None
    dialog.list.choose(found.id)
    return found.id


def test_it_shows_everybody_and_what_the_first_has(people: PeopleDialog) -> None:
    assert cells(people) == ["Assistant Director", "Head of Service", "Practice Lead", "Team Manager"]
    assert people.list.hasFocus()
    assert people.name.text == "Assistant Director"
    assert people.about.text == "Leads 2 open items"
    assert item_cells(people) == ["2.1.1", "2.1.2"]
    assert people.summary.text == "4 people"


def test_a_name_is_corrected_everywhere_and_undone(people: PeopleDialog, document: Document) -> None:
    person = choose(people, "Head of Service")
    press(KEY.Key_F2)
    type_text(", MASH")
    press(KEY.Key_Tab)
    assert document.plan.people[person].name == "Head of Service, MASH"
    type_text("North")
    press(KEY.Key_Return)
    assert document.plan.people[person].post == "North"
    assert people.name.text == "Head of Service, MASH"
    document.undo()
    document.undo()
    assert people.name.text == "Head of Service"
    assert "Head of Service" in cells(people)


def test_what_is_refused_keeps_the_dialog_open_with_the_keyboard_in_it(people: PeopleDialog) -> None:
    choose(people, "Practice Lead")
    type_text("Team Manager")
    people.leave.click()
    assert people.isVisible()
    assert people.list.said() == "There is already a Team Manager. Merge the two instead."
    assert people.list.delegate.editor is not None
    assert people.list.delegate.editor.hasFocus()
    assert people.list.delegate.editor.text == "Team Manager"
    press(KEY.Key_Escape)
    people.leave.click()
    assert not people.isVisible()


def test_a_name_that_is_taken_is_refused_beside_it(people: PeopleDialog) -> None:
    choose(people, "Practice Lead")
    type_text("Team Manager")
    press(KEY.Key_Return)
    assert people.list.said() == "There is already a Team Manager. Merge the two instead."
    press(KEY.Key_Escape)
    assert people.isVisible()
    assert "Practice Lead" in cells(people)


def test_somebody_is_added_and_named_at_once(people: PeopleDialog, document: Document) -> None:
    people.search.setText("practice")
    assert cells(people) == ["Practice Lead"]
    people.add()
    type_text("Director")
    press(KEY.Key_Return)
    assert edits.find_person(document.plan, "Director") is not None
    assert people.list.current_id() == choose(people, "Director")
    assert people.list.hasFocus()


def test_a_row_that_goes_while_it_is_edited_leaves_the_others_to_be_edited(
    people: PeopleDialog, document: Document
) -> None:
    people.add()
    type_text("Dir")
    document.undo()
    assert "New person" not in cells(people)
    people.list.setFocus()
    choose(people, "Practice Lead")
    press(KEY.Key_F2)
    type_text("s")
    press(KEY.Key_Return)
    assert "Practice Leads" in cells(people)


def test_two_are_merged_into_the_one_that_is_chosen(
    people: PeopleDialog, document: Document, qtbot: QtBot
) -> None:
    before = document.plan
    kept = choose(people, "Team Manager")
    press(KEY.Key_Up, SHIFT)
    people.merge_button.click()
    asking = asked(MergeDialog, qtbot)
    assert asking.list.current_id() == kept
    press(KEY.Key_Return)
    assert "Practice Lead" not in cells(people)
    assert people.list.current_id() == kept
    assert people.undo_bar.text == "2 people merged"
    document.undo()
    assert document.plan == before
    assert people.undo_bar.text == ""


def test_another_one_can_stay(people: PeopleDialog, qtbot: QtBot) -> None:
    choose(people, "Team Manager")
    press(KEY.Key_Up, SHIFT)
    people.merge()
    asked(MergeDialog, qtbot)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert cells(people) == ["Assistant Director", "Head of Service", "Practice Lead"]


def test_nothing_is_merged_in_a_plan_that_has_changed_since(
    people: PeopleDialog, document: Document, qtbot: QtBot
) -> None:
    choose(people, "Team Manager")
    press(KEY.Key_Up, SHIFT)
    people.merge()
    asked(MergeDialog, qtbot)
    document.edit(edits.rename_person(document.plan, people.list.selected_ids()[0], "Director"))
    press(KEY.Key_Return)
    assert people.message.text == "The plan has changed since you were asked. Choose again."
    assert len(cells(people)) == 4


def test_names_that_look_alike_are_offered(people: PeopleDialog, document: Document, qtbot: QtBot) -> None:
    assert people.hint.isHidden()
    document.edit(edits.add_person(document.plan, "HoS"))
    assert people.hint.words.text == "‘Head of Service’ and ‘HoS’ look alike."
    people.hint.merge.click()
    asked(MergeDialog, qtbot)
    press(KEY.Key_Return)
    assert "HoS" not in cells(people)
    assert people.hint.isHidden()


def test_people_who_differ_are_not_offered_again(
    people: PeopleDialog, document: Document, shown: Show
) -> None:
    document.edit(edits.add_person(document.plan, "HoS"))
    people.hint.keep.click()
    assert people.hint.isHidden()
    assert shown(PeopleDialog).hint.isHidden()
    document.edit(edits.add_person(document.plan, "HoS of"))
    assert not people.hint.isHidden()


def test_all_open_items_are_handed_over_from_a_day(
    people: PeopleDialog, document: Document, qtbot: QtBot
) -> None:
    giver = choose(people, "Head of Service")
    people.hand_over_button.click()
    asking = asked(HandOverDialog, qtbot)
    assert asking.who.hasFocus()
    assert not asking.take.isEnabled()
    type_text("Director of services")
    assert asking.told.text() == "Nobody is called ‘Director of services’ yet: a new person is added."
    press(KEY.Key_Tab)
    asking.day.setText("soon")
    press(KEY.Key_Return)
    assert asking.message.text == "‘soon’ is not a day. Type it as 31/03/2026."
    asking.day.setText("1 April 2026")
    press(KEY.Key_Return)
    assert people.undo_bar.text == "1 item handed over"
    parts = parts_of_people(document.plan)
    assert (parts[giver].lead, parts[giver].ended) == (0, 1)
    taker = edits.find_person(document.plan, "Director of services")
    assert taker is not None
    assert parts[taker.id].lead == 1
    last = {row.person: row.ends_on for row in document.plan.assignments if row.ends_on is not None}
    assert last == {giver: date(2026, 3, 31)}


def test_a_few_letters_find_who_takes_over(people: PeopleDialog, document: Document, qtbot: QtBot) -> None:
    choose(people, "Assistant Director")
    people.hand_over()
    asking = asked(HandOverDialog, qtbot)
    type_text("serv")
    assert asking.who.popup.isVisible()
    QTest.keyClick(asking.who.popup, KEY.Key_Return)
    assert asking.isVisible()
    type_text("i")
    QTest.keyClick(asking.who.popup, KEY.Key_Down)
    QTest.keyClick(asking.who.popup, KEY.Key_Return)
    assert asking.who.text() == "Head of Service"
    assert asking.told.text() == " "
    asking.take.click()
    assert people.undo_bar.text == "2 items handed over"
    head = edits.find_person(document.plan, "Head of Service")
    assert head is not None
    assert parts_of_people(document.plan)[head.id].lead == 3


def test_there_may_be_nothing_to_hand_over(people: PeopleDialog, document: Document) -> None:
    document.edit(edits.add_person(document.plan, "Director"))
    choose(people, "Director")
    people.hand_over()
    assert people.message.text == "Director has no open item to hand over."


def test_only_who_has_no_part_is_deleted(people: PeopleDialog, document: Document) -> None:
    choose(people, "Team Manager")
    press(KEY.Key_Delete)
    assert people.message.text.startswith("Team Manager has a part in the plan. Hand over first")
    document.edit(edits.add_person(document.plan, "Director"))
    choose(people, "Director")
    press(KEY.Key_Delete)
    assert people.undo_bar.text == "Director deleted"
    assert "Director" not in cells(people)


def test_enter_goes_to_the_items_and_then_to_one_of_them(people: PeopleDialog, qtbot: QtBot) -> None:
    choose(people, "Assistant Director")
    press(KEY.Key_Return)
    assert people.items.hasFocus()
    press(KEY.Key_Down)
    with qtbot.waitSignal(people.item_wanted) as wanted:
        press(KEY.Key_Return)
    item = next(one for one in people.plan.items if one.ref == "2.1.2")
    assert wanted.args == [item.id]
    assert not people.isVisible()


def test_the_board_can_be_filtered_by_who_is_chosen(people: PeopleDialog, qtbot: QtBot) -> None:
    person = choose(people, "Team Manager")
    with qtbot.waitSignal(people.filter_wanted) as wanted:
        people.filter_button.click()
    assert wanted.args == [person]


def test_ctrl_f_searches_and_esc_comes_back(people: PeopleDialog) -> None:
    press(KEY.Key_F, CTRL)
    assert people.search.hasFocus()
    type_text("service")
    assert cells(people) == ["Head of Service"]
    assert people.name.text == "Head of Service"
    press(KEY.Key_Escape)
    press(KEY.Key_Escape)
    assert people.isVisible()
    assert people.list.hasFocus()
    assert len(cells(people)) == 4


def test_what_changes_in_the_plan_changes_here(people: PeopleDialog, document: Document) -> None:
    item = next(one for one in document.plan.items if one.ref == "2.1.1")
    document.edit(edits.archive_items(document.plan, [item.id]))
    assert people.about.text == "Leads 1 open item; 1 closed or past"
    document.edit(edits.set_field(document.plan, item.id, "title", "Other"))
    assert "Other" in item_cells(people, 1)


def test_a_dialog_that_is_closed_hears_no_more(people: PeopleDialog, document: Document) -> None:
    people.close()
    document.edit(edits.add_person(document.plan, "Director"))
    assert "Director" not in cells(people)


def test_a_read_only_plan_can_be_looked_at(shown: Callable[..., PeopleDialog]) -> None:
    dialog = shown(PeopleDialog, writable=False)
    assert not dialog.hand_over_button.isEnabled()
    assert dialog.hand_over_button.toolTip() == "The plan is open read-only"
