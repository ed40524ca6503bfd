"""Which files may be replaced by an export."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from planapp.domain.changes import apply
from planapp.domain.edits import new_plan
from planapp.domain.plan import Plan, empty_plan
from planapp.exchange.ours import is_ours
from planapp.exchange.plan_json import write_json
from planapp.exchange.write_workbook import write_workbook


@pytest.fixture
def plan() -> Plan:
    return apply(empty_plan(), new_plan("A plan"))


def test_our_own_exports(plan: Plan, tmp_path: Path) -> None:
    write_workbook(plan, tmp_path / "a.xlsx")
    write_json(plan, tmp_path / "a.json")
    (tmp_path / "empty.xlsx").touch()
    assert all(is_ours(path) for path in tmp_path.iterdir())


def test_files_of_others(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "hers.xlsx")
    (tmp_path / "data.json").write_text('{"things": []}', encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n")
    assert not any(is_ours(path) for path in tmp_path.iterdir())


def test_a_missing_file(tmp_path: Path) -> None:
    assert not is_ours(tmp_path / "none.xlsx")
