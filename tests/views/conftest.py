"""A screen that nobody sees, documents to show on it, and a look round after each test for what was left."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before Qt is imported: tests open no window on anybody's screen, and keep no settings of anybody's.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planapp import paths
from planapp.application.document import Document
from planapp.application.importing import Import, read_source
from planapp.domain.plan import Plan
from tests.views.plans import first_edit, small_plan

_PATIENCE = 2.0
# What the screen that nobody sees says of itself.
_OF_THE_SCREEN = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
}
_WARNINGS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


@pytest.fixture(scope="session")
def sample() -> Import:
    """The sample workbook as read."""
    return read_source(paths.resource("samples", "northmere-improvement-plan.xlsx"))


@pytest.fixture(scope="session")
def small() -> Plan:
    """The small plan of plans.py, made once: plans are immutable."""
    return small_plan()


@pytest.fixture
def plan_path(tmp_path: Path, small: Plan) -> Path:
    """Where a new plan file is, that nobody has open."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


@pytest.fixture
def document(tmp_path: Path, small: Plan) -> Iterator[Document]:
    """A new plan file that is open: themes, objectives, actions, steps, eight periods and details."""
    opened = Document.create(tmp_path / "small.plan", first_edit(small), by="Officer")
    yield opened
    opened.close()


@pytest.fixture
def sample_document(tmp_path: Path, sample: Import) -> Iterator[Document]:
    """The sample workbook imported as a new plan file that is open."""
    opened = Document.create(tmp_path / "sample.plan", sample.change_set, by="Officer")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and the user's folders where no other test and no real user has any."""
    monkeypatch.setattr("planapp.paths.data_folder", lambda: _made(tmp_path / "data"))
    monkeypatch.setattr("planapp.paths.log_folder", lambda: _made(tmp_path / "log"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, qtlog: Any) -> Iterator[None]:
    """Fail on a Qt warning, and on a window, timer or thread that outlives its test."""
    timers, threads = _active_timers(), set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = _close_windows()
    assert not windows, f"left open: {windows}"
    busy = _busy_threads(threads)
    assert not busy, f"left running: {busy}"
    left = [timer for timer in _active_timers() if timer not in timers]
    assert not left, f"left ticking: {[(timer, timer.parent()) for timer in left]}"
    records = [record for record in qtlog.records if record.type in _WARNINGS]
    warnings = [record.message for record in records if record.message not in _OF_THE_SCREEN]
    assert not warnings, f"Qt warned: {warnings}"


def _close_windows() -> list[str]:
    """Close the windows that are left, so that the next test has none of them; return what they were."""
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [repr(window) for window in windows]
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return names


def _active_timers() -> list[QTimer]:
    """Return the timers that tick; those of C++ own parts are not seen here."""
    found = [one for one in gc.get_objects() if type(one) is QTimer]
    return [timer for timer in found if isValid(timer) and timer.isActive()]


def _busy_threads(before: set[threading.Thread]) -> list[object]:
    """Return what still runs after a moment's patience. Qt's own threads are dummies to Python."""
    until = time.monotonic() + _PATIENCE
    while True:
        real = set(threading.enumerate()) - before
        found: list[object] = [one for one in real if not isinstance(one, threading._DummyThread)]
        if QThreadPool.globalInstance().activeThreadCount():
            found.append("a job of the thread pool")
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.01)
