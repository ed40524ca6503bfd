"""Starting: the window is on the screen before anything slow is imported, then the plan is opened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice, qt_palette
from planapp.views.app import empty_ground, furnish, report_bug
from planapp.views.jobs import BUG
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings
from tests.views.plans import first_edit

SLOW = ("sqlalchemy", "alembic", "openpyxl", "rapidfuzz", "planapp.store", "planapp.exchange")
# Starts the program as it is, and notes what is imported when the window is first on the screen.
START = """
import json, sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from planapp.views import app
told = {}
furnish = app.furnish
def imported():
    return [name for name in json.loads(sys.argv[1]) if name in sys.modules]
def furnishing(window, *others):
    told["at first paint"], told["visible"] = imported(), window.isVisible()
    workspace = furnish(window, *others)
    def take(path):
        told["when filled"], told["asked for"] = imported(), str(path)
        QTimer.singleShot(0, window.close)
    workspace.take = take
    return workspace
app.furnish = furnishing
told["returned"] = app.run(sys.argv[3:])
print(json.dumps(told))
"""
RUNNING = """
import sys
from PySide6.QtCore import QSettings, QTimer
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
from planapp.views import app
furnish = app.furnish
def furnishing(window, *others):
    QTimer.singleShot(0, lambda: print("running", flush=True))
    return furnish(window, *others)
app.furnish = furnishing
app.run([])
"""
# Opens a plan, and notes what has been imported when the plan is first on the screen.
OPENED = """
import json, sys
from PySide6.QtCore import QSettings
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from planapp.views import app
furnish = app.furnish
def furnishing(window, *others):
    workspace = furnish(window, *others)
    def painted():
        print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
        window.close()
    workspace.desk.opened.connect(
        lambda _: app.after_first_paint(workspace.page.board.viewport(), painted)
    )
    return workspace
app.furnish = furnishing
app.run(sys.argv[3:])
"""
NOT_FOR_A_PLAN = (
    *("alembic", "openpyxl", "rapidfuzz", "planapp.reports"),
    *("planapp.exchange.recognise", "planapp.exchange.mapping", "planapp.exchange.workbook"),
)


def start(tmp_path: Path, *arguments: str) -> dict[str, object]:
    command = [sys.executable, "-c", START, json.dumps(SLOW), str(tmp_path), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_window_is_painted_before_anything_slow_is_imported(tmp_path: Path) -> None:
    told = start(tmp_path, "some.plan")
    assert told == {
        "at first paint": [],
        "visible": True,
        "when filled": [],
        "asked for": "some.plan",
        "returned": 0,
    }


def test_a_plan_is_painted_before_what_it_does_not_need_is_imported(tmp_path: Path, small: Plan) -> None:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    command = [sys.executable, "-c", OPENED, json.dumps(NOT_FOR_A_PLAN), str(tmp_path), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("choice", list(Choice))
def test_the_empty_window_has_the_ground_of_the_theme(choice: Choice, qapp: QApplication) -> None:
    before = qapp.palette()
    for system in Choice.LIGHT, Choice.DARK:
        qapp.setPalette(qt_palette(Appearance(system).theme))
        wanted = qt_palette(Appearance(system if choice is Choice.SYSTEM else choice).theme)
        assert empty_ground(qapp, choice.value).window().color() == wanted.window().color()
    qapp.setPalette(before)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere no other process can press Ctrl+C")
def test_ctrl_c_in_the_terminal_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUNNING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == -signal.SIGINT
        assert process.stderr.read() == ""


def test_a_bug_is_logged_and_told_without_a_traceback(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = MainWindow(Settings())
    workspace = furnish(window, Appearance(Choice.LIGHT), Settings())
    window.show()
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as problem:
        report_bug(workspace, type(problem), problem, problem.__traceback__)
    assert workspace.trouble.text == BUG
    assert "ZeroDivisionError" in (tmp_path / "log" / "planapp.log").read_text(encoding="utf-8")
    window.close()
    window.deleteLater()
