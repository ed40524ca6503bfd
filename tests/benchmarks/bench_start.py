"""From the start of the process to the first painting of the window, against an empty PySide6 window.

Whole processes, turn about, by the clock of the one that starts them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from planapp.application.importing import import_as_new
from planapp.paths import resource
from tests.benchmarks.processes import EMPTY, PLANAPP, told_by

TIMES = 9


def run() -> list[str]:
    """Start both by turns; the first start of each is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "sample.plan"
        import_as_new(resource("samples", "northmere-improvement-plan.xlsx"), plan, by="")
        pairs = [(told_by(PLANAPP, folder, str(plan)), told_by(EMPTY)) for _ in range(TIMES + 1)][1:]
    mine = median(ours["window"].clock for ours, _ in pairs)
    empty = median(theirs["window"].clock for _, theirs in pairs)
    page = median(ours["page"].clock for ours, _ in pairs)
    return [
        f"start to first paint: {mine * 1000:,.0f} ms; empty PySide6 window: {empty * 1000:,.0f} ms;"
        f" ratio {mine / empty:.2f} (goal 1.5); the sample plan is painted after {page * 1000:,.0f} ms"
    ]
