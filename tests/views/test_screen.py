"""Starting where there is no screen: one plain line and 1, never Qt's own words or its abort."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from planapp.errors import UserError
from planapp.views import screen

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in SCREENS}
    command = [sys.executable, "-m", "planapp"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment | variables)


@linux_only
@pytest.mark.parametrize(
    "variables",
    [{}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "no-such-platform"}],
    ids=["nothing names a screen", "a screen that is not there", "a platform that is not there"],
)
def test_without_a_screen(variables: dict[str, str]) -> None:
    done = start(**variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{screen.NO_SCREEN}\n"


@linux_only
def test_qt_is_not_asked_where_nothing_names_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "planapp.views.app", None)
    with pytest.raises(UserError, match="no screen"):
        screen.open_window([])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "planapp.views.app":
                raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delitem(sys.modules, "planapp.views.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(UserError, match=r"needs libEGL\.so\.1, which this system lacks\."):
        screen.open_window([])


def test_what_qt_says_while_it_starts_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    from PySide6.QtCore import qInstallMessageHandler, qWarning

    before = qInstallMessageHandler(None)
    try:
        with screen.plainly_refused():
            qWarning("the theme of this desktop is unknown")
            assert capsys.readouterr().err == ""
        assert capsys.readouterr().err == "the theme of this desktop is unknown\n"
    finally:
        qInstallMessageHandler(before)
