"""From the start of the process to the first painting of the window, against an empty PySide6 window.

Whole processes, turn about, by the clock of the one that starts them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from planapp.application.importing import import_as_new
from planapp.paths import resource

TIMES = 9

# Both tell of a painting in the same way, when it is over and the event loop has the next turn.
_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self):
        print("window", flush=True)
        QApplication.quit()

application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""
_PLANAPP = """
import sys
from PySide6.QtCore import QSettings
from planapp.cli import main
from planapp.views import app

QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
after_first_paint, furnish = app.after_first_paint, app.furnish

def telling(widget, do):
    def tell_and_do():
        print("window", flush=True)
        app.after_first_paint = after_first_paint
        do()
    after_first_paint(widget, tell_and_do)

def furnishing(window, *others):
    workspace = furnish(window, *others)

    def page_painted():
        print("page", flush=True)
        window.close()

    def wait_for_page(document):
        after_first_paint(workspace.page.board.viewport(), page_painted)

    workspace.desk.opened.connect(wait_for_page)
    return workspace

app.after_first_paint, app.furnish = telling, furnishing
sys.exit(main(sys.argv[2:]))
"""


def run() -> list[str]:
    """Start both by turns; the first start of each is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "sample.plan"
        import_as_new(resource("samples", "northmere-improvement-plan.xlsx"), plan, by="")
        pairs = [(_start(_PLANAPP, folder, str(plan)), _start(_EMPTY)) for _ in range(TIMES + 1)][1:]
    mine = median(ours["window"] for ours, _ in pairs)
    empty = median(theirs["window"] for _, theirs in pairs)
    page = median(ours["page"] for ours, _ in pairs)
    return [
        f"start to first paint: {mine * 1000:,.0f} ms; empty PySide6 window: {empty * 1000:,.0f} ms;"
        f" ratio {mine / empty:.2f} (goal 1.5); the sample plan is painted after {page * 1000:,.0f} ms"
    ]


def _start(code: str, *arguments: str) -> dict[str, float]:
    """Return after how many seconds a process says each of its words."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: with the compiled modules that Python keeps.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        told = {line.strip(): time.perf_counter() - start for line in process.stdout}
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return told
