from __future__ import annotations

from planapp.domain import edits
from planapp.domain.answers import items_answering, unanswered
from planapp.domain.plan import Plan
from tests.domain.northshire import EVENT, RECOMMENDATION, VISIT, make


def test_a_recommendation_without_items_is_unanswered(plan: Plan) -> None:
    plan = make(plan, edits.add_recommendation(plan, "Rec 4", source=EVENT))
    (new,) = (one.id for one in plan.recommendations if one.ref == "Rec 4")
    assert items_answering(plan) == {RECOMMENDATION: [VISIT], new: []}
    assert [one.id for one in unanswered(plan)] == [new]
    linked = make(plan, edits.link_recommendation(plan, VISIT, new))
    assert unanswered(linked) == []


def test_an_archived_item_answers_nothing(plan: Plan) -> None:
    plan = make(plan, edits.archive_items(plan, [VISIT]))
    assert [one.id for one in unanswered(plan)] == [RECOMMENDATION]
