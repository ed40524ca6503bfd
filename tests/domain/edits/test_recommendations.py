from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planapp.domain import edits
from planapp.domain.changes import apply, inverted
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import AUDIT, EVENT, RECOMMENDATION, VISIT, make


def test_an_event_is_added_and_changed(plan: Plan) -> None:
    add = edits.add_source_event(plan, "Letter of June 2026", kind="letter", on=date(2026, 6, 1))
    assert add.label == "add Letter of June 2026"
    assert edits.add_source_event(plan, "").label == "add source"
    event = make(plan, add).source_events.of()[1]
    assert (event.title, event.kind, event.on) == ("Letter of June 2026", "letter", date(2026, 6, 1))
    change = edits.set_source_event(plan, EVENT, kind="visit")
    assert change.label == "details of Inspection of May 2025"
    assert make(plan, change).source_events[EVENT].kind == "visit"
    assert not edits.set_source_event(plan, EVENT, kind="inspection")


def test_an_event_stays_as_long_as_it_has_recommendations(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"Inspection of May 2025 has recommendations. Take these out first"):
        edits.remove_source_event(plan, EVENT)
    without = make(plan, edits.remove_recommendation(plan, RECOMMENDATION))
    removal = edits.remove_source_event(without, EVENT)
    assert removal.label == "delete Inspection of May 2025"
    assert not make(without, removal).source_events


def test_a_recommendation_is_added_changed_and_moved(plan: Plan) -> None:
    add = edits.add_recommendation(plan, "Rec 1", source=EVENT, text="Lead better", paragraph="12")
    assert add.label == "add recommendation Rec 1"
    after = make(plan, add)
    added = after.recommendations.of()[1]
    assert (added.ref, added.text, added.paragraph, added.source) == ("Rec 1", "Lead better", "12", EVENT)
    move = edits.move_recommendation(after, added.id, None)
    assert move.label == "move recommendation Rec 1"
    assert make(after, move).recommendations.ids_of() == (added.id, RECOMMENDATION)
    change = edits.set_recommendation(plan, RECOMMENDATION, source=None)
    assert change.label == "recommendation Rec 3"
    assert make(plan, change).recommendations[RECOMMENDATION].source is None
    assert not edits.set_recommendation(plan, RECOMMENDATION, ref="Rec 3")


def test_a_recommendation_goes_with_its_links(plan: Plan) -> None:
    removal = edits.remove_recommendation(plan, RECOMMENDATION)
    assert removal.label == "delete recommendation Rec 3"
    after = make(plan, removal)
    assert (len(after.recommendations), len(after.recommendation_links)) == (0, 0)
    assert EVENT in after.source_events


def test_an_item_answers_a_recommendation_once(plan: Plan) -> None:
    link = edits.link_recommendation(plan, AUDIT, RECOMMENDATION)
    assert link.label == "link 1.1.2 to a recommendation"
    after = make(plan, link)
    assert [row.recommendation for row in after.recommendation_links.of(AUDIT)] == [RECOMMENDATION]
    assert not edits.link_recommendation(after, AUDIT, RECOMMENDATION)
    unlink = edits.unlink_recommendation(after, AUDIT, RECOMMENDATION)
    assert unlink.label == "unlink 1.1.2 from a recommendation"
    assert make(after, unlink) == plan
    assert not edits.unlink_recommendation(plan, AUDIT, RECOMMENDATION)
    assert len(plan.recommendation_links.of(VISIT)) == 1


def with_another(plan: Plan, **values: Any) -> tuple[Plan, int]:
    """Return the plan with one recommendation more, and its id."""
    after = make(plan, edits.add_recommendation(plan, values.pop("ref", "Rec 3"), **values))
    return after, next(one.id for one in after.recommendations if one.id != RECOMMENDATION)


def test_merged_recommendations_are_answered_by_what_answered_either(plan: Plan) -> None:
    plan, other = with_another(plan, text="See them sooner", paragraph="12")
    plan = make(plan, edits.link_items(plan, [VISIT, AUDIT], other))
    change_set = edits.merge_recommendations(plan, RECOMMENDATION, [other, RECOMMENDATION])
    assert change_set.label == "merge 2 recommendations into recommendation Rec 3"
    after = make(plan, change_set)
    assert {link.item for link in after.recommendation_links} == {VISIT, AUDIT}
    assert {link.recommendation for link in after.recommendation_links} == {RECOMMENDATION}
    kept = after.recommendations[RECOMMENDATION]
    assert (kept.text, kept.paragraph) == ("See families in time\nSee them sooner", "41")
    assert apply(after, inverted(change_set)) == plan
    assert not edits.merge_recommendations(plan, RECOMMENDATION, [RECOMMENDATION])


def test_what_the_kept_recommendation_lacks_comes_from_the_others(plan: Plan) -> None:
    plan, other = with_another(plan, ref="", text="See families in time")
    after = make(plan, edits.merge_recommendations(plan, other, [RECOMMENDATION]))
    kept = after.recommendations[other]
    assert (kept.ref, kept.text, kept.paragraph, kept.source) == (
        "Rec 3",
        "See families in time",
        "41",
        EVENT,
    )


def test_merged_sources_hold_the_recommendations_of_both(plan: Plan) -> None:
    plan = make(plan, edits.add_source_event(plan, "Inspection 2025"))
    (other,) = (one.id for one in plan.source_events if one.id != EVENT)
    change_set = edits.merge_source_events(plan, other, [EVENT])
    assert change_set.label == "merge 2 sources into Inspection 2025"
    after = make(plan, change_set)
    assert after.recommendations[RECOMMENDATION].source == other
    assert (after.source_events[other].kind, after.source_events[other].on) == (
        "inspection",
        date(2025, 5, 12),
    )
    assert apply(after, inverted(change_set)) == plan


def test_a_source_is_moved(plan: Plan) -> None:
    plan = make(plan, edits.add_source_event(plan, ""))
    last = plan.source_events.of()[1]
    move = edits.move_source_event(plan, last.id, None)
    assert move.label == "move source"
    assert make(plan, move).source_events.ids_of() == (last.id, EVENT)


def test_several_items_are_linked_and_unlinked_in_one_step(plan: Plan) -> None:
    link = edits.link_items(plan, [VISIT, AUDIT], RECOMMENDATION)
    assert link.label == "link 2 items to recommendation Rec 3"
    after = make(plan, link)
    assert {row.item for row in after.recommendation_links} == {VISIT, AUDIT}
    unlink = edits.unlink_items(after, [AUDIT], RECOMMENDATION)
    assert unlink.label == "unlink 1.1.2 from recommendation Rec 3"
    assert make(after, unlink) == plan


def test_several_recommendations_are_deleted_in_one_step(plan: Plan) -> None:
    plan, other = with_another(plan)
    change_set = edits.remove_recommendations(plan, [other, RECOMMENDATION])
    assert change_set.label == "delete 2 recommendations"
    assert not make(plan, change_set).recommendations
    assert edits.remove_recommendations(plan, [other]).label == "delete recommendation Rec 3"


def test_a_recommendation_without_number_is_called_by_its_text(plan: Plan) -> None:
    plan, other = with_another(plan, ref="", text="Lead better")
    assert edits.remove_recommendation(plan, other).label == "delete recommendation ‘Lead better’"
    assert edits.add_recommendation(plan, "").label == "add recommendation"


def order(plan: Plan) -> list[tuple[int | None, list[str]]]:
    """Return the numbers of the recommendations of each event, those of none last."""
    sources = [*plan.source_events.ids_of(), None]
    rows = plan.recommendations.of()
    return [(source, [one.ref for one in rows if one.source == source]) for source in sources]


def test_a_recommendation_moves_by_one_and_from_event_to_event(plan: Plan) -> None:
    plan = make(plan, edits.add_source_event(plan, "Letter"))
    letter = plan.source_events.of()[1].id
    plan, other = with_another(plan, ref="L1", source=letter)
    plan = make(plan, edits.add_recommendation(plan, "Rec 4", source=EVENT))
    (fourth,) = (one.id for one in plan.recommendations if one.ref == "Rec 4")
    steps = [
        (fourth, -1, ["Rec 4", "Rec 3"], ["L1"], []),
        (fourth, -1, ["Rec 4", "Rec 3"], ["L1"], []),
        (fourth, 1, ["Rec 3", "Rec 4"], ["L1"], []),
        (fourth, 1, ["Rec 3"], ["Rec 4", "L1"], []),
        (RECOMMENDATION, 1, [], ["Rec 3", "Rec 4", "L1"], []),
        (other, 1, [], ["Rec 3", "Rec 4"], ["L1"]),
        (other, 1, [], ["Rec 3", "Rec 4"], ["L1"]),
        (other, -1, [], ["Rec 3", "Rec 4", "L1"], []),
        (other, -1, [], ["Rec 3", "L1", "Rec 4"], []),
    ]
    for row, step, first, second, rest in steps:
        before, change_set = plan, edits.shift_recommendation(plan, row, step)
        plan = make(plan, change_set)
        assert order(plan) == [(EVENT, first), (letter, second), (None, rest)]
        assert apply(plan, inverted(change_set)) == before


def test_a_source_moves_by_one(plan: Plan) -> None:
    plan = make(plan, edits.add_source_event(plan, "Letter"))
    letter = plan.source_events.of()[1].id
    shift = edits.shift_source_event(plan, letter, -1)
    assert shift.label == "move Letter"
    assert make(plan, shift).source_events.ids_of() == (letter, EVENT)
    assert not edits.shift_source_event(plan, letter, 1)


def test_a_source_is_deleted_with_its_recommendations(plan: Plan) -> None:
    change_set = edits.remove_sources(plan, [EVENT], [RECOMMENDATION])
    assert change_set.label == "delete 2 sources and recommendations"
    after = make(plan, change_set)
    assert not after.source_events
    assert apply(after, inverted(change_set)) == plan
    assert edits.remove_sources(plan, [], [RECOMMENDATION]).label == "delete recommendation Rec 3"
    with pytest.raises(UserError, match=r"has recommendations. Take these out first"):
        edits.remove_sources(plan, [EVENT], [])
