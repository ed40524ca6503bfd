"""Facts of rows: roll-ups as the domain counts them, letters, periods of days, what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.letters import letter, letters_below
from planapp.domain.plan import Plan, make_plan
from planapp.domain.rollup import roll_up
from planapp.models.overdue import is_overdue
from planapp.models.period_of_day import Calendar
from planapp.models.roll_ups import roll_ups
from tests.models import plans as p
from tests.strategies import plans


@given(plans(most_items=8, most_rows=8, texts=st.sampled_from(["A", "a", "A (2)"])))
def test_all_roll_ups_at_once_are_those_of_each_period(plan: Plan) -> None:
    for item in plan.items:
        found = roll_ups(plan, item.id)
        for period in plan.periods:
            assert found[period.id] == roll_up(plan, item.id, period.id)


@pytest.mark.parametrize(("place", "shown"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (702, "aaa")])
def test_letters_go_on_behind_z(place: int, shown: str) -> None:
    assert letter(place) == shown


def test_letters_pass_over_numbers_and_the_archive() -> None:
    plan = p.small_plan()
    assert letters_below(plan, p.VISITS) == {p.STANDARD: "a", p.SAMPLE: "b"}
    plan = p.edited(plan, edits.archive_items(plan, [p.STANDARD]))
    assert letters_below(plan, p.VISITS) == {p.SAMPLE: "a"}


def calendar(*periods: tuple[str, date | None]) -> Calendar:
    rows = [r.Period(n + 1, f"V{n}V", label, ends_on) for n, (label, ends_on) in enumerate(periods)]
    return Calendar(make_plan(rows))


def test_a_day_falls_in_the_period_that_ends_next() -> None:
    uneven = calendar(("11/17", date(2017, 11, 30)), ("01/18", date(2018, 1, 31)), ("March 2018", None))
    for day, period in (
        (date(2017, 10, 31), None),
        (date(2017, 11, 1), 1),
        (date(2017, 11, 30), 1),
        (date(2017, 12, 1), 2),
        (date(2018, 3, 31), 3),
        (date(2018, 4, 1), None),
        (None, None),
    ):
        assert uneven.period_of(day) == period


def test_periods_without_days_hold_none() -> None:
    assert calendar(("Phase 1", None)).period_of(date(2018, 1, 1)) is None
    assert calendar(("Q1 2026", None)).period_of(date(2026, 1, 1)) == 1


@pytest.mark.parametrize(
    ("changed", "overdue"),
    [
        ({}, True),
        ({"due_to": p.TODAY}, False),
        ({"due_to": None}, False),
        ({"state": "complete"}, False),
        ({"state": "dropped"}, False),
        ({"state": "ongoing"}, True),
        ({"done_on": date(2026, 4, 1)}, False),
        ({"archived": True}, False),
    ],
)
def test_overdue_is_what_should_be_over_and_is_not(changed: dict[str, object], overdue: bool) -> None:
    plan = p.small_plan()
    assert is_overdue(plan, replace(plan.items[p.VISITS], **changed), p.TODAY) is overdue


def test_a_last_rating_that_counts_as_done_ends_it() -> None:
    plan = p.small_plan()
    done = p.edited(plan, edits.rate(plan, [p.VISITS], p.APR, p.COMPLETE))
    assert not is_overdue(done, done.items[p.VISITS], p.TODAY)
    again = p.edited(done, edits.rate(done, [p.VISITS], p.APR, None))
    assert is_overdue(again, again.items[p.VISITS], p.TODAY)
