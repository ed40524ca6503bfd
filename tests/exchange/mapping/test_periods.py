"""Reporting periods."""

from __future__ import annotations

from planapp.exchange.grid import Sheet, Value
from tests.exchange.sheets import mapped, sheet_of


def periods(*sheets: Sheet) -> list[tuple[str, bool]]:
    return [(period.label, period.current) for period in mapped(*sheets).plan.periods.of()]


def rated(*headings: str, name: str = "Plan") -> Sheet:
    header: list[Value] = ["Action", "Lead", *headings]
    return sheet_of([header, [f"Action {name}", "x", *["R"] * len(headings)]], name=name)


def test_dated_periods_are_in_order_of_their_dates() -> None:
    assert periods(rated("RAG 03/18", "RAG 11/17")) == [("11/17", False), ("03/18", True)]


def test_others_are_in_order_of_the_columns() -> None:
    assert periods(rated("RAG Q2", "RAG Q1")) == [("Q2", False), ("Q1", True)]


def test_equal_labels_are_two_periods() -> None:
    assert periods(rated("RAG 11/17", "RAG 11/17")) == [("11/17", False), ("11/17", True)]


def test_sheets_share_their_periods() -> None:
    first, second = rated("RAG 11/17", name="North"), rated("RAG 11/17", "RAG 01/18", name="South")
    found = mapped(first, second).plan
    assert [period.label for period in found.periods.of()] == ["11/17", "01/18"]
    assert len(found.ratings) == 3


def test_none_is_frozen() -> None:
    assert not any(period.frozen for period in mapped(rated("RAG 11/17")).plan.periods)


def test_a_plan_without_ratings_has_none() -> None:
    assert periods(rated()) == []
