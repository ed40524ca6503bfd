"""Renders the real window in named states into build/screens/: `python -m tests.screens.render [STATE …]`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.graphics.theme import Appearance
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings
from planapp.views.workspace import Workspace
from tests.screens import (
    board,
    circulation,
    dialogs,
    importing,
    indicators,
    opening,
    pane,
    printing,
    rating,
    registers,
    returns,
    setup,
    structure,
)
from tests.screens.doing import settle
from tests.screens.state import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "build" / "screens"
AREAS = (
    opening, board, rating, pane, indicators, circulation, returns, structure, registers, setup, printing,
    dialogs, importing,
)  # fmt: skip
STATES: dict[str, State] = {name: state for area in AREAS for name, state in area.STATES.items()}


@contextmanager
def shown(state: State) -> Iterator[Workspace]:
    """Give a window in the size and theme of a state, on settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        user = QSettings.Scope.UserScope
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, user, folder)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        appearance = Appearance(state.choice, state.text_size / 100)
        dress(application, appearance)
        settings = Settings()
        settings.backup_folder = str(Path(folder, "Backups"))
        window = MainWindow(settings)
        workspace = furnish(window, appearance, settings)
        window.resize(state.size)
        window.show()
        settle()
        state.do(workspace, Path(folder))
        QTest.qWait(300)
        yield workspace
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def render(name: str) -> Path:
    """Make the picture of a state; a dialog is pictured by itself. Return where it is."""
    target = OUTPUT / f"{name}.png"
    with shown(STATES[name]) as workspace:
        windows = [child for child in workspace.window.children() if getattr(child, "isWindow", bool)()]
        visible = [window for window in windows if window.isVisible()]  # type: ignore[attr-defined]
        above = QApplication.activeModalWidget()
        pictured: Any = above or (visible[-1] if visible else workspace.window)
        pictured.grab().save(str(target))
    return target


def main(names: list[str]) -> int:
    """Make the pictures of the named states, or of all. Each scale needs a process of its own."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    here = int(float(os.environ.get("QT_SCALE_FACTOR", "1")))
    for name in names or STATES:
        scale = STATES[name].scale
        if scale == here:
            print(render(name).relative_to(ROOT))
            continue
        command = [sys.executable, "-m", "tests.screens.render", name]
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
