"""One edit, from the pure function to the file, against a bare SQLite commit with the same pragmas."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.measure import against, bare_commit, line


def run() -> list[str]:
    """Measure a title typed and an action rated, in a plan of 2,000 actions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.plan"
        document = Document.create(path, compare(empty_plan(), big_plan(2_000)), by="")
        floor, close = bare_commit(Path(folder) / "bare.db")
        try:
            return [
                line(job, *_woven(against(edit, floor, 60)))
                for job, edit in (
                    ("one title typed", _title(document)),
                    ("one action rated", _rate(document)),
                )
            ]
        finally:
            close()
            document.close()


def _woven(pair: tuple[float, float]) -> tuple[float, str, float]:
    return pair[0], "bare commit", pair[1]


def _title(document: Document) -> Callable[[], object]:
    item = next(item for item in document.plan.items if item.kind == "action")
    numbers = count()
    return lambda: document.edit(edits.set_field(document.plan, item.id, "title", f"Title {next(numbers)}"))


def _rate(document: Document) -> Callable[[], object]:
    plan = document.plan
    item = next(item for item in plan.items if item.kind == "action")
    period = plan.periods.of()[-1]
    levels = plan.levels.of()
    numbers = count()
    return lambda: document.edit(
        edits.rate(document.plan, [item.id], period.id, levels[next(numbers) % len(levels)].id)
    )
