"""A program that dies while it saves: the plan is as it was before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planapp.store.check import check_plan
from planapp.store.opening import journal_of
from planapp.store.plan_store import open_store
from tests.store.plans import full_plan

DIED = 9
ROOT = Path(__file__).resolve().parents[2]

# With so small a cache SQLite writes pages into the file before the commit, which is what needs undoing.
DIE_WHILE_SAVING = f"""
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from planapp.domain.draft import Draft
from planapp.domain.records import Item
from planapp.store import journal
from planapp.store.plan_store import open_store

store = open_store(Path(sys.argv[1]), by="Officer")
with store.transaction() as connection:
    connection.exec_driver_sql("PRAGMA cache_size=5")
plan = store.load()
draft = Draft(plan)
for number in range(500):
    draft.add(Item, title="x" * 500)
for item in plan.items:
    draft.set(item, title="lost")
journal.append = lambda *args, **kwargs: os._exit({DIED})
store.write(draft.change_set("edit"), at=datetime.now(UTC))
"""

DIE_WHILE_MAKING = f"""
import os, sys
from pathlib import Path
from planapp.store import plan_store
plan_store.journal.append = lambda *args, **kwargs: os._exit({DIED})
from tests.store.plans import made
made(Path(sys.argv[1]))
"""


def run(script: str, path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False)
    assert done.returncode == DIED


@pytest.mark.parametrize("read_only", [False, True])
def test_the_next_opening_takes_back_what_was_half_written(closed: Path, *, read_only: bool) -> None:
    before = closed.read_bytes()
    run(DIE_WHILE_SAVING, closed)
    assert journal_of(closed).stat().st_size > 0
    assert closed.read_bytes() != before
    store = open_store(closed, by="", read_only=read_only)
    assert store.load() == full_plan()
    assert len(store.entries()) == 1
    store.close()
    assert closed.read_bytes() == before
    assert check_plan(closed) == []
    assert [path.name for path in closed.parent.iterdir()] == ["a.plan"]


def test_a_plan_that_was_half_made_has_no_name(tmp_path: Path) -> None:
    run(DIE_WHILE_MAKING, tmp_path / "a.plan")
    assert not (tmp_path / "a.plan").exists()
