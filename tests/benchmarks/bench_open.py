"""Opening a plan of 20,000 actions and 24 periods, against fetching the same rows with sqlite3.

The plan in memory turn about with the fetch in this process; the window until the plan is painted, from the
start of a process, against a process that fetches the rows and then paints an empty window.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from statistics import median

from planapp.application.document import Document
from planapp.domain.tables import SPECS
from tests.benchmarks.large_file import NAME, large_file
from tests.benchmarks.measure import against, line
from tests.benchmarks.processes import EMPTY, PLANAPP, Told, told_by

TIMES, GOAL, MOST_MEMORY = 5, 2.5, 500

_FETCH_AND_PAINT = f"""
import sqlite3
import sys
from planapp.domain.tables import SPECS
connection = sqlite3.connect(sys.argv[1])
fetched = [connection.execute(f"SELECT * FROM {{spec.name}}").fetchall() for spec in SPECS]
{EMPTY}"""

# Opened, searched and scrolled through. Not ru_maxrss: a process inherits that of the one that started it.
_USE = """
import re, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.benchmarks.window import window_on
with window_on(Path(sys.argv[1])) as page:
    while page.board.gathering.isActive():
        QApplication.processEvents()
    for word in ("review", "zebra"):
        QTest.keyClicks(page.toolbar.search, word)
        QApplication.processEvents()
        page.toolbar.clear()
    QTest.qWait(300)
    bar = page.board.verticalScrollBar()
    for at in range(0, bar.maximum(), bar.pageStep()):
        bar.setValue(at)
        QApplication.processEvents()
    print("used", re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1], flush=True)
"""


def run() -> list[str]:
    """Measure time turn about, and memory in a process of its own."""
    path = large_file()
    mine, theirs = against(lambda: Document.open(path, by="").close(), lambda: _fetch(path), 3)
    memory = told_by(_USE, str(path))["used"].worked / 1024
    return [
        line(f"reading {NAME}", mine, "sqlite3 fetchall", theirs),
        _first_paint(path),
        f"  memory at most, the plan opened, searched and scrolled: {memory:,.0f} MB (goal {MOST_MEMORY})",
    ]


def _first_paint(path: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        pairs = [
            (told_by(PLANAPP, folder, str(path))["page"], told_by(_FETCH_AND_PAINT, str(path))["window"])
            for _ in range(TIMES)
        ]
    mine, theirs = _median([ours for ours, _ in pairs]), _median([floor for _, floor in pairs])
    return (
        f"  from the start to the plan painted: {mine.clock:.2f} s; fetch and an empty window:"
        f" {theirs.clock:.2f} s; ratio {mine.clock / theirs.clock:.2f} (goal {GOAL}),"
        f" of work {mine.worked / theirs.worked:.2f}"
    )


def _median(times: list[Told]) -> Told:
    return Told(median(one.clock for one in times), median(one.worked for one in times))


def _fetch(path: Path) -> int:
    connection = sqlite3.connect(path)
    fetched = [connection.execute(f"SELECT * FROM {spec.name}").fetchall() for spec in SPECS]
    connection.close()
    return sum(map(len, fetched))
