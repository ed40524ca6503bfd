"""Tables of indicators."""

from __future__ import annotations

import pytest

from planapp.domain.plan import Plan
from planapp.domain.records import IndicatorValue
from planapp.exchange.grid import Value
from planapp.exchange.mapping.indicator_table import polarity_of
from tests.exchange.mapping.told import findings
from tests.exchange.sheets import mapped, sheet_of

HEADER: list[Value] = [
    "No",
    "Indicator",
    "Polarity",
    "2016/17",
    "SN average",
    "Target",
    "Jul",
    "Aug",
    "Comments",
]


def by_month(plan: Plan) -> list[IndicatorValue]:
    return sorted(plan.indicator_values, key=lambda row: row.month)


def test_all_fields() -> None:
    values: list[Value] = ["K1", "Visits", "High is good", "91%", 90, "95%", 0.5, "n/k", "Late data"]
    found = mapped(sheet_of([HEADER, values], formats={"G2": "0%"}))
    (indicator,) = found.plan.indicators
    assert (indicator.ref, indicator.name, indicator.polarity) == ("K1", "Visits", "high")
    assert (indicator.baseline_label, indicator.baseline, indicator.comparator_label) == (
        "2016/17",
        "91%",
        "SN average",
    )
    assert (indicator.comparator, indicator.target, indicator.notes) == ("90", "95%", "Late data")
    assert indicator.number_format == "0%"
    assert [(row.month, row.value, row.text) for row in by_month(found.plan)] == [
        ("2017-07", 0.5, ""),
        ("2017-08", None, "n/k"),
    ]
    assert found.accounting.left_out == ()


def test_years_that_were_worked_out_are_reported() -> None:
    found = mapped(sheet_of([HEADER, ["K1", "Visits"]]))
    text = "The months Jul to Aug have no year. They were taken to start in 2017."
    assert findings(found, "look") == [("Plan!G1", text)]


def test_months_without_any_year_are_kept_without_one() -> None:
    found = mapped(sheet_of([["Indicator", "Target", "Jul"], ["Visits", 1, 2]]))
    text = "The months Jul have no year. They are kept without one."
    assert findings(found, "look") == [("Plan!C1", text)]
    assert [row.month for row in found.plan.indicator_values] == ["Jul"]


def test_a_month_that_stands_twice_is_kept_in_the_notes() -> None:
    found = mapped(sheet_of([["Indicator", "Target", "Jul 2017", "07/17"], ["Visits", 1, 2, 3]]))
    (indicator,) = found.plan.indicators
    assert indicator.notes == "07/17: 3"
    assert [row.value for row in found.plan.indicator_values] == [2.0]


def test_columns_of_her_own_are_kept_in_the_notes() -> None:
    found = mapped(sheet_of([["Indicator", "Target", "Owner", "Jul 2017"], ["Visits", 1, "Team Manager", 2]]))
    (indicator,) = found.plan.indicators
    assert indicator.notes == "Owner: Team Manager"


def test_notes_that_stand_in_each_column_of_a_split_merge_are_said_once() -> None:
    header: list[Value] = ["Indicator", "Target", "Jul 2017", "Notes", "Notes", "Owner"]
    found = mapped(sheet_of([header, ["Visits", 1, 2, "Late data", "Late data", "Late data"]]))
    (indicator,) = found.plan.indicators
    assert indicator.notes == "Late data\nOwner: Late data"


@pytest.mark.parametrize(
    ("text", "polarity", "notes"),
    [
        ("Low", "low", ""),
        ("Bigger is better", "high", ""),
        ("Higher – but see the audit", "high", "Polarity: Higher – but see the audit"),
        ("Neither", "", "Polarity: Neither"),
    ],
)
def test_polarity(text: str, polarity: str, notes: str) -> None:
    found = mapped(sheet_of([["Indicator", "Polarity", "Jul 2017"], ["Visits", text, 1]]))
    (indicator,) = found.plan.indicators
    assert (indicator.polarity, indicator.notes) == (polarity, notes)


def test_a_polarity_that_says_both_says_neither() -> None:
    assert polarity_of("High, not low") == ""


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, True])
def test_what_is_no_usable_number_is_kept_as_text(value: Value) -> None:
    found = mapped(sheet_of([["Indicator", "Target", "Jul 2017"], ["Visits", 1, value]]))
    (row,) = found.plan.indicator_values
    assert row.value is None
    assert row.text
