"""One file of the largest plan, made once in a run of the benchmarks."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from planapp.application.document import Document
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from tests.benchmarks.big_plan import big_plan

ACTIONS, PERIODS = 20_000, 24
NAME = f"{ACTIONS:,} actions x {PERIODS} periods"


@cache
def large_file() -> Path:
    """Return the file; it goes with the process. Open a copy to edit it."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "large.plan"
    Document.create(path, compare(empty_plan(), big_plan(ACTIONS, PERIODS)), by="").close()
    return path
