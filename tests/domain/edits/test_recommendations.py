from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import AUDIT, EVENT, RECOMMENDATION, VISIT, make


def test_an_event_is_added_and_changed(plan: Plan) -> None:
    add = edits.add_source_event(plan, "Letter of June 2026", kind="letter", on=date(2026, 6, 1))
    assert add.label == "add Letter of June 2026"
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
