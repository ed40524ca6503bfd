"""What `make run` shows of the window: a picture where nobody is looking."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from planapp import paths
from planapp.cli import main

INSTALLER = Path(__file__).resolve().parent.parent / "installer"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
@pytest.mark.parametrize(
    ("variables", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_who_may_be_looking(variables: dict[str, str], seen: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in SCREENS} | variables
    command = [sys.executable, "-c", "import demo; print(demo.has_screen())"]
    done = subprocess.run(command, env=environment, cwd=INSTALLER, capture_output=True, text=True, check=True)
    assert done.stdout == f"{seen}\n"


def picture(plan: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(INSTALLER / "picture.py"), str(plan), str(target)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_the_window_is_pictured_on_a_plan(tmp_path: Path) -> None:
    plan, target = tmp_path / "sample.plan", tmp_path / "window.png"
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    assert main(["import", str(source), "-o", str(plan)]) == 0
    assert picture(plan, target).returncode == 0
    head = target.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (1440, 900)


def test_there_is_no_picture_of_a_plan_that_is_not_there(tmp_path: Path) -> None:
    done = picture(tmp_path / "none.plan", tmp_path / "window.png")
    assert done.returncode == 1
    assert "none.plan" in done.stderr
    assert not (tmp_path / "window.png").exists()
