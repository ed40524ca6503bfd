"""A plan that has changed is backed up as it is closed; what can't be backed up is not closed unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from planapp.application.document import Document
from planapp.domain import edits
from planapp.store.check import check_plan
from planapp.views.backing_up import backup_root
from planapp.views.backups_dialog import BackupsDialog
from planapp.views.folder_field import FolderField
from planapp.views.settings_dialog import SettingsDialog
from planapp.views.workspace import Workspace
from tests.views.answers import Answers
from tests.views.windows import real_window


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def workspace(qapp: QApplication, answers: Answers, plan_path: Path) -> Iterator[Workspace]:
    with real_window(qapp, answers) as shown:
        shown.take(plan_path)
        yield shown
        shown.settings.backup_folder = ""


def edit(workspace: Workspace, title: str) -> None:
    document = workspace.desk.document
    assert document is not None
    document.edit(edits.set_field(document.plan, document.plan.children(None)[0].id, "title", title))


def backups(workspace: Workspace) -> list[Path]:
    return sorted(backup_root(workspace.settings).rglob("*.plan"))


def refuse_backups(workspace: Workspace, tmp_path: Path) -> None:
    """Let backups go where no folder can be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    workspace.settings.backup_folder = str(tmp_path / "file" / "backups")


def test_closing_a_plan_backs_it_up(workspace: Workspace) -> None:
    edit(workspace, "Early help")
    workspace.close_plan()
    (backup,) = backups(workspace)
    assert check_plan(backup) == []
    assert workspace.page is None


def test_a_window_without_a_backup_stays_open_until_the_officer_says_so(
    workspace: Workspace, tmp_path: Path
) -> None:
    refuse_backups(workspace, tmp_path)
    workspace.window.close()
    assert workspace.window.isVisible()
    assert workspace.page is not None
    assert workspace.trouble.text.endswith("The plan itself is saved.")
    assert workspace.trouble.way.text() == "Close without a backup"
    workspace.trouble.way.click()
    assert not workspace.window.isVisible()
    Document.open(tmp_path / "small.plan", by="Colleague").close()


def test_a_plan_whose_file_is_gone_can_be_closed(workspace: Workspace, tmp_path: Path) -> None:
    edit(workspace, "Early help")
    workspace.close_plan()
    workspace.take(tmp_path / "small.plan")
    (tmp_path / "small.plan").rename(tmp_path / "elsewhere.plan")
    workspace.close_plan()
    assert workspace.page is not None
    assert workspace.trouble.text == (
        "small.plan can’t be reached or written now. Check the drive or network, then try again."
    )
    workspace.trouble.way.click()
    assert workspace.page is None


def test_a_plan_that_gives_way_to_another_is_told_to_have_none(
    workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    refuse_backups(workspace, tmp_path)
    answers.plan = tmp_path / "other.plan"
    workspace.actions["new_plan"].trigger()
    QApplication.processEvents()
    assert workspace.trouble.text.startswith("small.plan was closed without a backup.")


def test_backups_are_listed_opened_and_made_plans(
    workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    workspace.actions["backups"].trigger()
    dialog = opened_dialog(workspace)
    assert not dialog.open_button.isEnabled()
    dialog.close()
    edit(workspace, "Early help")
    workspace.close_plan()
    workspace.take(tmp_path / "small.plan")
    edit(workspace, "Another title")
    workspace.actions["backups"].trigger()
    dialog = opened_dialog(workspace)
    assert str(dialog.list.model().index(0, 0).data()).startswith("Today")
    answers.plan = tmp_path / "from backup.plan"
    dialog.copy_button.click()
    document = workspace.desk.document
    assert document is not None
    assert document.path == tmp_path / "from backup.plan"
    assert document.plan.children(None)[0].title == "Early help"


def test_a_backup_is_opened_read_only(workspace: Workspace, tmp_path: Path) -> None:
    edit(workspace, "Early help")
    workspace.close_plan()
    workspace.take(tmp_path / "small.plan")
    workspace.actions["backups"].trigger()
    QTest.keyClick(opened_dialog(workspace).list, Qt.Key.Key_Return)
    assert workspace.desk.read_only
    assert workspace.desk.document is not None
    assert workspace.desk.document.path.parent.parent == backup_root(workspace.settings)


def opened_dialog(workspace: Workspace) -> BackupsDialog:
    found = [one for one in workspace.window.findChildren(BackupsDialog) if one.isVisible()]
    return found[0]


def test_settings_keep_the_folder_and_the_name_that_signs(
    workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    QTest.mouseClick(workspace.pages.settings_button, Qt.MouseButton.LeftButton)
    dialog = workspace.window.findChildren(SettingsDialog)[0]
    folder, name = dialog.control("Backup folder"), dialog.control("Name for the journal")
    assert isinstance(folder, FolderField)
    assert isinstance(name, QLineEdit)
    answers.chosen_folder = tmp_path / "safe"
    folder.choose.click()
    assert backup_root(workspace.settings) == tmp_path / "safe"
    assert not folder.back.isHidden()
    folder.back.click()
    assert workspace.settings.backup_folder == ""
    QTest.keyClicks(name, "Performance Officer")
    dialog.close()
    edit(workspace, "Early help")
    assert workspace.desk.document is not None
    assert workspace.desk.document.entries()[-1].by == "Performance Officer"


@pytest.mark.parametrize("size", [100, 130])
def test_a_folder_of_her_own_leaves_room_for_all_of_the_settings(workspace: Workspace, size: int) -> None:
    workspace.settings.backup_folder = "/home/officer/Documents/Children’s services/Improvement/Backups"
    workspace.choose_size(size)
    workspace.actions["settings"].trigger()
    dialog = workspace.window.findChild(SettingsDialog)
    (area,) = dialog.findChildren(QScrollArea)
    QApplication.processEvents()
    assert not dialog.findChild(FolderField).back.isHidden()
    assert area.widget().width() == area.viewport().width()
    workspace.choose_size(100)
    dialog.close()
