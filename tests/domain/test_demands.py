"""What the scale demands of an officer who rates, and of nobody and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply, inverted
from planapp.domain.demands import DemandUnmet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.models import plans as p


@pytest.fixture
def plan() -> Plan:
    """Red needs a comment, Complete needs evidence."""
    small = p.small_plan()
    small = apply(small, edits.set_level(small, p.RED, needs=r.COMMENT))
    return apply(small, edits.set_level(small, p.COMPLETE, needs=r.EVIDENCE))


def test_without_a_comment_the_rating_is_not_given(plan: Plan) -> None:
    with pytest.raises(DemandUnmet, match="Red needs a comment that says why") as refused:
        edits.rate_by_hand(plan, [p.PLANS], p.APR, p.RED)
    assert (refused.value.needs, refused.value.items) == (r.COMMENT, (p.PLANS,))
    with pytest.raises(DemandUnmet):
        edits.rate_by_hand(plan, [p.PLANS], p.APR, p.RED, comment="  ")


def test_rating_and_comment_are_one_step(plan: Plan) -> None:
    made = edits.rate_by_hand(plan, [p.PLANS], p.APR, p.RED, comment="Staff left")
    assert made.label == "rate 1.1.2 red"
    after = apply(plan, made)
    rating = after.rating(p.PLANS, p.APR)
    assert rating is not None
    assert (rating.level, rating.comment) == (p.RED, "Staff left")
    assert apply(after, inverted(made)) == plan


def test_a_comment_that_is_there_will_do(plan: Plan) -> None:
    rating = apply(plan, edits.rate_by_hand(plan, [p.VISITS], p.APR, p.RED)).rating(p.VISITS, p.APR)
    assert rating is not None
    assert rating.comment == "One team lags"


def test_of_several_only_those_without_a_comment_get_the_new_one(plan: Plan) -> None:
    with pytest.raises(DemandUnmet) as refused:
        edits.rate_by_hand(plan, [p.VISITS, p.PLANS, p.REPORT], p.APR, p.RED)
    assert refused.value.items == (p.PLANS, p.REPORT)
    made = edits.rate_by_hand(plan, [p.VISITS, p.PLANS, p.REPORT], p.APR, p.RED, comment="Cut")
    after = apply(plan, made)
    comments = {rating.item: rating.comment for rating in after.ratings if rating.period == p.APR}
    assert comments == {p.VISITS: "One team lags", p.PLANS: "Cut", p.REPORT: "Cut"}
    assert apply(after, inverted(made)) == plan


def test_evidence_is_demanded_by_name(plan: Plan) -> None:
    with pytest.raises(DemandUnmet, match=r"Complete needs evidence, and 1\.1\.1 has none yet"):
        edits.rate_by_hand(plan, [p.VISITS], p.APR, p.COMPLETE)
    with pytest.raises(DemandUnmet, match=r"1\.1\.1, 1\.1\.2 and 1\.2\.1 have none yet"):
        edits.rate_by_hand(plan, [p.VISITS, p.PLANS, p.REPORT], p.APR, p.COMPLETE)
    shown = apply(plan, edits.add_evidence(plan, p.VISITS, "Audit"))
    assert edits.rate_by_hand(shown, [p.VISITS], p.APR, p.COMPLETE).changes


def test_a_frozen_period_says_so_first(plan: Plan) -> None:
    with pytest.raises(UserError, match="frozen"):
        edits.rate_by_hand(plan, [p.PLANS], p.MAR, p.RED)


def test_what_is_demanded_is_not_taken_away_again(plan: Plan) -> None:
    red = apply(plan, edits.rate_by_hand(plan, [p.PLANS], p.APR, p.RED, comment="Staff left"))
    with pytest.raises(DemandUnmet):
        edits.comment_by_hand(red, p.PLANS, p.APR, "")
    assert edits.comment_by_hand(red, p.PLANS, p.APR, "Two left").changes
    # Another rating demands nothing.
    assert edits.comment_by_hand(plan, p.VISITS, p.APR, "").changes


def test_what_a_file_brought_without_a_reason_can_be_read_and_commented(plan: Plan) -> None:
    bare = apply(plan, edits.rate(plan, [p.PLANS], p.APR, p.RED))
    assert not edits.comment_by_hand(bare, p.PLANS, p.APR, "").changes
    complete = apply(plan, edits.rate(plan, [p.PLANS], p.APR, p.COMPLETE))
    assert edits.comment_by_hand(complete, p.PLANS, p.APR, "Signed off").changes


# Carrying forward.


def test_what_is_carried_tells_from_when(plan: Plan) -> None:
    found = edits.to_carry(plan, p.APR)
    assert [(one.item, one.level.id, one.since.id, one.lacks) for one in found] == [
        (p.PLANS, p.GREEN, p.MAR, "")
    ]
    after = apply(plan, edits.carry_forward(plan, p.APR))
    rating = after.rating(p.PLANS, p.APR)
    assert rating is not None
    assert (rating.level, rating.carried) == (p.GREEN, True)
    again = apply(after, edits.rate_by_hand(after, [p.PLANS], p.APR, p.GREEN)).rating(p.PLANS, p.APR)
    assert again == replace(rating, carried=False)


@pytest.mark.parametrize("needs", [r.COMMENT, r.EVIDENCE])
def test_carrying_does_not_get_round_a_demand(plan: Plan, needs: str) -> None:
    demanding = apply(plan, edits.set_level(plan, p.GREEN, needs=needs))
    assert [one.lacks for one in edits.to_carry(demanding, p.APR)] == [needs]
    assert not edits.carry_forward(demanding, p.APR).changes
