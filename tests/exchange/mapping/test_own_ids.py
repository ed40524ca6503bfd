"""Ids survive a round trip through planapp's own workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from planapp import paths
from planapp.domain.plan import Plan
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.reading import read


@pytest.fixture(params=["plan-a", "plan-b", "sample"])
def plan(request: pytest.FixtureRequest) -> Plan:
    if request.param == "sample":
        return read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan
    shared: Path = request.getfixturevalue("shared")
    return read(shared / "plans" / f"{request.param}.xlsx").plan


def test_items_and_indicators_keep_their_ids(plan: Plan, tmp_path: Path) -> None:
    write_workbook(plan, tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx").plan
    untold = [item for item in plan.items if item.id not in found.items]
    # Objective 8 of plan A has no row: it is told by the numbers of its actions alone.
    assert all(item.kind == "objective" and not item.title for item in untold)
    assert len(untold) <= 1
    assert [row.id for row in found.indicators.of()] == [row.id for row in plan.indicators.of()]


def test_a_row_that_was_copied_does_not_share_its_id(tmp_path: Path) -> None:
    plan = read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan
    write_workbook(plan, tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = workbook.worksheets[0]
    sheet.append([cell.value for cell in sheet[sheet.max_row]])
    workbook.save(tmp_path / "b.xlsx")
    mapped = read(tmp_path / "b.xlsx")
    last = max(plan.walk(), key=lambda item: len(mapped.paths[item.id]))
    claims = [ids[-1] for ids in mapped.paths.values()]
    assert len(mapped.plan.items) > len(plan.items)
    assert len(claims) > len(set(claims))
    assert last.id in mapped.plan.items


def test_paths_are_whole_or_nothing() -> None:
    assert ids_in("00c0ffee0001/00c0ffee0002") == (0xC0FFEE0001, 0xC0FFEE0002)
    for other in ("", "c0ffee", "00c0ffee0001/", "00c0ffee0001/x", "000000000000", "00C0FFEE0001 note"):
        assert ids_in(other) == ()
