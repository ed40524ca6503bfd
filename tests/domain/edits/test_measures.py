from __future__ import annotations

from planapp.domain import edits
from planapp.domain.plan import Plan
from tests.domain.northshire import AUDIT, INDICATOR, MEASURE, OTHER_MEASURE, VISIT, make


def test_a_measure_is_added_behind_the_last(plan: Plan) -> None:
    change_set = edits.add_measure(plan, VISIT, "No complaints", indicator=INDICATOR)
    assert change_set.label == "add measure to 1.1.1"
    assert make(plan, change_set).measures.of(VISIT)[2].text == "No complaints"
    assert make(plan, edits.add_measure(plan, AUDIT, "First")).measures.of(AUDIT)[0].text == "First"


def test_a_measure_is_changed_and_taken_out(plan: Plan) -> None:
    change = edits.set_measure(plan, MEASURE, "98% seen in time")
    assert change.label == "measure of 1.1.1"
    assert make(plan, change).measures[MEASURE].text == "98% seen in time"
    assert not edits.set_measure(plan, MEASURE, "95% seen in time")
    removal = edits.remove_measure(plan, MEASURE)
    assert removal.label == "delete measure of 1.1.1"
    after = make(plan, removal)
    assert after.measures.ids_of(VISIT) == (OTHER_MEASURE,)
    assert INDICATOR in after.indicators


def test_a_measure_is_linked_and_unlinked(plan: Plan) -> None:
    link = edits.link_measure(plan, OTHER_MEASURE, INDICATOR)
    assert link.label == "link measure of 1.1.1"
    unlink = edits.link_measure(plan, MEASURE, None)
    assert unlink.label == "unlink measure of 1.1.1"
    after = make(plan, link, unlink)
    assert [row.indicator for row in after.measures.of(VISIT)] == [None, INDICATOR]
    assert not edits.link_measure(plan, MEASURE, INDICATOR)


def test_measures_change_places(plan: Plan) -> None:
    change_set = edits.move_measure(plan, MEASURE, OTHER_MEASURE)
    assert change_set.label == "move measure of 1.1.1"
    assert make(plan, change_set).measures.ids_of(VISIT) == (OTHER_MEASURE, MEASURE)
    assert not edits.move_measure(plan, MEASURE, None)
