"""Whole workbooks: several sheets, nothing to find, our own hidden sheet."""

from __future__ import annotations

from dataclasses import replace

from planapp.exchange.grid import Sheet, Value
from tests.exchange.mapping.told import findings, outline
from tests.exchange.sheets import mapped, sheet_of


def plan_sheet(name: str, *actions: str, **more: str) -> Sheet:
    """Return a sheet of actions with a lead, and columns of her own with a text each."""
    header: list[Value] = ["Action", "Lead", *more]
    return sheet_of([header, *([action, "x", *more.values()] for action in actions)], name=name)


def test_an_empty_workbook() -> None:
    found = mapped()
    assert len(found.plan.items) == 0
    assert found.plan.about.title == "test"
    assert (found.accounting.filled, found.findings) == (0, ())


def test_a_sheet_that_is_no_plan_is_left_out() -> None:
    found = mapped(sheet_of([["Dear all", "Do this"], ["Yours", "Do that"]]))
    assert found.accounting.left_out == ("Plan!A1", "Plan!B1", "Plan!A2", "Plan!B2")
    assert findings(found) == [("Plan!A1", "4 of 4 cells are not in the plan. Add what you need by hand.")]


def test_a_header_alone() -> None:
    found = mapped(sheet_of([["Ref", "Action", "Lead"]]))
    assert len(found.plan.items) == 0
    assert (found.accounting.named, found.accounting.left_out) == (3, ())


def test_a_sheet_per_theme() -> None:
    found = mapped(
        plan_sheet("North", "a", "b"), plan_sheet("South", "c"), sheet_of([["Notes"]], name="Other")
    )
    assert outline(found.plan) == ["T  North", "  A  a", "  A  b", "T  South", "  A  c"]
    assert [layout.sheet for layout in found.plan.layouts.of()] == ["North", "South", "Other"]
    assert found.accounting.left_out == ()


def test_sheets_share_columns_of_her_own_by_heading() -> None:
    first, second = plan_sheet("North", "a", Board="n", Cost="1"), plan_sheet("South", "b", Board="s")
    plan = mapped(first, second).plan
    assert [field.heading for field in plan.extra_fields.of()] == ["Board", "Cost"]
    assert sorted(value.text for value in plan.extra_values) == ["1", "n", "s"]


def test_columns_headed_alike_on_two_sheets_stay_apart() -> None:
    sheets = [
        sheet_of([["Action", "Lead", "Board", "Board"], [name, "x", f"{name}1", f"{name}2"]], name=name)
        for name in ("n", "s")
    ]
    plan = mapped(*sheets).plan
    first, second = plan.extra_fields.of()
    texts = {
        field.id: {v.text for v in plan.extra_values if v.field == field.id} for field in (first, second)
    }
    assert texts == {first.id: {"n1", "s1"}, second.id: {"n2", "s2"}}


def test_a_column_of_numbers_here_and_words_there_holds_text() -> None:
    first = sheet_of([["Action", "Lead", "Cost"], ["a", "x", 5]], name="North")
    plan = mapped(first, plan_sheet("South", "b", Cost="five")).plan
    assert [field.type for field in plan.extra_fields] == ["text"]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden() -> None:
    found = mapped(replace(plan_sheet("Old", "a"), state="hidden"))
    assert len(found.plan.items) == 1
    assert findings(found) == [("Old!A1", "This sheet is hidden. What it holds was taken in like the rest.")]


def test_our_own_hidden_sheet_holds_nothing_of_the_plan() -> None:
    stamp = sheet_of([["Action", "Lead"], ["hash", "hash"]], name="planapp", state="hidden")
    found = mapped(plan_sheet("Plan", "a"), stamp)
    assert outline(found.plan) == ["A  a"]
    assert found.accounting.left_out == ()


def test_rows_that_a_merge_hides_are_left_out() -> None:
    found = mapped(sheet_of([["Action", "Lead"], ["a", "x"]], merges=["A1:XFD1048576"], notes={"A2": "Seen"}))
    assert len(found.plan.items) == 0
    assert found.accounting.left_out == ("Plan!A2", "Plan!B2")
    assert (
        "Plan!A2",
        "The note on this cell is not in the plan: ‘Seen’. Add it by hand if you need it.",
    ) in (findings(found))
