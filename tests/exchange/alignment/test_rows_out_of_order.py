"""Rows that a sort has torn from what stands above them: what the reader makes to hold them is no row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import ADDED, MISSING, Comparison, take
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.alignment.sheets_again import Rows, against, changed, column_of, header_row, reordered
from tests.exchange.workbook.making import Making

GONE = "Visit every family within five days"


@pytest.fixture
def plan() -> Plan:
    """Two themes of two actions each, all but one with steps."""
    making = Making()
    titles = iter(("Audit closed files each month", GONE, "Recruit ten foster carers", "Publish a guide"))
    for one in (1, 2):
        theme = making.item(r.THEME, ("Timely help", "A steady workforce")[one - 1], ref=f"{one}")
        for two in (1, 2):
            title = next(titles)
            action = making.item(r.ACTION, title, theme, ref=f"{one}.{two}", due="31/03/2026")
            for step in ("Write it down", "Tell everybody", "Look at it again") if title != GONE else ():
                making.item(r.STEP, f"{step}, {title.lower()}", action)
    return making.plan()


def came_back(plan: Plan, folder: Path, change: Any) -> Comparison:
    path = folder / "sent.xlsx"
    write_workbook(plan, path)
    return against(plan, changed(path, folder / "back.xlsx", change))


def test_an_action_whose_row_is_gone_is_missing_and_not_emptied(plan: Plan, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        first = next(c.row for row in sheet.iter_rows() for c in row if c.value == GONE)
        sheet.delete_rows(first)
        # The steps of the first action stay below the theme, and it stands at the end itself.
        reordered(sheet, header_row(sheet, "Action") + 1, lambda rows: [rows[0], *rows[2:], rows[1]])

    comparison = came_back(plan, tmp_path, change)
    kinds = Counter((one.kind, one.field) for one in comparison.differences)
    assert kinds == {(MISSING, ""): 1, ("changed", "place"): 1}
    assert [one.name for one in comparison.differences if one.kind == MISSING] == [GONE]


def test_a_new_step_in_a_sorted_sheet_brings_no_empty_action(plan: Plan, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        step = column_of(sheet, "Step")
        last = next(c.row for row in sheet.iter_rows() for c in row if str(c.value).startswith("Look at it"))
        sheet.insert_rows(last + 1)
        sheet.cell(last + 1, step).value = "Ask the families"
        reordered(sheet, header_row(sheet, "Action") + 1, lambda rows: _first(rows, "Ask the families"))

    comparison = came_back(plan, tmp_path, change)
    assert [(one.kind, one.name) for one in comparison.differences] == [(ADDED, "Ask the families")]
    taken = apply(plan, take(plan, comparison, comparison.differences, "import"))
    (new,) = (item for item in taken.items if item.id not in plan.items)
    assert new.parent is not None
    assert taken.items[new.parent].kind == r.ACTION


def _first(rows: Rows, text: str) -> Rows:
    """Put the row with a text in front of the others, which stand upside down."""
    ahead = [row for row in rows if any(value == text for value, *_ in row)]
    return [*ahead, *(row for row in rows[::-1] if row not in ahead)]


def test_an_item_without_a_level_above_stays_where_the_sheet_shows_it(tmp_path: Path) -> None:
    making = Making()
    theme = making.item(r.THEME, "Timely help", ref="1")
    objective = making.item(r.OBJECTIVE, "Children are seen sooner", theme, ref="1.1")
    making.item(r.ACTION, GONE, objective, ref="1.1.1")
    making.item(r.ACTION, "Audit closed files each month", theme, ref="1.2")
    making.item(r.ACTION, "Recruit ten foster carers")
    making.item(r.STEP, "Ask all the families about it")
    plan = making.plan()
    path = tmp_path / "sent.xlsx"
    write_workbook(plan, path)
    assert against(plan, path).differences == ()
