"""A filter kept under a name: saved, chosen again after the plan was closed, called otherwise, deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.views.filters_dialog import FiltersDialog
from tests.journeys.officer import KEY, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def saved_entries(officer: Officer) -> list[str]:
    """What View > Saved filters offers."""
    menu = officer.workspace.menus._inner["filters"]
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isCheckable()]


def choose(officer: Officer, name: str) -> None:
    menu = officer.workspace.menus._inner["filters"]
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_a_filter_is_kept_under_a_name_and_chosen_again(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    officer.workspace.actions["save_filter"].trigger()
    assert "Nothing is filtered" in officer.workspace.status.said.text
    assert saved_entries(officer) == []
    officer.click(officer.page.toolbar.chips.not_rated)
    officer.page.toolbar.search.setText("plan")
    officer.answers.typed = "For the board"
    officer.workspace.actions["save_filter"].trigger()
    words = "Showing 2 of 6 actions · ‘For the board’: Not rated, ‘plan’"
    assert officer.workspace.status.counts.text == words
    assert not officer.page.toolbar.folded.isHidden()

    officer.workspace.actions["close"].trigger()
    officer.workspace.take(place)
    assert saved_entries(officer) == ["For the board"]
    choose(officer, "For the board")
    assert officer.workspace.status.counts.text == words
    assert officer.page.toolbar.search.text() == "plan"
    officer.workspace.actions["clear_filters"].trigger()
    assert "Showing" not in officer.workspace.status.counts.text


def test_filters_are_called_otherwise_used_and_deleted_by_keys(
    officer: Officer, place: Path, qtbot: QtBot
) -> None:
    officer.workspace.take(place)
    for name, text in (("First", "visit"), ("Second", "threshold")):
        officer.page.toolbar.search.setText(text)
        officer.answers.typed = name
        officer.workspace.actions["save_filter"].trigger()
    officer.workspace.actions["clear_filters"].trigger()
    officer.workspace.actions["manage_filters"].trigger()
    dialog = officer.workspace.window.findChild(FiltersDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is dialog.list
    officer.press(KEY.Key_F2)
    officer.type(" of all")
    officer.press(KEY.Key_Return)
    assert saved_entries(officer) == ["First of all", "Second"]
    officer.press(KEY.Key_Delete)
    assert saved_entries(officer) == ["Second"]
    officer.press(KEY.Key_Down)
    officer.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: officer.page.toolbar.search.text() == "threshold")
