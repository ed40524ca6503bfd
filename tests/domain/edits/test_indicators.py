from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain.figures import read_number
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import INDICATOR, MEASURE, VALUE, make


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("94.6", 94.6),
        (" 1,200 ", 1200.0),
        ("-3", -3.0),
        ("\u22123", -3.0),
        ("+.5", 0.5),
        ("94.6 %", 94.6),
        ("94.6\u00a0%", 94.6),
        (7, 7.0),
        (0.25, 0.25),
    ],
)
def test_a_number_is_read_as_typed(typed: str | float, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "n/a",
        "-",
        "%",
        "12,00",
        "1 200",
        "94.6 (est)",
        "9" * 400,
        float("inf"),
        float("nan"),
        10**400,
        "1e5",
    ],
)
def test_what_is_no_number_is_none(typed: str | float) -> None:
    assert read_number(typed) is None


def test_per_cent_is_a_share_where_the_format_says_so(plan: Plan) -> None:
    assert read_number("50 %", as_share=True) == 0.5
    assert read_number("0.5", as_share=True) == 0.5
    shares = make(plan, edits.set_indicator(plan, INDICATOR, number_format="0.0%"))
    assert (
        make(shares, edits.set_value(shares, INDICATOR, "2026-01", "50%")).indicator_values[VALUE].value
        == 0.5
    )


def test_a_value_is_set_changed_and_taken_out(plan: Plan) -> None:
    change_set = edits.set_value(plan, INDICATOR, "2026-02", "95")
    assert change_set.label == "Visits in time in 2026-02"
    after = make(plan, change_set)
    assert {row.month: row.value for row in after.indicator_values} == {"2026-01": 94.6, "2026-02": 95.0}
    changed = make(plan, edits.set_value(plan, INDICATOR, "2026-01", "n/a")).indicator_values[VALUE]
    assert (changed.value, changed.text) == (None, "n/a")
    assert not make(plan, edits.set_value(plan, INDICATOR, "2026-01", " ")).indicator_values
    assert not edits.set_value(plan, INDICATOR, "2026-01", "94.6")
    assert not edits.set_value(plan, INDICATOR, "2026-02", "")


def test_an_indicator_is_added_changed_and_moved(plan: Plan) -> None:
    add = edits.add_indicator(plan, "Caseload", polarity="low", unit="cases")
    assert add.label == "add indicator Caseload"
    after = make(plan, add)
    added = after.indicators.of()[-1]
    assert (added.name, added.polarity, added.unit) == ("Caseload", "low", "cases")
    move = edits.move_indicator(after, added.id, None)
    assert move.label == "move indicator Caseload"
    assert make(after, move).indicators.ids_of() == (added.id, INDICATOR)
    assert edits.set_indicator(plan, INDICATOR, target="98").label == "details of Visits in time"
    assert not edits.set_indicator(plan, INDICATOR, polarity="high")


def test_good_is_high_or_low_or_not_said(plan: Plan) -> None:
    for refused in (
        lambda: edits.add_indicator(plan, "Caseload", polarity="up"),
        lambda: edits.set_indicator(plan, INDICATOR, polarity="up"),
    ):
        with pytest.raises(UserError, match=r"An indicator is good when it is high or low. Choose one"):
            refused()


def test_an_indicator_goes_with_its_values_and_its_measures_stay(plan: Plan) -> None:
    change_set = edits.remove_indicator(plan, INDICATOR)
    assert change_set.label == "delete indicator Visits in time"
    after = make(plan, change_set)
    assert (len(after.indicators), len(after.indicator_values)) == (0, 0)
    assert after.measures[MEASURE].indicator is None
