"""Checking spelling is switched in the Edit menu and in the settings, and absent where nothing can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planapp.application import spelling
from planapp.domain.plan import Plan
from planapp.views import speller
from planapp.views.settings import Settings
from planapp.views.settings_sections import sections_of
from planapp.views.workspace import Workspace
from tests.views.plans import first_edit
from tests.views.windows import real_window


@pytest.fixture
def workspace(qapp: QApplication) -> Iterator[Workspace]:
    with real_window(qapp) as shown:
        yield shown


def open_plan(workspace: Workspace, path: Path, plan: Plan) -> None:
    from planapp.application.document import Document

    Document.create(path, first_edit(plan), by="Officer").close()
    workspace.take(path)


def possible(monkeypatch: pytest.MonkeyPatch, is_so: bool) -> None:
    monkeypatch.setattr(speller, "can_check", lambda: is_so)


@pytest.mark.parametrize("is_so", [True, False])
def test_the_command_is_there_where_spelling_can_be_checked(
    workspace: Workspace, tmp_path: Path, small: Plan, monkeypatch: pytest.MonkeyPatch, is_so: bool
) -> None:
    possible(monkeypatch, is_so)
    action = workspace.actions["check_spelling"]
    assert not action.isVisible()
    open_plan(workspace, tmp_path / "a.plan", small)
    assert action.isVisible() == is_so
    found = workspace.spelling.speller
    assert found is not None
    assert workspace.page is not None
    assert workspace.page.pane.context.speller is found
    assert found.is_on == is_so


def test_it_is_switched_and_remembered(
    workspace: Workspace, tmp_path: Path, small: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    possible(monkeypatch, True)
    open_plan(workspace, tmp_path / "a.plan", small)
    action, found = workspace.actions["check_spelling"], workspace.spelling.speller
    assert found is not None
    assert (action.isChecked(), found.is_on) == (True, True)
    action.trigger()
    assert (action.isChecked(), found.is_on, Settings().checks_spelling) == (False, False, False)
    action.trigger()
    assert (action.isChecked(), found.is_on, Settings().checks_spelling) == (True, True, True)


def test_the_settings_say_how_to_have_it(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "can_check", lambda: False)
    row = next(
        row for section in sections_of(workspace) for row in section.rows if row.label == "Check spelling"
    )
    assert "en_GB.dic" in row.note
    assert str(spelling.own_folder()) in row.note.replace("\u200b", "")
    monkeypatch.setattr(spelling, "can_check", lambda: True)
    (chosen,) = [
        row for section in sections_of(workspace) for row in section.rows if row.label == "Check spelling"
    ]
    assert chosen.note == ""
