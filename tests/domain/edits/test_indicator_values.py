"""Figures that are typed or pasted: one edit for any block, numbers read, the rest kept as it is."""

from __future__ import annotations

from dataclasses import replace

from planapp.domain import edits
from planapp.domain.plan import Plan
from tests.domain.northshire import INDICATOR, MEASURE, VALUE, make


def values(plan: Plan, indicator: int = INDICATOR) -> dict[str, float | str]:
    found = plan.indicator_values.of(indicator)
    return {row.month: row.text if row.value is None else row.value for row in found}


def typed(*texts: str, indicator: int = INDICATOR) -> dict[tuple[int, str], str]:
    return {(indicator, f"2026-{month:02}"): text for month, text in enumerate(texts, 1)}


def with_indicator(plan: Plan, **fields: str) -> tuple[Plan, int]:
    after = make(plan, edits.add_indicator(plan, "Caseload", **fields))
    return after, after.indicators.of()[-1].id


def test_a_block_is_one_edit_and_says_how_much_it_is(plan: Plan) -> None:
    one = edits.type_values(plan, {(INDICATOR, "2026-02"): "95"})
    assert one.label == "Visits in time in February 2026"
    several = edits.type_values(plan, typed("91", "1,200", "n/a", "–", " "))
    assert several.label == "5 values of Visits in time"
    after = make(plan, several)
    assert values(after) == {"2026-01": 91.0, "2026-02": 1200.0, "2026-03": "n/a", "2026-04": "–"}
    other, added = with_indicator(plan)
    both = typed("1") | typed("2", indicator=added)
    assert edits.type_values(other, both).label == "2 values of 2 indicators"


def test_nothing_takes_a_value_out_and_the_same_changes_nothing(plan: Plan) -> None:
    assert VALUE not in make(plan, edits.type_values(plan, typed(""))).indicator_values
    assert not edits.type_values(plan, typed("94.6"))
    assert not edits.type_values(plan, {(INDICATOR, "2026-05"): " "})


def test_the_first_figures_in_percent_make_an_indicator_percent(plan: Plan) -> None:
    after, added = with_indicator(plan)
    after = make(after, edits.type_values(after, typed("94%", "n/a", "95 %", indicator=added)))
    assert after.indicators[added].unit == "%"
    assert values(after, added) == {"2026-01": 94.0, "2026-02": "n/a", "2026-03": 95.0}


def test_what_has_a_unit_or_other_figures_keeps_it(plan: Plan) -> None:
    for fields, texts in (({"unit": "days"}, ["94%"]), ({}, ["94%", "12"]), ({}, ["n/a"])):
        after, added = with_indicator(plan, **fields)
        after = make(after, edits.type_values(after, typed(*texts, indicator=added)))
        assert after.indicators[added].unit == fields.get("unit", "")


def test_shares_are_read_as_excel_reads_them(plan: Plan) -> None:
    after, added = with_indicator(plan, number_format="0.0%")
    after = make(after, edits.type_values(after, typed("94.6", indicator=added)))
    assert values(after, added) == {"2026-01": 0.946}
    after = make(after, edits.type_values(after, typed("0.9", "1", "95%", indicator=added)))
    assert values(after, added) == {"2026-01": 0.9, "2026-02": 1.0, "2026-03": 0.95}
    after = make(after, edits.type_values(after, typed("90", "1", indicator=added)))
    assert values(after, added) == {"2026-01": 0.9, "2026-02": 0.01, "2026-03": 0.95}


def test_a_copy_says_all_that_the_first_does_and_has_no_values(plan: Plan) -> None:
    change_set = edits.duplicate_indicator(plan, INDICATOR)
    assert change_set.label == "duplicate indicator Visits in time"
    after = make(plan, change_set)
    first, copy = after.indicators.of()
    assert first == plan.indicators[INDICATOR]
    assert replace(copy, id=0, rank="") == replace(first, id=0, rank="")
    assert not after.indicator_values.of(copy.id)


def test_several_are_deleted_in_one_edit(plan: Plan) -> None:
    after, added = with_indicator(plan)
    change_set = edits.remove_indicators(after, [INDICATOR, added])
    assert change_set.label == "delete 2 indicators"
    gone = make(after, change_set)
    assert (len(gone.indicators), len(gone.indicator_values)) == (0, 0)
    assert gone.measures[MEASURE].indicator is None
