"""Opening a plan of 20,000 actions and 24 periods, against fetching the same rows with sqlite3."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from planapp.application.document import Document
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from planapp.domain.tables import SPECS
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.measure import against, line

ACTIONS, PERIODS = 20_000, 24

# Not ru_maxrss: a new process inherits that of the one that started it.
_OPEN = """
import re, sys
from pathlib import Path
from planapp.application.document import Document
document = Document.open(Path(sys.argv[1]), by="")
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
document.close()
"""


def run() -> list[str]:
    """Measure time turn about, and memory in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.plan"
        Document.create(path, compare(empty_plan(), big_plan(ACTIONS, PERIODS)), by="").close()
        mine, theirs = against(lambda: Document.open(path, by="").close(), lambda: _fetch(path), 3)
        job = f"opening {ACTIONS:,} actions x {PERIODS} periods"
        return [line(job, mine, "sqlite3 fetchall", theirs, f"; peak memory {_peak(path):,.0f} MB")]


def _fetch(path: Path) -> int:
    connection = sqlite3.connect(path)
    fetched = [connection.execute(f"SELECT * FROM {spec.name}").fetchall() for spec in SPECS]
    connection.close()
    return sum(map(len, fetched))


def _peak(path: Path) -> float:
    """Return the peak memory in MB of a process that opens the plan."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024
