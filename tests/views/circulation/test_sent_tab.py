"""The tab Sent: which circulation is shown, who has it and who is late, and what is copied of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.circulating import circulate as send
from planapp.application.circulation_draft import CirculationDraft
from planapp.application.returns.model import Returned
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.models.sent_list import BACK, CHANGES, EMAIL, FILE, SENT_TO
from planapp.views.circulation.badge import counts_of, waiting
from planapp.views.circulation.returns.tallies import Tallies
from planapp.views.circulation.sent_tab import SentTab
from planapp.views.circulation.standing import Standing
from planapp.views.plan_file import PlanFile
from planapp.views.widgets.message_bar import MessageBar
from tests.views.circulation.conftest import Window
from tests.views.circulation.plans import HEAD, MANAGER, circulate

TODAY = date(2026, 4, 23)


@pytest.fixture
def standing(document: PlanFile) -> Iterator[Standing]:
    made = Standing(document, document.inbox)
    yield made
    made.stop()


@pytest.fixture
def tab(qtbot: QtBot, document: PlanFile, standing: Standing, window: Window) -> Iterator[SentTab]:
    theme = Appearance(Choice.LIGHT)
    shown = SentTab(document, standing, theme)
    qtbot.addWidget(shown)
    shown.around, shown.notice = window, MessageBar(theme, shown)
    shown._today = TODAY
    shown.resize(1300, 600)
    shown.show()
    yield shown
    shown.close_document()


def column(tab: SentTab, at: int) -> list[str]:
    return [row.fields[at].shown for row in tab.model.rows]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def come_back(
    document: PlanFile, circulation: int, entry: int, extract: int, *changes: Callable[[Plan], ChangeSet]
) -> int:
    """Take in a workbook as it was sent, with some edits in it."""
    plan = document.plan
    for change in changes:
        plan = apply(plan, change(plan))
    came = Returned(extract * 100, "back.xlsx", date(2026, 4, 16), "", entry, plan, circulation, extract)
    return document.inbox.add(came).id


def retitled(plan: Plan) -> ChangeSet:
    action = next(item for item in plan.items if item.ref == "1.2.1")
    return edits.set_field(plan, action.id, "title", "See every child in five working days")


# What is shown.


def test_nothing_was_sent_yet_and_the_way_to_it_is_offered(tab: SentTab) -> None:
    assert tab.circulation is None
    assert not tab.which.isEnabled()
    assert (tab.model.rowCount(), tab.told.text) == (0, "")
    wanted: list[str] = []
    tab.tab_wanted.connect(wanted.append)
    tab.first.click()
    assert wanted == ["prepare"]
    assert not any(button.isEnabled() for button in (tab.copy_list, tab.remind, tab.again))


def test_who_is_late_comes_first_and_the_master_last(tab: SentTab, document: PlanFile) -> None:
    sent = circulate(document)
    come_back(document, sent.id, sent.entry, HEAD, retitled)
    assert column(tab, SENT_TO) == ["Team Manager", "Head of Service", "Master"]
    assert column(tab, EMAIL) == ["", "head@northmere.example", ""]
    assert column(tab, FILE)[1] == "March circulation, head.xlsx"
    assert column(tab, BACK)[:2] == ["6 days late", "on 16 Apr"]
    assert tab.model.rows[0].about.tokens == {BACK: "danger"}
    assert tab.told.text == "1 of 2 is back, 1 is late. Sent 20 March 2026, asked for by 17 April 2026."
    assert not tab.first.isVisible()


def test_an_earlier_circulation_stays_shown_until_something_is_sent(tab: SentTab, document: PlanFile) -> None:
    circulate(document)
    circulate(document, "April circulation", date(2026, 4, 20))
    assert [tab.which.itemText(at) for at in range(2)] == ["April circulation", "March circulation"]
    assert tab.circulation is not None
    assert tab.circulation.name == "April circulation"
    tab.which.setCurrentIndex(1)
    tab.which.activated.emit(1)
    assert "Sent 20 March 2026" in tab.told.text
    tab.come_into_sight()
    assert tab.circulation.name == "March circulation"
    circulate(document, "May circulation", date(2026, 5, 20))
    assert tab.circulation.name == "May circulation"


# How it stands.


def test_what_came_back_is_counted_where_returns_are_and_then_remembered(
    tab: SentTab, document: PlanFile, standing: Standing, qtbot: QtBot
) -> None:
    sent = circulate(document)
    came = come_back(document, sent.id, sent.entry, HEAD, retitled)
    assert column(tab, CHANGES)[1] == "not compared yet"
    assert standing.to_merge == 0
    tallies = Tallies(document.inbox)
    standing.follow(tallies)
    tallies.count_anew()
    qtbot.waitUntil(lambda: column(tab, CHANGES)[1] == "1 change to decide")
    assert standing.to_merge == waiting(counts_of(document)) == 1
    document.inbox.accept_all(came)
    document.inbox.merge(came)
    tallies.count_anew()
    qtbot.waitUntil(lambda: column(tab, CHANGES)[1] == "all merged")
    assert column(tab, SENT_TO) == ["Team Manager", "Head of Service", "Master"]
    assert standing.to_merge == 0
    again = Standing(document, document.inbox)
    assert [one.merged for one in again.chased(sent, TODAY)] == [1, 0]
    again.stop()
    document.inbox.remove(came)
    assert counts_of(document) == {}
    tallies.stop()


def test_counts_that_planapp_did_not_keep_are_passed_over(document: PlanFile) -> None:
    document.remember("returns_standing", {"1": [2, 1, 0], "2": "x", "3": [1, 2], "4": [3, 2, 1]})
    assert counts_of(document) == {"1": [2, 1, 0], "4": [3, 2, 1]}
    assert waiting(counts_of(document)) == 1


# What is done.


def test_enter_on_what_came_back_goes_to_it_and_on_another_copies_a_reminder(
    tab: SentTab, document: PlanFile, window: Window
) -> None:
    sent = circulate(document)
    came = come_back(document, sent.id, sent.entry, HEAD)
    wanted: list[int] = []
    tab.return_wanted.connect(wanted.append)
    tab.list.choose(HEAD)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert wanted == [came]
    assert not tab.remind.isEnabled()
    tab.list.choose(MANAGER)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert wanted == [came]
    text = clipboard()
    assert text.startswith("Dear Team Manager,\n\nOn 20 March 2026 you were sent")
    assert "It was asked for by 17 April 2026 and has not come back yet." in text
    assert text.endswith("Kind regards\nPerformance Officer")
    assert window.said == ["The reminder for Team Manager is copied."]


def test_the_list_is_copied_as_text_with_columns(tab: SentTab, document: PlanFile) -> None:
    circulate(document)
    tab.commands["copy"]()
    lines = clipboard().splitlines()
    assert lines[0] == "March circulation, sent on 20 March 2026, asked for by 17 April 2026"
    assert lines[-2:] == [
        "Head of Service\thead@northmere.example\t6 days late",
        "Team Manager\t\t6 days late",
    ]


def test_the_files_are_written_again_as_they_were_sent(
    tab: SentTab, document: PlanFile, window: Window, tmp_path: Path
) -> None:
    sent = send(document, CirculationDraft("March", date(2026, 3, 20)), tmp_path / "sent")
    document.edit(retitled(document.plan))
    window.folder_chosen = tmp_path / "again"
    tab.again.click()
    (again,) = (tmp_path / "again").iterdir()
    assert again.name == sent.extracts[0].file
    sent_first, sent_again = (told_by(tmp_path / place / again.name) for place in ("sent", "again"))
    assert sent_first == sent_again
    assert "written again into" in tab.notice.text
    tab.again.click()
    assert tab.notice.text
    assert "written again" not in tab.notice.text


def told_by(path: Path) -> dict[str, list[object]]:
    """What the sheets of a workbook say; of the hidden one, which circulation it names."""
    book = openpyxl.load_workbook(path)
    told = {sheet.title: [cell.value for row in sheet.iter_rows() for cell in row] for sheet in book}
    stamp = {row[0].value: row[1].value for row in book["planapp"].iter_rows()}
    return told | {"planapp": [stamp[key] for key in ("circulation", "extract", "entry")]}


def test_a_point_of_which_nothing_is_kept_is_shown_with_nobody(tab: SentTab, document: PlanFile) -> None:
    circulate(document)
    document.remember("circulations", None)
    tab.come_into_sight()
    assert tab.model.rowCount() == 0
    assert not tab.copy_list.isEnabled()


def test_the_keyboard_begins_at_the_first_row_and_goes_to_the_choice(
    tab: SentTab, document: PlanFile, qtbot: QtBot
) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_keyboard()
    assert tab.first.hasFocus()
    circulate(document)
    tab.take_keyboard()
    assert tab.list.current_id() == tab.model.ids[0]
    tab.next_pane()
    assert tab.which.hasFocus()
    tab.next_pane()
    assert tab.list.hasFocus()
