"""Whole processes that tell when they have painted, by the clock of the one that starts them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import NamedTuple

# Both tell of a painting in the same way, when it is over and the event loop has the next turn, with the
# seconds that the process has worked.
EMPTY = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self):
        print("window", time.process_time(), flush=True)
        QApplication.quit()

application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
PLANAPP = """
import sys
import time
from PySide6.QtCore import QSettings
from planapp.cli import main
from planapp.views import app

QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
after_first_paint, furnish = app.after_first_paint, app.furnish

def telling(widget, do):
    def tell_and_do():
        print("window", time.process_time(), flush=True)
        app.after_first_paint = after_first_paint
        do()
    after_first_paint(widget, tell_and_do)

def furnishing(window, *others):
    workspace = furnish(window, *others)

    def page_painted():
        print("page", time.process_time(), flush=True)
        window.close()

    def wait_for_page(document):
        after_first_paint(workspace.page.board.viewport(), page_painted)

    workspace.desk.opened.connect(wait_for_page)
    return workspace

app.after_first_paint, app.furnish = telling, furnishing
sys.exit(main(sys.argv[2:]))
"""


class Told(NamedTuple):
    """After how many seconds a process said a word: by the clock, and of its own work."""

    clock: float
    worked: float


def told_by(code: str, *arguments: str) -> dict[str, Told]:
    """Return after how many seconds a process says each of its words."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: with the compiled modules that Python keeps.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        said = [(line.split(), time.perf_counter() - start) for line in process.stdout]
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {word: Told(clock, float(worked)) for (word, worked), clock in said}
