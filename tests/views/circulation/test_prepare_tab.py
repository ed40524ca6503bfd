"""The tab Prepare: who gets what, the message, and files that are written all or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.circulations import circulations
from planapp.domain import edits
from planapp.graphics.theme import Appearance, Choice
from planapp.models.board_filter import Filter
from planapp.models.saved_filters import REMEMBERED_AS, SavedFilter, to_plain
from planapp.models.send_list import ACTIONS, EMAIL, SENT_TO
from planapp.models.to_send import MASTER
from planapp.views.circulation.prepare_tab import PrepareTab
from planapp.views.plan_file import PlanFile, create_plan, open_plan
from planapp.views.widgets.message_bar import MessageBar
from tests.views.circulation.conftest import Window
from tests.views.circulation.plans import circulate

KEY = Qt.Key


def shown_tab(document: PlanFile, window: Window, qtbot: QtBot) -> PrepareTab:
    theme = Appearance(Choice.LIGHT)
    tab = PrepareTab(document, theme)
    qtbot.addWidget(tab)
    tab.around, tab.notice = window, MessageBar(theme, tab)
    tab.resize(1100, 700)
    tab.show()
    tab.come_into_sight()
    return tab


@pytest.fixture
def tab(qtbot: QtBot, document: PlanFile, window: Window) -> Iterator[PrepareTab]:
    shown = shown_tab(document, window, qtbot)
    yield shown
    shown.close_document()


def column(tab: PrepareTab, at: int) -> list[str]:
    return [row.fields[at].shown for row in tab.model.rows]


def choose(tab: PrepareTab, name: str) -> int:
    row = next(row for row in tab.model.rows if row.fields[SENT_TO].shown == name)
    tab.list.choose(row.id)
    return row.id


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# What is offered.


def test_the_master_and_everybody_who_leads_something_are_offered_and_ticked(tab: PrepareTab) -> None:
    assert column(tab, SENT_TO) == [
        "Master, the whole plan", "Assistant Director", "Head of Service", "Practice Lead", "Team Manager",
    ]  # fmt: skip
    assert column(tab, ACTIONS) == ["6", "2", "2", "0", "2"]
    assert all(row.ticked for row in tab.model.rows)
    assert tab.write.text() == "Write 5 files"
    assert tab.form.name.text() == "April 2026 circulation"


def test_the_preview_shows_what_a_lead_gets_below_what_stands_above_it(tab: PrepareTab) -> None:
    choose(tab, "Head of Service")
    rows = tab.preview.model.rows
    assert [row.fields[0].shown for row in rows] == [
        "1 Help and protection",
        "1.1 Assessments are timely and lead to measurable change",
        "1.1.1 Complete assessments in 20 days",
        "1.2 Children are seen promptly",
        "1.2.1 See children in five working days",
    ]
    assert [row.about.is_quiet for row in rows] == [True, True, False, True, False]
    assert tab.preview.about.text == "2 actions, 0 steps"
    assert tab.preview.file.text.endswith("April 2026 circulation – Head of Service.xlsx")


def test_a_step_that_is_led_alone_is_shown(tab: PrepareTab) -> None:
    choose(tab, "Practice Lead")
    assert tab.preview.model.rows[-1].fields[0].shown == "Publish the standard for visits"


def test_space_leaves_somebody_out_and_all_and_none_tick_at_once(tab: PrepareTab, document: PlanFile) -> None:
    choose(tab, "Team Manager")
    QTest.keyClick(tab.list, KEY.Key_Space)
    assert tab.write.text() == "Write 4 files"
    assert tab.preview.file.text == "Not sent"
    assert not tab.preview.copy.isEnabled()
    tab.none.click()
    assert not tab.write.isEnabled()
    assert tab.told.text == tab.write.toolTip() != ""
    tab.all.click()
    assert tab.write.text() == "Write 5 files"
    assert circulations(document) == ()


def test_a_saved_filter_can_be_sent_unless_it_finds_nothing(
    document: PlanFile, window: Window, qtbot: QtBot
) -> None:
    saved = [
        SavedFilter("For the board", Filter(text="front door")),
        SavedFilter("Gone", Filter(text="zebra")),
    ]
    document.remember(REMEMBERED_AS, to_plain(saved))
    tab = shown_tab(document, window, qtbot)
    assert column(tab, SENT_TO)[-3:] == ["Saved filters", "For the board", "Gone"]
    ticks = {row.fields[SENT_TO].shown: row.ticked for row in tab.model.rows}
    assert (ticks["For the board"], ticks["Gone"], ticks["Leads"]) == (False, None, None)
    choose(tab, "For the board")
    assert tab.preview.about.text == "1 action, 0 steps"
    QTest.keyClick(tab.list, KEY.Key_Space)
    assert tab.write.text() == "Write 6 files"
    tab.close_document()


def test_an_address_is_typed_where_it_is_missing_and_saved_at_once(
    tab: PrepareTab, document: PlanFile, qtbot: QtBot
) -> None:
    assert not tab.preview.addresses.isEnabled()
    row = choose(tab, "Team Manager")
    tab.model.setData(tab.model.index_of(row, EMAIL), " team@northmere.example ")
    assert document.plan.people[row].email == "team@northmere.example"
    qtbot.waitUntil(tab.preview.addresses.isEnabled)
    assert column(tab, EMAIL)[-1] == "team@northmere.example"
    document.edit(
        edits.set_person(document.plan, column_id(tab, "Head of Service"), email="head@northmere.example")
    )
    qtbot.waitUntil(lambda: "head@northmere.example" in column(tab, EMAIL))
    tab.preview.addresses.click()
    assert clipboard() == "head@northmere.example; team@northmere.example"


def column_id(tab: PrepareTab, name: str) -> int:
    return next(row.id for row in tab.model.rows if row.fields[SENT_TO].shown == name)


def test_somebody_who_comes_to_lead_something_is_offered_when_the_tab_is_seen_again(
    tab: PrepareTab, document: PlanFile
) -> None:
    action = next(item for item in document.plan.items if item.ref == "2.1.1")
    document.edit(edits.set_people(document.plan, action.id, "lead", ["Virtual Head"]))
    tab.come_into_sight()
    assert "Virtual Head" in column(tab, SENT_TO)


# The day and the name.


def test_what_is_no_day_is_said_at_its_place_and_stops_the_writing(tab: PrepareTab) -> None:
    tab.form.reply_by.setFocus()
    QTest.keyClicks(tab.form.reply_by, "31 Feb 2026")
    tab.form.reply_by.editingFinished.emit()
    assert "is not a day" in tab.form.wrong.text()
    assert not tab.write.isEnabled()
    tab.form.reply_by.selectAll()
    QTest.keyClicks(tab.form.reply_by, "31/3/2099")
    tab.form.reply_by.editingFinished.emit()
    assert (tab.form.reply_by.text(), tab.form.wrong.text()) == ("31 March 2099", "")
    assert tab.write.isEnabled()
    assert "Please send it back by Tuesday 31 March 2099." in tab.preview.opening.text()


def test_a_circulation_needs_a_name(tab: PrepareTab) -> None:
    tab.form.name.selectAll()
    QTest.keyClick(tab.form.name, KEY.Key_Delete)
    assert "needs a name" in tab.told.text
    assert not tab.write.isEnabled()


# The message.


def test_the_message_is_copied_whole_and_what_is_typed_goes_into_all(tab: PrepareTab) -> None:
    choose(tab, "Head of Service")
    tab.preview.message.setPlainText("Only the ratings, please.")
    assert tab.preview.usual.isVisible()
    choose(tab, "Team Manager")
    tab.copy_message()
    lines = clipboard().splitlines()
    assert lines[0] == "Dear Team Manager,"
    assert lines[-1] == "Only the ratings, please."
    tab.preview.usual.click()
    assert "Type a letter for the rating: R, A, G, B." in tab.preview.message.toPlainText()
    assert tab.preview.message.toPlainText().rstrip().endswith("Northmere Council")
    assert not tab.preview.usual.isVisible()


def test_the_usual_message_follows_the_choices(tab: PrepareTab) -> None:
    assert "add rows" in tab.preview.message.toPlainText()
    tab.form.lock.click()
    assert "locked" in tab.preview.message.toPlainText()


# Writing.


def test_the_files_are_written_and_the_tab_of_what_was_sent_is_asked_for(
    tab: PrepareTab, document: PlanFile, window: Window, tmp_path: Path
) -> None:
    window.folder_chosen = tmp_path
    tab.form.folder.choose.click()
    wanted: list[str] = []
    tab.tab_wanted.connect(wanted.append)
    tab.write.click()
    (made,) = circulations(document)
    assert made.name == "April 2026 circulation"
    written = [name for name in files_in(tmp_path) if name.endswith(".xlsx")]
    assert written == sorted(one.file for one in made.extracts)
    assert len(written) == 5
    assert wanted == ["sent"]
    assert tab.notice.text.startswith("5 files of ‘April 2026 circulation’ written into ")
    assert tab.notice.way.text() == "Show folder"


def test_a_second_circulation_of_a_name_gets_a_number_and_writes_over_nothing(
    tab: PrepareTab, document: PlanFile, tmp_path: Path
) -> None:
    tab.write.click()
    tab.write.click()
    assert [one.name for one in circulations(document)] == [
        "April 2026 circulation (2)", "April 2026 circulation",
    ]  # fmt: skip
    assert len(files_in(tmp_path / "Circulations")) == 10


def test_what_stands_in_the_way_is_said_and_nothing_is_written(
    tab: PrepareTab, document: PlanFile, tmp_path: Path
) -> None:
    (tmp_path / "Circulations").mkdir()
    choose(tab, "Team Manager")
    (tmp_path / "Circulations" / tab.preview.file.text).write_text("hers")
    tab.write.click()
    assert tab.notice.text
    assert files_in(tmp_path / "Circulations") == [tab.preview.file.text]
    assert circulations(document) == ()


def test_files_of_a_plan_that_was_closed_meanwhile_go_again(
    document: PlanFile, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.waits = True
    tab = shown_tab(document, window, qtbot)
    tab.write.click()
    tab.close_document()
    window.waiting[0]()
    assert files_in(tmp_path / "Circulations") == []
    assert circulations(document) == ()


def test_the_choices_that_stay_the_same_are_remembered_with_the_plan(
    document: PlanFile, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = shown_tab(document, window, qtbot)
    left_out = choose(tab, "Team Manager")
    QTest.keyClick(tab.list, KEY.Key_Space)
    tab.form.private.click()
    tab.form.paper.setCurrentIndex(1)
    tab.form.paper.activated.emit(1)
    window.folder_chosen = tmp_path
    tab.form.folder.choose.click()
    tab.close_document()
    again = shown_tab(document, window, qtbot)
    assert again.form.private.isChecked()
    assert again.form.paper.currentIndex() == 1
    assert again.form.folder.folder == tmp_path
    assert [row.id for row in again.model.rows if not row.ticked] == [left_out]
    again.close_document()


# Nothing to send.


def test_a_plan_without_actions_has_nothing_to_send(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    document = create_plan(tmp_path / "new.plan", edits.new_plan("Our plan", ""), "Officer")
    tab = shown_tab(document, window, qtbot)
    assert tab.told.text == "The plan has no actions yet, so there is nothing to send."
    assert not tab.write.isEnabled()
    document.edit(edits.add_item(document.plan, "action", parent=None, title="Visit"))
    tab.come_into_sight()
    assert tab.told.text == "Nobody leads anything yet, so only the master can be sent."
    assert tab.write.text() == "Write 1 file"
    tab.close_document()
    document.close()


def test_a_plan_that_is_read_only_is_not_sent_round(plan_path: Path, window: Window, qtbot: QtBot) -> None:
    document = open_plan(plan_path, "Officer", read_only=True)
    tab = shown_tab(document, window, qtbot)
    assert tab.told.text.startswith("This plan is open read-only.")
    assert not tab.write.isEnabled()
    tab.close_document()
    document.close()


def test_the_next_pane_goes_from_the_name_over_list_and_message_to_the_button(
    tab: PrepareTab, qtbot: QtBot
) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_keyboard()
    for part in (tab.list, tab.preview.message, tab.write, tab.form.name):
        tab.next_pane()
        assert part.hasFocus()
    tab.none.click()
    tab.preview.message.setFocus()
    tab.next_pane()
    assert tab.form.name.hasFocus()


def test_the_master_is_the_first_row_and_can_be_left_out(tab: PrepareTab, document: PlanFile) -> None:
    tab.list.choose(MASTER)
    QTest.keyClick(tab.list, KEY.Key_Space)
    tab.write.click()
    assert all(not one.is_master for one in circulations(document)[0].extracts)


def test_a_day_that_has_passed_is_refused(tab: PrepareTab, document: PlanFile) -> None:
    circulate(document)
    tab.to_send.today = date(2026, 5, 1)
    tab.form.reply_by.setText("1 April 2026")
    tab.form.changed.emit()
    assert "before it is sent" in tab.told.text
