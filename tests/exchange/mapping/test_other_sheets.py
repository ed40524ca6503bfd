"""Sheets without a plan: their text is kept."""

from __future__ import annotations

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings
from tests.exchange.sheets import mapped, sheet_of

PLAN: list[list[Value]] = [["Ref", "Action", "Lead"], ["1", "a", "x"]]
HELP: list[list[Value]] = [["How to use this"], [], ["Choose", "one of these"]]


def test_the_text_of_a_sheet_without_a_plan_is_kept() -> None:
    found = mapped(sheet_of(HELP, name="Help"), sheet_of(PLAN))
    kept = [layout for layout in found.plan.layouts.of() if layout.kind == "other"]
    assert [(layout.sheet, layout.titles) for layout in kept] == [
        ("Help", ("How to use this", "Choose\tone of these"))
    ]
    assert found.accounting.left_out == ()
    assert findings(found, "look") == [
        ("Help!A1", "No plan was found on this sheet. Its text is kept with the plan as it stands.")
    ]


def test_where_there_is_no_plan_at_all_everything_is_left_out() -> None:
    found = mapped(sheet_of(HELP, name="Help"))
    assert len(found.accounting.left_out) == 3
    assert len(found.plan.layouts) == 0


def test_a_sheet_of_data_is_left_out() -> None:
    data: list[list[Value]] = [[n, n + 1, n + 2] for n in range(7000)]
    found = mapped(sheet_of(PLAN), sheet_of(data, name="Data"))
    assert len(found.accounting.left_out) == 21_000
