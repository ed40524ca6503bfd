from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.domain.rollup import Trend, rated_below, roll_up, trend, trend_below
from tests.domain.northshire import (
    AMBER,
    AUDIT,
    COMPLETE,
    GREEN,
    JULY,
    JUNE,
    MARCH,
    OBJECTIVE,
    RED,
    REVIEW,
    SECOND_THEME,
    THEME,
    VISIT,
    northshire,
)


def with_ratings(*ratings: tuple[int, int, int | None]) -> Plan:
    """Return the plan with more ratings: item, period, level."""
    rows = (r.Rating(9000 + at, item, period, level) for at, (item, period, level) in enumerate(ratings))
    return northshire(*rows)


def test_a_roll_up_counts_the_actions_below_worst_first(plan: Plan) -> None:
    assert roll_up(plan, THEME, MARCH) == (("amber", 1), ("green", 1), ("to rate", 1))
    assert roll_up(plan, OBJECTIVE, MARCH) == (("amber", 1), ("green", 1))


def test_actions_without_a_row_are_still_to_rate_and_not_rated_is_another_thing() -> None:
    plan = with_ratings((AUDIT, JUNE, None))
    assert roll_up(plan, OBJECTIVE, JUNE) == (("green", 1), ("", 1))
    assert roll_up(plan, OBJECTIVE, JULY) == (("to rate", 2),)


def test_nothing_stands_below_an_empty_theme(plan: Plan) -> None:
    assert roll_up(plan, SECOND_THEME, MARCH) == ()
    assert trend_below(plan, SECOND_THEME, JUNE) is None


def test_archived_actions_and_levels_outside_roll_ups_are_not_counted(plan: Plan) -> None:
    archived = northshire(replace(plan.items[AUDIT], archived=True))
    assert [item.id for item in rated_below(archived, THEME)] == [VISIT, REVIEW]
    left_out = northshire(replace(plan.levels[AMBER], in_rollups=False))
    assert roll_up(left_out, OBJECTIVE, MARCH) == (("green", 1),)


def test_the_rating_of_a_parent_is_not_one_of_what_stands_below() -> None:
    assert roll_up(with_ratings((OBJECTIVE, JULY, RED)), THEME, JULY) == (("to rate", 3),)


def test_a_stored_roll_up_stays_what_it_was(plan: Plan) -> None:
    frozen = replace(plan.periods[MARCH], frozen=True)
    stored = northshire(frozen, r.Rollup(1, THEME, MARCH, (("amber", 5),)))
    assert roll_up(stored, THEME, MARCH) == (("amber", 5),)


def test_a_trend_names_the_period_it_compares_with(plan: Plan) -> None:
    assert trend(plan, VISIT, JUNE) == Trend(1, plan.periods[MARCH])


def test_a_trend_skips_periods_in_which_there_was_no_level() -> None:
    plan = with_ratings((AUDIT, JUNE, None), (AUDIT, JULY, RED))
    assert trend(plan, AUDIT, JULY) == Trend(-1, plan.periods[MARCH])


def test_there_is_no_trend_without_a_level_now_or_before(plan: Plan) -> None:
    assert trend(plan, VISIT, JULY) is None
    assert trend(plan, VISIT, MARCH) is None
    assert trend(with_ratings((VISIT, JULY, None)), VISIT, JULY) is None


def test_the_same_level_is_a_trend_of_none() -> None:
    plan = with_ratings((VISIT, JULY, GREEN))
    assert trend(plan, VISIT, JULY) == Trend(0, plan.periods[JUNE])


def test_a_parent_compares_items_rated_in_both_periods_only() -> None:
    # AUDIT has nothing in June, the last rated period.
    plan = with_ratings((VISIT, JULY, RED), (AUDIT, JULY, COMPLETE))
    assert trend_below(plan, THEME, JULY) == Trend(-1, plan.periods[JUNE])


@pytest.mark.parametrize(("level", "balance"), [(COMPLETE, 2), (GREEN, 1), (AMBER, 0), (RED, 0)])
def test_better_and_worse_are_balanced(level: int, balance: int) -> None:
    # VISIT was amber and is green; AUDIT was green.
    plan = with_ratings((AUDIT, JUNE, level))
    assert trend_below(plan, THEME, JUNE) == Trend(balance, plan.periods[MARCH])


def test_a_parent_has_no_trend_without_items_rated_in_both(plan: Plan) -> None:
    assert trend_below(plan, THEME, MARCH) is None
    assert trend_below(plan, THEME, JULY) is None
    assert trend_below(with_ratings((AUDIT, JULY, RED)), THEME, JULY) is None


def test_levels_outside_roll_ups_are_neither_better_nor_worse(plan: Plan) -> None:
    left_out = northshire(replace(plan.levels[AMBER], in_rollups=False), r.Rating(9, AUDIT, JUNE, GREEN))
    assert trend_below(left_out, THEME, JUNE) == Trend(0, plan.periods[MARCH])
