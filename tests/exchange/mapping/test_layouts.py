"""Layouts learnt from her sheets."""

from __future__ import annotations

from datetime import datetime

from planapp.domain.plan import Plan
from planapp.domain.records import Layout, LayoutColumn
from planapp.exchange.grid import Value
from tests.exchange.sheets import mapped, sheet_of

ROWS: list[list[Value]] = [
    ["Our plan", "", "May"],
    ["", "Ref", "Action", "Due", "RAG 11/17", "Board", "Empty"],
    ["", "1. Leadership"],
    ["", "1.1", "a", datetime(2018, 3, 1), "R", "north"],
]
LOOKS = {**dict.fromkeys(["B2", "C2", "D2", "E2", "F2"], "1F3864"), "B3": "D9E2F3"}


def plan_of() -> Plan:
    return mapped(sheet_of(ROWS, merges=["B3:G3"], fills=LOOKS, formats={"D4": "mmm-yy"})).plan


def columns(plan: Plan, layout: Layout) -> tuple[LayoutColumn, ...]:
    return plan.layout_columns.of(layout.id)


def test_titles_and_looks() -> None:
    (layout,) = plan_of().layouts
    assert (layout.kind, layout.sheet, layout.titles) == ("plan", "Plan", ("Our plan\tMay",))
    assert dict(layout.look) == {
        "first_column": "2",
        "header_fill": "1F3864",
        "header_font": "",
        "theme_as": "banner",
        "theme_fill": "D9E2F3",
        "theme_font": "",
        "theme_join": ". ",
    }


def test_columns_in_her_order_under_her_headings() -> None:
    plan = plan_of()
    found = columns(plan, plan.layouts.of()[0])
    assert [(column.heading, column.field) for column in found] == [
        ("Ref", "ref"),
        ("Action", "action"),
        ("Due", "due"),
        ("RAG 11/17", "rating"),
        ("Board", "extra"),
        ("Empty", ""),
    ]
    assert found[2].number_format == "mmm-yy"
    assert plan.periods[found[3].period or 0].label == "11/17"
    assert plan.extra_fields[found[4].extra or 0].heading == "Board"


def test_the_title_of_the_plan_is_its_first_title() -> None:
    assert plan_of().about.title == "Our plan"


def test_tables_are_ranked_as_they_stand_in_the_workbook() -> None:
    indicators: list[list[Value]] = [["Indicator", "Target", "Jul 2017"], ["Visits", 1, 2], []]
    plan = mapped(sheet_of([*indicators, ["Action", "Lead"], ["a", "x"]])).plan
    assert [layout.kind for layout in plan.layouts.of()] == ["indicators", "plan"]
    assert columns(plan, plan.layouts.of()[0])[2].month == "2017-07"
