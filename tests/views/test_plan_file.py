"""The window's document tells what the file refuses, and is quiet about what the rules refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.domain import edits
from planapp.domain.changes import Change, ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.views.plan_file import PlanFile
from tests.views.plans import first_edit


@pytest.fixture
def plan_file(tmp_path: Path, small: Plan) -> Iterator[PlanFile]:
    PlanFile.create(tmp_path / "a.plan", first_edit(small), by="").close()
    opened = PlanFile.open(tmp_path / "a.plan", by="", read_only=True)
    assert isinstance(opened, PlanFile)
    yield opened
    opened.close()


def test_what_the_file_refuses_is_told(plan_file: PlanFile) -> None:
    told: list[str] = []
    plan_file.on_trouble = told.append
    with pytest.raises(UserError):
        plan_file.edit(edits.add_period(plan_file.plan, "May 2026"))
    assert told == ["a.plan was opened read-only. Open it for editing to change it."]


def test_what_the_rules_refuse_is_not(plan_file: PlanFile) -> None:
    told: list[str] = []
    plan_file.on_trouble = told.append
    item = next(iter(plan_file.plan.items))
    own_parent = ChangeSet("tie", (Change("items", item.id, {"parent": item.parent}, {"parent": item.id}),))
    with pytest.raises(UserError):
        plan_file.edit(own_parent)
    assert told == []
