"""Reading a workbook, understanding it again, and comparing a plan with it, against plain `load_workbook`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl

from planapp import paths
from planapp.application.importing import read_source
from planapp.domain.plan import Plan
from planapp.exchange.alignment import compare_plans
from planapp.exchange.mapping import map_book
from planapp.exchange.read_apart import read_apart
from planapp.exchange.recognise import recognise
from planapp.exchange.write_workbook import write_workbook
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.big_sheet import kept_workbook, pasted_workbook
from tests.benchmarks.measure import against, line


def run() -> list[str]:
    """Measure the sample, and a workbook of 2,000 actions and 8 periods."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.xlsx"
        plan = big_plan(2_000)
        write_workbook(plan, large)
        sample = paths.resource("samples", "northmere-improvement-plan.xlsx")
        return [
            _compare("import of the sample", sample, 7),
            _compare("import of 2,000 actions", large, 3),
            _hold_against(plan, large),
            _understand("1,000 rows understood again", kept_workbook(Path(folder) / "kept.xlsx", 1_000)),
            _understand("1,000 pasted rows", pasted_workbook(Path(folder) / "pasted.xlsx", 1_000)),
        ]


def _compare(job: str, path: Path, times: int) -> str:
    mine, theirs = against(lambda: read_source(path), lambda: openpyxl.load_workbook(path), times)
    return line(job, mine, "load_workbook", theirs)


def _understand(job: str, path: Path) -> str:
    """Measure what follows when the officer changes the role of a row or column: nothing is read again."""
    book = read_apart(path).book
    mine, theirs = against(
        lambda: map_book(book, recognise(book), "A plan"), lambda: openpyxl.load_workbook(path), 5
    )
    return line(job, mine, "load_workbook", theirs)


def _hold_against(plan: Plan, path: Path) -> str:
    found = read_source(path)
    mine, theirs = against(
        lambda: compare_plans(plan, found.plan, paths=found.paths), lambda: openpyxl.load_workbook(path), 3
    )
    return line("comparison of 2,000 actions", mine, "load_workbook", theirs)
