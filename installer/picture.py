"""A picture of the window on a plan, made where nobody can see it: `python picture.py PLAN PICTURE`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.graphics.theme import Appearance, Choice
from planapp.models.overdue import is_over
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings

SIZE = QSize(1440, 900)
# Milliseconds until all is laid out, painted and counted.
SETTLED = 500


def main(plan: Path, target: Path) -> int:
    """Save the picture; 0 if it was."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        # Not the settings of whoever makes the picture: her recent plans stay hers.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        Settings().backup_folder = str(Path(folder, "Backups"))
        return 0 if save(application, plan, target) else 1


def save(application: QApplication, plan: Path, target: Path) -> bool:
    """Open a plan in the window, choose an action with open steps, and save what is then seen."""
    appearance, settings = Appearance(Choice.LIGHT), Settings()
    dress(application, appearance)
    window = MainWindow(settings)
    workspace = furnish(window, appearance, settings)
    window.resize(SIZE)
    window.show()
    workspace.take(plan)
    if workspace.page is None:
        print(workspace.trouble.text, file=sys.stderr)
        return False
    workspace.page.board.choose(with_open_steps(workspace.page.board.board.plan))
    QTest.qWait(SETTLED)
    saved = window.grab().save(str(target))
    window.close()
    return bool(saved)


def with_open_steps(plan: Plan) -> int | None:
    """Return the id of the first action that has steps which are still to be done."""
    actions = (item.id for item in plan.walk() if item.kind == ACTION)
    return next((one for one in actions if any(not is_over(step) for step in plan.children(one))), None)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
