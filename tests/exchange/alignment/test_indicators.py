"""Indicators of a source against those of the plan."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import EVERYTHING, Comparison, compare_plans, take
from tests.domain import northshire as n
from tests.exchange.alignment.test_laws import strangers


def compared(plan: Plan, source: Plan) -> Comparison:
    return compare_plans(plan, strangers(source), carried=EVERYTHING)


def told(comparison: Comparison) -> list[tuple[str, object, str, str, str]]:
    return [(one.field, one.part, one.was, one.theirs, one.kind) for one in comparison.differences]


def taken(comparison: Comparison) -> Plan:
    return apply(comparison.plan, take(comparison.plan, comparison, comparison.differences, "import"))


def test_values_and_texts_are_compared_one_by_one() -> None:
    plan = n.northshire()
    source = apply(plan, edits.set_value(plan, n.INDICATOR, "2026-01", 95.0))
    source = apply(source, edits.set_value(source, n.INDICATOR, "2026-02", "n/a"))
    source = apply(source, edits.set_indicator(source, n.INDICATOR, target="98%", unit=""))
    comparison = compared(plan, source)
    assert told(comparison) == [
        ("unit", None, "%", "", "emptied"),
        ("target", None, "", "98%", "changed"),
        ("value", "2026-01", "94.6", "95", "changed"),
        ("value", "2026-02", "", "n/a", "changed"),
    ]
    after = taken(comparison)
    assert (after.indicators[n.INDICATOR].target, after.indicators[n.INDICATOR].unit) == ("98%", "")
    values = {row.month: (row.value, row.text) for row in after.indicator_values.of(n.INDICATOR)}
    assert values == {"2026-01": (95.0, ""), "2026-02": (None, "n/a")}


def test_a_value_that_was_rounded_as_shown_or_typed_as_text_is_the_same() -> None:
    plan = n.northshire()
    plan = apply(plan, edits.set_indicator(plan, n.INDICATOR, number_format="0.0%"))
    plan = apply(plan, edits.set_value(plan, n.INDICATOR, "2026-01", 0.94649))
    for typed in (0.946, 0.94649):
        source = apply(plan, edits.set_value(plan, n.INDICATOR, "2026-01", typed))
        assert told(compared(plan, source)) == []
    source = apply(plan, edits.set_value(plan, n.INDICATOR, "2026-01", 0.951))
    assert told(compared(plan, source)) == [("value", "2026-01", "94.6%", "95.1%", "changed")]


def test_one_is_paired_by_its_number_when_it_was_renamed() -> None:
    plan = n.northshire()
    source = apply(plan, edits.set_indicator(plan, n.INDICATOR, name="Visits within five days"))
    comparison = compared(plan, source)
    assert told(comparison) == [("indicator", None, "Visits in time", "Visits within five days", "changed")]
    assert taken(comparison).indicators[n.INDICATOR].name == "Visits within five days"


def test_new_ones_stand_where_they_do_in_the_source_and_missing_ones_stay() -> None:
    plan = n.northshire()
    plan = apply(plan, edits.add_indicator(plan, "Re-referrals", polarity="low"))
    source = apply(plan, edits.remove_indicator(plan, n.INDICATOR))
    source = apply(source, edits.add_indicator(source, "Caseloads", unit="cases"))
    first = next(row.id for row in source.indicators if row.name == "Caseloads")
    source = apply(source, edits.move_indicator(source, first, None))
    source = apply(source, edits.set_value(source, first, "2026-01", 17))
    comparison = compared(plan, source)
    assert [(one.kind, one.name) for one in comparison.differences] == [
        ("added", "Caseloads"),
        ("missing", "Visits in time"),
    ]
    change_set = take(plan, comparison, comparison.safe(), "import")
    after = apply(plan, change_set)
    assert [row.name for row in after.indicators.of()] == ["Caseloads", "Visits in time", "Re-referrals"]
    new = after.indicators.of()[0]
    assert [row.value for row in after.indicator_values.of(new.id)] == [17.0]
    assert n.INDICATOR not in taken(comparison).indicators


def test_a_source_without_indicators_says_nothing_of_them() -> None:
    plan = n.northshire()
    source = apply(plan, edits.remove_indicator(plan, n.INDICATOR))
    assert [one.table for one in compared(plan, source).differences if one.table != "items"] == []
