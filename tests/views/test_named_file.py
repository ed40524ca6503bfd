"""A file named on the command line: the window opens with it, or with the plain sentence about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planapp import paths
from planapp.cli import main

# Starts the program as an officer does, and tells what its window shows when it has done with the file.
START = """
import json, sys
from PySide6.QtCore import QSettings, QTimer
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from planapp import cli
from planapp.views import app
from planapp.views.importing.import_wizard import ImportWizard
told = {}
furnish = app.furnish
def furnishing(window, *others):
    workspace = furnish(window, *others)
    def look():
        told["trouble"] = workspace.trouble.text if workspace.trouble.isVisible() else ""
        told["plan"] = str(workspace.desk.document.path) if workspace.page is not None else ""
        told["wizard"] = any(child.isVisible() for child in window.findChildren(ImportWizard))
        if any(told.values()):
            timer.stop()
            told["title"] = window.windowTitle()
            [child.close() for child in window.findChildren(ImportWizard)]
            window.close()
    timer = QTimer(workspace, interval=20)
    timer.timeout.connect(look)
    timer.start()
    return workspace
app.furnish = furnishing
told["returned"] = cli.main(sys.argv[2:])
print(json.dumps(told))
"""


def opened_with(named: str, tmp_path: Path) -> dict[str, str | bool | int]:
    """Start in `tmp_path` with a file named as an officer would."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", START, str(tmp_path / "settings"), named]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, cwd=tmp_path, env=environment, check=True
    )
    # The offscreen platform says so of each dialog.
    assert done.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    found: dict[str, str | bool | int] = json.loads(done.stdout)
    assert found["returned"] == 0
    return found


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "sample.plan"
    assert (
        main(["import", str(paths.resource("samples", "northmere-improvement-plan.xlsx")), "-o", str(path)])
        == 0
    )
    return path


def test_a_plan_is_opened_from_where_the_officer_stands(plan_file: Path, tmp_path: Path) -> None:
    told = opened_with("sample.plan", tmp_path)
    assert told["plan"] == str(plan_file)
    assert told["trouble"] == ""
    assert "Northmere" in str(told["title"])


def test_a_workbook_is_imported_as_from_the_first_page(tmp_path: Path) -> None:
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    told = opened_with(str(source), tmp_path)
    assert told["wizard"]
    assert told["trouble"] == ""


@pytest.mark.parametrize("name", ["none.plan", "none.xlsx", "none"])
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    told = opened_with(name, tmp_path)
    assert name in str(told["trouble"])
    assert told["title"] == "planapp"
    assert not list(tmp_path.glob("none*"))


def test_a_damaged_plan(plan_file: Path, tmp_path: Path) -> None:
    whole = plan_file.read_bytes()
    plan_file.write_bytes(whole[: len(whole) // 2])
    told = opened_with("sample.plan", tmp_path)
    assert "sample.plan" in str(told["trouble"])
    assert told["plan"] == ""


def test_a_folder_and_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "Plans.plan").mkdir()
    assert "Plans.plan" in str(opened_with("Plans.plan", tmp_path)["trouble"])
    (tmp_path / "notes.txt").write_text("Visit every school", encoding="utf-8")
    assert "notes.txt" in str(opened_with("notes.txt", tmp_path)["trouble"])
