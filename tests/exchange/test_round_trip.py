"""Import, workbook out, import again: the same plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape
from zipfile import ZipFile

import openpyxl
import pytest

from planapp import paths
from planapp.domain import edits
from planapp.domain.changes import apply, values_of
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import Item
from planapp.domain.tables import SPECS
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.likeness import likeness
from tests.exchange.reading import read

PLANS = ("plan-a", "plan-b", "sample")


@pytest.fixture(params=PLANS)
def source(request: pytest.FixtureRequest) -> Path:
    if request.param == "sample":
        return paths.resource("samples", "northmere-improvement-plan.xlsx")
    shared: Path = request.getfixturevalue("shared")
    return shared / "plans" / f"{request.param}.xlsx"


def again(plan: Plan, target: Path) -> Plan:
    """Write a plan and read it back; every filled cell has to be accounted for."""
    write_workbook(plan, target)
    mapped = read(target)
    assert mapped.accounting.left_out == ()
    return mapped.plan


def test_what_comes_back_is_equal(source: Path, tmp_path: Path) -> None:
    plan = read(source).plan
    # The title of a plan without a title row is the name of its file.
    found, expected = likeness(again(plan, tmp_path / source.name)), likeness(plan)
    for part in expected:
        assert found[part] == expected[part], part


def test_a_second_time_round_changes_nothing(source: Path, tmp_path: Path) -> None:
    once = again(read(source).plan, tmp_path / source.name)
    assert likeness(again(once, tmp_path / source.name)) == likeness(once)


def test_every_item_is_there_without_the_hidden_sheet(source: Path, tmp_path: Path) -> None:
    plan = read(source).plan
    target = tmp_path / source.name
    write_workbook(plan, target)
    workbook = openpyxl.load_workbook(target)
    hidden = [sheet for sheet in workbook.worksheets if sheet.sheet_state != "visible"]
    assert hidden
    for sheet in hidden:
        workbook.remove(sheet)
    workbook.save(target)
    assert likeness(read(target).plan)["items"] == likeness(plan)["items"]


def test_every_item_is_there_without_the_hidden_column_too(source: Path, tmp_path: Path) -> None:
    plan = read(source).plan
    target = tmp_path / source.name
    write_workbook(plan, target)
    workbook = openpyxl.load_workbook(target)
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            workbook.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "planapp":
                    sheet.delete_cols(cell.column)
                    break
    workbook.save(target)
    found = read(target).plan
    assert [(i.kind, i.ref, i.title) for i in found.walk()] == [(i.kind, i.ref, i.title) for i in plan.walk()]


def test_part_of_a_plan_holds_no_text_of_the_rest(source: Path, tmp_path: Path) -> None:
    plan = read(source).plan
    top = plan.children(None)
    chosen, rest = top[0], top[1:]
    target = tmp_path / "part.xlsx"
    write_workbook(plan, target, only=[chosen.id])
    package = _all_text(target)
    shown = _texts(plan, chosen)
    assert chosen.title[:20] in package
    for group in rest:
        for text in _texts(plan, group):
            line = max(text.splitlines(), key=len, default="")
            if len(line) > 8 and not any(line in own for own in shown):
                assert line not in package


def _texts(plan: Plan, top: Item) -> set[str]:
    """Return every text of an item and of all below it, people's names included."""
    found: set[str] = set()
    for item in (top, *plan.walk(top.id)):
        rows: list[Any] = [item]
        for spec in SPECS:
            if spec.owner == "item":
                rows.extend(plan.table(spec.name).of(item.id))
        rows.extend(plan.people[row.person] for row in plan.assignments.of(item.id))
        found.update(value for row in rows for value in values_of(row).values() if isinstance(value, str))
    return found


def _all_text(path: Path) -> str:
    with ZipFile(path) as package:
        return unescape(
            "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
        )


def test_steps_with_numbers_of_their_own_come_back(tmp_path: Path) -> None:
    plan = apply(empty_plan(), edits.new_plan("A plan"))
    plan = apply(plan, edits.add_item(plan, "action", ref="1.1", title="Visit"))
    action = plan.children(None)[0].id
    for ref, title in (("1.1.1", "Ring the family"), ("1.1.2", "Agree a day"), ("", "Tell the school")):
        plan = apply(plan, edits.add_item(plan, "step", parent=action, ref=ref, title=title, due="June 2026"))
    found = again(plan, tmp_path / "a.xlsx")
    assert likeness(found)["items"] == likeness(plan)["items"]
