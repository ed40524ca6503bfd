"""States of the pane beside the board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.domain.records import ACTION
from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace
from tests.screens.doing import document_of, item_of, open_sample, settle
from tests.screens.state import SMALL, State


def completing(workspace: Workspace, folder: Path) -> None:
    """Type the first letters of a lead."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    assert workspace.page is not None
    item = item_of(workspace, "1.2.2")
    for name in ("Head of Quality", "Head of Help"):
        document.edit(edits.add_person(document.plan, name, post="Head of Service" if "Q" in name else ""))
    old = document.plan.assigned(item.id, "lead")[0]
    day = date(2026, 2, 1)
    document.edit(edits.hand_over_to(document.plan, old.id, "Service Manager", day, [item.id]))
    value = workspace.page.pane.page.facts.lead.value
    value.open()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(QApplication.focusWidget(), "head")


def handing_over(workspace: Workspace, folder: Path) -> None:
    """Hand an action over."""
    completing(workspace, folder)
    document = document_of(workspace)
    assert workspace.page is not None
    people = workspace.page.pane.page.facts.people
    value = people.pairs["lead"].value
    value.revert()
    item = item_of(workspace, "1.2.2")
    people.former["lead"].link.click()
    people.hand_over.ask(document.plan.assigned(item.id, "lead")[0].id, item.id, value)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "team")


def history(workspace: Workspace, folder: Path) -> None:
    """Unfold the history of an action in which a few things were changed."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    assert workspace.page is not None
    item = item_of(workspace, "1.2.2")
    update = document.plan.updates.of(item.id)[-1]
    text = update.text.replace("weekly", "daily") + " The first figures are in."
    document.edit(edits.set_field(document.plan, item.id, "due", "31 May 2026"))
    document.edit(edits.set_update(document.plan, update.id, text=text))
    document.edit(edits.set_people(document.plan, item.id, "lead", ["Team Manager, North"]))
    document.undo()
    page = workspace.page.pane.page
    page.fold(True)
    page.history.head.setChecked(True)
    settle()
    bar = workspace.page.pane._scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())


def plan_history(workspace: Workspace, folder: Path) -> None:
    """Show what was done to the plan in place of the pane, with an entry chosen."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    actions = [item for item in document.plan.walk() if item.kind == ACTION]
    period, levels = document.plan.current_period, document.plan.levels.of()
    assert period is not None
    document.edit(
        edits.set_field(document.plan, actions[2].id, "title", "Hold strategy discussions in a day")
    )
    document.edit(
        edits.rate(document.plan, [actions[3].id], period.id, levels[1].id, comment="Two posts empty")
    )
    document.keep_restore_point("Before the board of 16 April")
    document.edit(edits.set_due(document.plan, actions[0].id, "30 Sept 2027", reason="New contract"))
    document.undo()
    workspace.actions["history"].trigger()
    QTest.keyClick(workspace.pages.shown.panel.list, Qt.Key.Key_End)  # type: ignore[union-attr]
    QTest.keyClick(workspace.pages.shown.panel.list, Qt.Key.Key_Up)  # type: ignore[union-attr]


def type_due(workspace: Workspace, text: str) -> None:
    """Type a due date in the pane."""
    assert workspace.page is not None
    workspace.page.pane.page.facts.due.value.open(text)
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()


def moving_a_date(workspace: Workspace, folder: Path) -> None:
    """Move a due date later, for the third time."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    item = item_of(workspace, "1.2.2")
    for text in ("31 May 2026", "30 June 2026"):
        document.edit(edits.set_field(document.plan, item.id, "due", text))
    type_due(workspace, "end of September 2026")
    QTest.keyClicks(QApplication.focusWidget(), "Two of the vacancies are not filled yet")


def date_not_read(workspace: Workspace, folder: Path) -> None:
    """Type a date with a slip in it."""
    open_sample(workspace, folder)
    type_due(workspace, "31 Mrach 2027")


STATES = {
    "plan-history": State(plan_history),
    "plan-history-dark": State(plan_history, choice=Choice.DARK),
    "plan-history-small": State(plan_history, SMALL, text_size=130),
    "completing": State(completing),
    "completing-dark": State(completing, choice=Choice.DARK),
    "handing-over": State(handing_over),
    "handing-over-small": State(handing_over, SMALL, text_size=130),
    "moving-a-date": State(moving_a_date),
    "moving-a-date-dark": State(moving_a_date, choice=Choice.DARK),
    "moving-a-date-small": State(moving_a_date, SMALL, text_size=130),
    "date-not-read": State(date_not_read),
    "history": State(history),
    "history-dark": State(history, choice=Choice.DARK),
    "history-small": State(history, SMALL, text_size=130),
}
