"""What is still to rate: the count keeps up with every edit, and agrees with what the board shows."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, inverted
from planapp.domain.plan import Plan
from planapp.models.facts import Facts
from planapp.models.roles import State
from planapp.models.to_rate import ToRate
from planapp.models.touched import touched
from tests.models import plans as p


class Counted:
    """A plan that is edited, with the count that follows it."""

    def __init__(self, period: int | None = p.APR) -> None:
        self.plan = p.small_plan()
        self.facts = Facts(self.plan, p.TODAY)
        self.count = ToRate(self.facts, period)

    def do(self, change_set: ChangeSet) -> None:
        before, self.plan = self.plan, apply(self.plan, change_set)
        self.facts.go_on(self.plan, touched(before, self.plan, change_set))
        self.count.follow(change_set)
        anew = ToRate(Facts(self.plan, p.TODAY), self.count.period)
        assert (self.count.left, self.count.rated) == (anew.left, anew.rated)


def test_what_has_no_rating_is_left() -> None:
    counted = Counted()
    assert counted.count.left == {p.PLANS}
    assert counted.count.rated == {p.VISITS, p.REPORT}
    assert counted.count.words == "1 of 3 still to rate"


def test_it_agrees_with_the_board() -> None:
    facts = Facts(p.small_plan(), p.TODAY)
    shown = {item.id for item in p.small_plan().items if facts.cell(item, p.APR).state is State.TO_RATE}
    assert ToRate(facts, p.APR).left == shown


def test_a_rating_an_undo_and_a_clearing_count_at_once() -> None:
    counted = Counted()
    rated = edits.rate(counted.plan, [p.PLANS], p.APR, None)
    counted.do(rated)
    assert counted.count.words == "All 3 rated"
    counted.do(inverted(rated))
    assert counted.count.left == {p.PLANS}
    counted.do(edits.clear_ratings(counted.plan, [p.VISITS, p.REPORT], p.APR))
    assert counted.count.words == "3 of 3 still to rate"


def test_items_that_come_and_go_count() -> None:
    counted = Counted()
    counted.do(edits.add_item(counted.plan, r.ACTION, parent=p.FIRST, title="New"))
    assert len(counted.count.left) == 2
    counted.do(edits.archive_items(counted.plan, [p.PLANS]))
    assert len(counted.count.left) == 1
    counted.do(edits.add_item(counted.plan, r.ACTION, parent=p.FIRST, title="Newer"))
    newer = next(item for item in counted.plan.items if item.title == "Newer")
    counted.do(edits.remove_items(counted.plan, [newer.id]))
    assert len(counted.count.left) == 1


def test_a_rating_in_an_earlier_period_begins_an_action_earlier() -> None:
    counted = Counted(p.MAR)
    counted.do(edits.unfreeze(counted.plan, p.MAR, "A mistake"))
    counted.do(edits.unfreeze(counted.plan, p.FEB, "A mistake"))
    assert counted.count.left == set()
    counted.do(edits.clear_ratings(counted.plan, [p.PLANS], p.MAR))
    assert counted.count.left == set()
    counted.do(edits.rate(counted.plan, [p.PLANS], p.FEB, p.RED))
    assert counted.count.left == {p.PLANS}


@pytest.mark.parametrize("period", [None, p.FEB, 999])
def test_where_nothing_can_be_rated_nothing_is_left(period: int | None) -> None:
    assert not ToRate(Facts(p.small_plan(), p.TODAY), period).left


def test_a_new_period_is_counted_when_it_is_current() -> None:
    counted = Counted()
    may = edits.add_period(counted.plan, "May 2026", ends_on=date(2026, 5, 31), current=True)
    counted.do(may)
    counted.count.count(next(one.id for one in counted.plan.periods if one.current))
    assert counted.count.words == "3 of 3 still to rate"


def test_a_plan_without_actions_says_nothing() -> None:
    plan: Plan = apply(p.small_plan(), edits.archive_items(p.small_plan(), [p.THEME]))
    assert ToRate(Facts(plan, p.TODAY), p.APR).words == ""
