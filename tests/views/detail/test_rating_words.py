"""What is said of a rating, and of what it was before."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import Item, Period
from planapp.models.facts import Facts
from planapp.views.detail.rating_words import before_words, openness, period_words, rating_words

TODAY = date(2026, 4, 20)


def find(plan: Plan, ref: str) -> Item:
    return next(one for one in plan.items if one.ref == ref)


def said(plan: Plan, ref: str, place: int) -> tuple[str, str]:
    facts, item, period = Facts(plan, TODAY), find(plan, ref), plan.periods.of()[place]
    return rating_words(facts, item, facts.cell(item, period.id)), before_words(facts, item, period)


@pytest.mark.parametrize(
    ("ref", "place", "now", "before"),
    [
        ("1.2.1", 7, "Red in April", "was Red in March, Amber in February"),
        ("1.1.1", 4, "Green in January", "was Amber in December 2025, Red in October 2025"),
        ("1.1.2", 7, "Still to rate in April", "was Amber in March, Red in November 2025"),
        ("1.2.2", 2, "Not rated in November", ""),
        ("1.2.2", 0, "No rating in September", ""),
        ("1", 6, "March", "1 red, 1 amber, 1 green, 1 complete"),
    ],
)
def test_words(small: Plan, ref: str, place: int, now: str, before: str) -> None:
    assert said(small, ref, place) == (now, before)


def test_a_rating_that_was_carried_forward_says_so(small: Plan) -> None:
    current = small.periods.of()[-1]
    plan = apply(small, edits.carry_forward(small, current.id))
    assert said(plan, "1.1.2", 7)[0] == "Amber in April, carried forward"


def test_openness(small: Plan) -> None:
    assert openness(small) == "April 2026 is open; earlier periods are frozen"
    thawed = apply(small, edits.unfreeze(small, small.periods.of()[0].id, "To try it."))
    assert openness(thawed) == "April 2026 is open; 6 earlier are frozen"
    frozen = apply(small, edits.freeze(small, small.periods.of()[-1].id))
    assert openness(frozen).startswith("April 2026 is frozen")
    assert openness(empty_plan()) == "The plan has no reporting period yet"


@pytest.mark.parametrize(
    ("label", "beside", "words"),
    [
        ("April 2026", None, "April"),
        ("2026", None, "2026"),
        ("03/18", None, "03/18"),
        ("December 2025", "April 2026", "December 2025"),
        ("March 2026", "April 2026", "March"),
    ],
)
def test_periods_lose_their_year_where_it_goes_without_saying(
    label: str, beside: str | None, words: str
) -> None:
    other = Period(2, label=beside) if beside is not None else None
    assert period_words(Period(1, label=label), other) == words
