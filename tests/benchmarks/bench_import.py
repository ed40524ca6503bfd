"""Reading a workbook into a plan, against plain `openpyxl.load_workbook` of the same file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl

from planapp import paths
from planapp.application.importing import read_source
from planapp.exchange.write_workbook import write_workbook
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.measure import against, line


def run() -> list[str]:
    """Measure the sample, and a workbook of 2,000 actions and 8 periods."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.xlsx"
        write_workbook(big_plan(2_000), large)
        sample = paths.resource("samples", "northmere-improvement-plan.xlsx")
        return [_compare("import of the sample", sample, 7), _compare("import of 2,000 actions", large, 3)]


def _compare(job: str, path: Path, times: int) -> str:
    mine, theirs = against(lambda: read_source(path), lambda: openpyxl.load_workbook(path), times)
    return line(job, mine, "load_workbook", theirs)
