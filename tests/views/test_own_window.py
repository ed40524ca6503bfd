"""An item in a window of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.reading import read_plan
from planapp.views.own_window import OwnWindow
from planapp.views.workspace import Workspace
from tests.views.test_workspace import answers, choose, plan_of, workspace

__all__ = ["answers", "workspace"]


@pytest.fixture
def own(workspace: Workspace, plan_path: Path, qtbot: QtBot) -> OwnWindow:
    workspace.take(plan_path)
    assert workspace.page is not None
    choose(workspace, "1.1.1")
    qtbot.mouseClick(workspace.page.pane.header.own_window, Qt.MouseButton.LeftButton)
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, OwnWindow))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def type_title(own: OwnWindow, text: str) -> None:
    own.pane.page.title.setFocus()
    QTest.keyClick(own.pane.page.title, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_it_shows_its_item_whatever_is_chosen_in_the_board(own: OwnWindow, workspace: Workspace) -> None:
    assert own.windowTitle() == "1.1.1 Complete assessments in 20 days – planapp"
    shown = own.pane.item_id
    choose(workspace, "2.1.1")
    assert own.pane.item_id == shown


def test_what_is_typed_there_is_in_the_plan_and_undone_from_there(
    own: OwnWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    before = plan_of(workspace)
    type_title(own, " or fewer")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert own.windowTitle() == "1.1.1 Complete assessments in 20 days or fewer – planapp"
    assert workspace.page is not None
    assert workspace.page.pane.page.title.text.endswith("or fewer")
    QTest.keyClick(own, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(workspace) == before


def test_it_closes_with_the_plan_and_saves_what_is_being_typed(
    own: OwnWindow, workspace: Workspace, plan_path: Path
) -> None:
    type_title(own, " or fewer")
    workspace.close_plan()
    assert not own.isVisible()
    assert any(item.title.endswith("or fewer") for item in read_plan(plan_path).items)


def test_closing_it_leaves_the_plan_open(own: OwnWindow, workspace: Workspace) -> None:
    own.pane.header.close_button.click()
    assert workspace.page is not None
    choose(workspace, "1.1.2")
    workspace.page.board.rate(plan_of(workspace).levels.of()[0].id)
