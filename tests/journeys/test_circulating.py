"""A plan is sent round by keys: prepared, written, told in an e-mail, and then followed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planapp.application.circulations import circulations
from planapp.application.document import Document
from planapp.application.returns.model import Returned
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.days import show_day
from planapp.domain.plan import Plan
from planapp.views.circulation.circulation_page import CirculationPage
from tests.journeys.officer import ALT, CTRL, KEY, Officer
from tests.views.plans import first_edit


@pytest.fixture
def page(officer: Officer, tmp_path: Path, small: Plan) -> CirculationPage:
    """The Circulation page of the small plan, which she goes to by key."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.workspace.take(path)
    officer.press(KEY.Key_3, ALT)
    found = officer.workspace.pages.shown
    assert isinstance(found, CirculationPage)
    return found


def tab_of(page: CirculationPage) -> Any:
    return page.shown


def write(officer: Officer, page: CirculationPage, qtbot: QtBot) -> None:
    officer.tab_to(tab_of(page).write)
    officer.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: page.key == "sent", timeout=30_000)


def test_the_plan_is_sent_round_and_followed_by_keys(
    officer: Officer, page: CirculationPage, tmp_path: Path, qtbot: QtBot
) -> None:
    prepare(officer, page)
    write(officer, page, qtbot)
    (made,) = circulations(officer.workspace.desk.document)  # type: ignore[arg-type]
    written = sorted(path.name for path in (tmp_path / "Circulations").iterdir())
    assert written == sorted(one.file for one in made.extracts)
    assert len(written) == 4
    assert page.header.told.text.endswith("3 sent")
    undo_stops(officer, page)
    changed_lights_up(officer)


def prepare(officer: Officer, page: CirculationPage) -> None:
    """The name is suggested; a day, nobody from the partner, a word of her own."""
    tab = tab_of(page)
    assert tab.form.name.hasFocus()
    officer.press(KEY.Key_A, CTRL)
    officer.type("April circulation")
    officer.press(KEY.Key_Tab)
    officer.type("30 April 2099")
    officer.tab_to(tab.list)
    officer.press(KEY.Key_Down)
    assert tab.preview.heading.text == "Assistant Director"
    officer.press(KEY.Key_Space)
    officer.press(KEY.Key_Down)
    officer.press(KEY.Key_C, CTRL)
    message = QGuiApplication.clipboard().text()
    assert message.startswith("Dear Head of Service,\n\nAttached is ‘")
    assert "Please send it back by Thursday 30 April 2099." in message
    assert tab.write.text() == "Write 4 files"


def undo_stops(officer: Officer, page: CirculationPage) -> None:
    officer.press(KEY.Key_Z, CTRL)
    assert "Undo stops at ‘circulate April circulation’" in page.notice.text
    assert "Undo stops at" in officer.workspace.status.undo.text


def changed_lights_up(officer: Officer) -> None:
    officer.press(KEY.Key_1, ALT)
    changed = officer.page.toolbar.chips.changed
    assert changed.isEnabled()
    officer.go_to(lambda item: item.ref == "1.2.1")
    officer.type("g")
    officer.qtbot.waitUntil(lambda: changed.count == 1)


def test_who_is_late_is_copied_and_reminded(
    officer: Officer, page: CirculationPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    officer.workspace.settings.journal_name = "Performance Officer"
    officer.press(KEY.Key_Tab)
    officer.type(show_day(date.today()))
    write(officer, page, qtbot)
    tab = tab_of(page)
    assert tab.list.hasFocus()
    officer.press(KEY.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("April 2026 circulation, sent on ")
    assert copied[1] == "0 of 4 are back."
    assert [line.split("\t")[0] for line in copied[4:]] == [
        "Assistant Director", "Head of Service", "Practice Lead", "Team Manager",
    ]  # fmt: skip
    officer.workspace.actions["copy_late"].trigger()
    assert officer.workspace.status.said.text == "Nobody is late."

    # Three days on, in a window that was left open.
    tab._begin_day(date.today() + timedelta(days=3))
    assert tab.told.text.startswith("0 of 4 are back, 4 are late.")
    officer.press(KEY.Key_Down)
    officer.press(KEY.Key_Return)
    reminder = QGuiApplication.clipboard().text()
    assert reminder.startswith("Dear Head of Service,")
    assert reminder.endswith("Kind regards\nPerformance Officer")


def test_from_who_has_sent_it_back_to_what_came(
    officer: Officer, page: CirculationPage, qtbot: QtBot
) -> None:
    write(officer, page, qtbot)
    document = officer.workspace.desk.document
    assert document is not None
    (sent,) = circulations(document)
    action = next(item for item in document.plan.items if item.ref == "1.2.1")
    edited = apply(document.plan, edits.set_field(document.plan, action.id, "due", "31 Jul 2099"))
    for number, extract in enumerate(sent.extracts[2:], 1):
        came = Returned(number, f"{number}.xlsx", date.today(), "", sent.entry, edited, sent.id, extract.id)
        document.inbox.add(came)
    tab = tab_of(page)
    officer.press(KEY.Key_Home, CTRL)
    first = next(row.id for row in tab.model.rows if row.fields[0].shown == "Practice Lead")
    tab.list.choose(first)
    officer.press(KEY.Key_Return)
    assert page.key == "returns"
    assert tab_of(page).current.file == "2.xlsx"
    qtbot.waitUntil(lambda: page.header.tabs.note(2) == "3", timeout=30_000)
    assert officer.workspace.pages.rail.buttons[2].badge == 3
    assert page.header.told.text.endswith("4 sent, 3 returned")


def test_the_rail_counts_what_waits_as_soon_as_the_plan_is_open(
    officer: Officer, page: CirculationPage, tmp_path: Path
) -> None:
    rail = officer.workspace.pages.rail.buttons[2]
    assert rail.badge == 0
    document = officer.workspace.desk.document
    assert document is not None
    document.remember("returns_standing", {"7": [3, 1, 0], "8": [2, 1, 1]})
    path = document.path
    officer.press(KEY.Key_W, CTRL)
    assert rail.badge == 0
    officer.workspace.take(path)
    assert (rail.badge, rail.accessibleName()) == (1, "Circulation, 1 return to merge")
    officer.press(KEY.Key_W, CTRL)
    assert rail.badge == 0


def test_a_circulation_that_is_cancelled_leaves_nothing(
    officer: Officer, page: CirculationPage, tmp_path: Path, qtbot: QtBot
) -> None:
    officer.tab_to(tab_of(page).write)
    officer.press(KEY.Key_Return)
    officer.workspace.jobs.cancel()
    officer.workspace.jobs.close()
    qtbot.wait(50)
    assert circulations(officer.workspace.desk.document) == ()  # type: ignore[arg-type]
    folder = tmp_path / "Circulations"
    assert not folder.exists() or not list(folder.iterdir())
    assert page.key == "prepare"
