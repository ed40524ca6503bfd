"""All of one item in the pane, by keyboard in the real window: date, people, history, an update."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD
from tests.journeys.officer import CTRL, KEY, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(officer: Officer, tmp_path: Path, small: Plan) -> Path:
    """The file of the small plan, open, with the pane at action 1.1.2."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.workspace.take(path)
    officer.go_to(lambda item: item.ref == "1.1.2")
    return path


def choose(officer: Officer, *words: str) -> None:
    """Open the menu of the field that has the keyboard, by its key, and choose an entry of it."""
    field = officer._at_keyboard()
    reason = QContextMenuEvent.Reason.Keyboard
    at = field.rect().center()
    QApplication.sendEvent(field, QContextMenuEvent(reason, at, field.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for word in words:
        (action,) = [one for one in menu.actions() if one.text() == word]
        if action.menu() is None:
            menu.close()
            officer.come_back()
            action.trigger()
        else:
            menu = QMenu.menuInAction(action)
    QApplication.processEvents()


def go_to(officer: Officer, widget: QWidget) -> None:
    """Go to a field of the pane with Enter and Tab."""
    officer.press(KEY.Key_Return)
    officer.tab_to(widget)


def leads(officer: Officer) -> list[str]:
    return [person.name for person in officer.plan.assigned(officer.item.id, LEAD)]


def test_a_date_people_and_what_became_of_them(officer: Officer, place: Path) -> None:
    before, page = officer.plan, officer.pane.page
    move_the_date(officer)
    officer.press(KEY.Key_Escape)
    name_a_lead(officer)
    choose(officer, "Hand over…")
    officer.type("assis")
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Tab)
    officer.type("1 June 2026")
    officer.press(KEY.Key_Return)
    assert leads(officer) == ["Assistant Director"]
    assert page.facts.people.former[LEAD].link.text() == "Who had it before (1)"

    officer.tab_to(page.history.head)
    officer.press(KEY.Key_Right)
    told = [[line.words.accessibleName() for line in entry.lines] for entry in page.history.rows.widgets]
    assert ["Due date: end of May 2026, was 28 Feb 2026", "Reason for new date added: Two vacancies"] in told
    put_the_date_back(officer)
    assert officer.item.due == "28 Feb 2026"

    for _ in range(4):
        officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == before
    assert read_plan(place) == before


def move_the_date(officer: Officer) -> None:
    facts = officer.pane.page.facts
    go_to(officer, facts.due.value)
    officer.type("end of May 2026")
    officer.press(KEY.Key_Return)
    officer.type("Two vacancies")
    officer.press(KEY.Key_Tab)
    officer.type("Board")
    officer.press(KEY.Key_Return)
    slip = officer.plan.slips.of(officer.item.id)[-1]
    assert (slip.reason, slip.approved_by, officer.item.due) == ("Two vacancies", "Board", "end of May 2026")
    assert facts.due.note.text() == "Read as 1–31 May 2026"
    assert officer.pane.page.slips.head.summary == "once, first due 28 Feb 2026"


def name_a_lead(officer: Officer) -> None:
    go_to(officer, officer.pane.page.facts.lead.value)
    officer.type("head")
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Return)
    assert leads(officer) == ["Head of Service"]


def put_the_date_back(officer: Officer) -> None:
    entries = officer.pane.page.history.rows.widgets
    (link,) = [link for entry in entries for link in entry.links if "28 Feb 2026" in link.text()]
    officer.tab_to(link)
    officer.press(KEY.Key_Return)


def test_an_update_is_pasted_and_counted(officer: Officer, place: Path) -> None:
    composer = officer.pane.page.updates.composer
    go_to(officer, composer)
    officer.type("So far: ")
    mime = QMimeData()
    mime.setHtml("<b>83% seen</b>")
    mime.setText("83% seen in time.  \r\nWeekly tracking starts. \r\n")
    QApplication.clipboard().setMimeData(mime)
    officer.press(KEY.Key_V, CTRL)
    assert officer.pane.page.updates.count.text() == "9 words"
    officer.press(KEY.Key_Return, CTRL)
    (update,) = officer.plan.updates.of(officer.item.id)
    assert update.text == "So far: 83% seen in time.\nWeekly tracking starts."
    assert read_plan(place) == officer.plan
    QApplication.clipboard().clear()
