"""Which sheets there are, and their names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.exchange.workbook.overflow import Overflows
from planapp.exchange.workbook.sheets import free_name, sheets_of
from tests.exchange.workbook.making import Making, fields


def names(making: Making) -> list[tuple[str, list[str]]]:
    return [
        (sheet.name, [block.kind for block in sheet.blocks])
        for sheet in sheets_of(making.plan(), Overflows())
    ]


def test_a_plan_without_layouts_has_the_usual_sheets() -> None:
    making = Making()
    assert names(making) == [("Plan", ["plan"])]
    making.add(r.Indicator, name="Visits")
    assert names(making) == [("Plan", ["plan"]), ("Indicators", ["indicators"])]


def test_tables_that_share_a_sheet_of_hers_stay_together_in_her_order() -> None:
    making = Making()
    making.add(r.Indicator, name="Visits")
    making.layout(*fields("indicator"), kind="indicators", sheet="Priority 3")
    making.layout(*fields("action"), kind="plan", sheet="Priority 3")
    assert names(making) == [("Priority 3", ["indicators", "plan"])]


def test_a_name_is_one_that_excel_allows() -> None:
    assert free_name("A/B: [plan]?", []) == "A B   plan"
    assert free_name("Key", ["key"]) == "Key 2"
    assert free_name("planapp", []) == "planapp 2"
    assert free_name("x" * 40, ["x" * 31]) == "x" * 29 + " 2"
    assert free_name("'", []) == "Sheet"


@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_are_all_different_and_short_enough(wanted: list[str]) -> None:
    taken: list[str] = []
    for name in wanted:
        taken.append(free_name(name, taken))
    assert len({name.casefold() for name in taken}) == len(wanted)
    assert all(0 < len(name) <= 31 for name in taken)
