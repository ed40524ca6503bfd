"""Plans for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planapp.domain.changes import IMPORT, ChangeSet, compare
from planapp.domain.draft import Draft
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.store.plan_store import PlanStore, create_store
from tests.store.samples.make_sample import rows

AT = datetime(2026, 4, 1, 10, 30, 15, 999_999, tzinfo=UTC)
ACTION, STEP = 22, 23


def full_plan() -> Plan:
    """Return a plan with rows in every table."""
    return make_plan(rows())  # type: ignore[arg-type]


def made(path: Path, plan: Plan | None = None) -> PlanStore:
    """Return an open new file that holds a plan (by default one with rows in every table)."""
    first = compare(empty_plan(), full_plan() if plan is None else plan, "import", IMPORT)
    return create_store(path, first, by="Officer", at=AT)


def change(plan: Plan, table: str, row_id: int, **values: Any) -> ChangeSet:
    """Return the edit that gives fields of a row new values."""
    draft = Draft(plan)
    draft.set(plan.table(table)[row_id], **values)
    return draft.change_set(f"edit {' and '.join(values)}")
