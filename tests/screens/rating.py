"""States in which a period is rated."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace
from tests.screens.doing import board, choose, document_of, open_sample, settle
from tests.screens.state import SMALL, State


def asked_why(workspace: Workspace, folder: Path) -> None:
    """Rate an action otherwise than in the last period, with the question at the cell."""
    from planapp.views.rating_habits import Habits, Why

    open_sample(workspace, folder)
    shown = board(workspace)
    shown.hand.habits = Habits(why=Why.CELL)
    choose(workspace, "1.2.2")
    QTest.keyClick(shown, Qt.Key.Key_R)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "Two teams have no manager since")


def demanded(workspace: Workspace, folder: Path) -> None:
    """Rate an action red where the scale demands a comment, and give none."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    document.edit(edits.set_level(document.plan, document.plan.levels.of()[0].id, needs="comment"))
    choose(workspace, "1.2.2")
    QTest.keyClick(board(workspace), Qt.Key.Key_R)
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def carry(workspace: Workspace, folder: Path) -> None:
    """Say what would be carried forward."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    period = document.plan.current_period
    assert period is not None
    some = [item.id for item in document.plan.items if item.kind == "action"][::3]
    document.edit(edits.clear_ratings(document.plan, some, period.id))
    settle()
    workspace.actions["carry_forward"].trigger()


def carried(workspace: Workspace, folder: Path) -> None:
    """Carry forward."""
    carry(workspace, folder)
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    choose(workspace, "1.2.2")
    board(workspace).focus_worked()


STATES = {
    "demanded": State(demanded),
    "carry": State(carry),
    "carried": State(carried),
    "carried-dark": State(carried, choice=Choice.DARK),
    "asked-why": State(asked_why),
    "asked-why-dark": State(asked_why, choice=Choice.DARK),
    "asked-why-large": State(asked_why, SMALL, text_size=130),
}
