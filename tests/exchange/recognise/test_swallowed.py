"""Pasted headers that hold the first values as well."""

from __future__ import annotations

from planapp.exchange.grid import Value
from planapp.exchange.recognise.swallowed import names_in
from tests.exchange.mapping.told import findings
from tests.exchange.sheets import mapped, sheet_of

ROWS: list[list[Value]] = [
    [
        "Indicator Visits in time % Plans judged good %",
        "Polarity",
        "Jul 94.6 50.0%",
        "N 7",
        "Notes Data awaited",
    ],
    ["Reviews held in time %", "High", "30.1", "", "Cleansed"],
]


def test_indicators_in_a_header() -> None:
    found = mapped(sheet_of(ROWS))
    names = ["Visits in time %", "Plans judged good %", "Reviews held in time %"]
    assert [indicator.name for indicator in found.plan.indicators.of()] == names
    values = [
        [value.text for value in found.plan.indicator_values.of(indicator.id)]
        for indicator in found.plan.indicators.of()
    ]
    assert values == [["94.6"], ["50.0%"], ["30.1"]]
    assert found.plan.indicators.of()[0].notes == "N 7\nData awaited"
    assert found.accounting.left_out == ()
    assert any("2 indicators stand in this header" in text for _, text in findings(found, "look"))


def test_names_are_told_apart_only_where_their_number_fits() -> None:
    assert names_in("Visits in time Plans judged good", 2) == ["Visits in time", "Plans judged good"]
    assert names_in("Visits in time Plans judged good", 3) == ["Visits in time Plans judged good"]
