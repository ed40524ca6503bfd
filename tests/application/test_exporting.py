"""Exporting never costs anybody a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from planapp.application.exporting import export_plan
from planapp.domain.changes import apply
from planapp.domain.edits import add_item, new_plan
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError


@pytest.fixture
def plan() -> Plan:
    made = apply(empty_plan(), new_plan("A plan"))
    return apply(made, add_item(made, "action", title="Visit"))


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "A.XLSX"])
def test_an_earlier_export_is_replaced(plan: Plan, tmp_path: Path, name: str) -> None:
    export_plan(plan, tmp_path / name)
    before = (tmp_path / name).stat().st_ino
    export_plan(plan, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_ino != before


def test_the_workbook_of_somebody_else_is_not(plan: Plan, tmp_path: Path) -> None:
    hers = tmp_path / "Improvement plan.xlsx"
    openpyxl.Workbook().save(hers)
    before = hers.read_bytes()
    with pytest.raises(UserError, match="did not write it"):
        export_plan(plan, hers)
    assert hers.read_bytes() == before


def test_a_folder_and_other_endings(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        export_plan(plan, tmp_path)
    with pytest.raises(UserError, match=r"\.xlsx, \.json or \.pdf"):
        export_plan(plan, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_what_stops_the_writing_leaves_nothing(plan: Plan, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int, text: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_plan(plan, tmp_path / "a.xlsx", stop)
    assert list(tmp_path.iterdir()) == []
