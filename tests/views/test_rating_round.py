"""What is still to rate, in the status bar of the real window; and the way to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.plan_page import PlanPage
from planapp.views.settings import Settings
from planapp.views.workspace import Workspace
from tests.views.answers import Answers
from tests.views.plans import first_edit

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(qapp: QApplication, qtbot: QtBot, tmp_path: Path, small: Plan) -> Iterator[Workspace]:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    theme = Appearance(Choice.LIGHT)
    dress(qapp, theme)
    window = MainWindow(Settings())
    window.resize(1180, 680)
    window.show()
    made = furnish(window, theme, Settings(), Answers())
    made.take(path)
    qtbot.waitUntil(lambda: bool(made.status.to_rate.text()))
    yield made
    window.close()
    window.deleteLater()


def page(workspace: Workspace) -> PlanPage:
    assert workspace.page is not None
    return workspace.page


def at(workspace: Workspace) -> str:
    item = page(workspace).board.current_item()
    assert item is not None
    return item.ref


def test_the_count_is_a_way_to_the_next_one(workspace: Workspace) -> None:
    link = workspace.status.to_rate
    assert link.isVisible()
    assert link.text() == "2 of 6 still to rate"
    assert link.toolTip() == "2 of 6 still to rate in April 2026. Go to the next one (Ctrl+J)."
    QTest.mouseClick(link, LEFT)
    assert at(workspace) == "1.1.2"
    QTest.keyClick(page(workspace).board, Qt.Key.Key_G)
    assert link.text() == "1 of 6 still to rate"
    page(workspace).toolbar.search.setFocus()
    workspace.actions["next_to_rate"].trigger()
    assert at(workspace) == "1.2.2"
    assert page(workspace).board.focused_period() == page(workspace).board.period


def test_when_all_is_rated_that_is_said(workspace: Workspace) -> None:
    for _ in range(2):
        workspace.actions["next_to_rate"].trigger()
        QTest.keyClick(page(workspace).board, Qt.Key.Key_G)
    assert not workspace.status.to_rate.isVisible()
    assert workspace.status.rated.text == "All 6 rated"
    workspace.actions["next_to_rate"].trigger()
    assert workspace.status.said.text == "Nothing is left to rate in April 2026."
    workspace.actions["undo"].trigger()
    assert workspace.status.to_rate.text() == "1 of 6 still to rate"
    assert not workspace.status.rated.isVisible()


def test_what_the_filters_hide_is_told(workspace: Workspace) -> None:
    page(workspace).toolbar.search.setText("threshold")
    workspace.actions["next_to_rate"].trigger()
    assert workspace.status.said.text == "The filters hide the 2 that are left. Clear them first."


def test_another_period_is_counted_by_itself(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.actions["previous_period"].trigger()
    qtbot.waitUntil(lambda: workspace.status.rated.text == "All 6 rated")
    workspace.actions["close"].trigger()
    assert not workspace.status.rated.text


def test_a_selection_says_in_the_status_bar_what_was_rated(workspace: Workspace) -> None:
    board = page(workspace).board
    board.selectAll()
    QTest.keyClick(board, Qt.Key.Key_G)
    assert workspace.status.said.text == "6 rated green."
