from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import (
    AGREE,
    AMBER,
    AUDIT,
    GREEN,
    JULY,
    JUNE,
    MARCH,
    OBJECTIVE,
    RED,
    REVIEW,
    VISIT,
    VISIT_MARCH,
    make,
    northshire,
)

FROZEN = r"March 2026 is frozen. Unfreeze it first, and say why"


def test_items_are_rated_at_once(plan: Plan) -> None:
    change_set = edits.rate(plan, [VISIT, AUDIT, VISIT], JULY, RED, comment="Late", by="Chair")
    assert change_set.label == "rate 2 items red"
    after = make(plan, change_set)
    for item in (VISIT, AUDIT):
        rating = after.rating(item, JULY)
        assert rating is not None
        assert (rating.level, rating.comment, rating.comment_by) == (RED, "Late", "Chair")
    assert edits.rate(plan, [VISIT], JULY, RED).label == "rate 1.1.1 red"


def test_not_rated_is_a_rating_without_a_level(plan: Plan) -> None:
    change_set = edits.rate(plan, [VISIT], JULY, None)
    assert change_set.label == "rate 1.1.1 not rated"
    rating = make(plan, change_set).rating(VISIT, JULY)
    assert rating is not None
    assert rating.level is None


def test_another_level_keeps_the_comment_and_replaces_what_could_not_be_read(plan: Plan) -> None:
    odd = northshire(replace(plan.ratings[VISIT_MARCH], level=None, text="2 2", carried=True))
    rating = make(odd, edits.rate(odd, [VISIT], MARCH, GREEN)).ratings[VISIT_MARCH]
    assert rating == replace(plan.ratings[VISIT_MARCH], level=GREEN)


def test_a_comment_is_cleared_with_its_author(plan: Plan) -> None:
    rating = make(plan, edits.rate(plan, [VISIT], MARCH, AMBER, comment="", by="Chair")).ratings[VISIT_MARCH]
    assert (rating.comment, rating.comment_by) == ("", "")


def test_the_same_rating_is_no_change_unless_it_was_carried(plan: Plan) -> None:
    assert not edits.rate(plan, [VISIT], MARCH, AMBER)
    assert not edits.rate(plan, [VISIT], MARCH, AMBER, comment="Two teams are short", by="Chair")
    carried = northshire(replace(plan.ratings[VISIT_MARCH], carried=True))
    assert not make(carried, edits.rate(carried, [VISIT], MARCH, AMBER)).ratings[VISIT_MARCH].carried
    assert not edits.rate(plan, [], MARCH, AMBER)


def test_retired_levels_steps_and_frozen_periods_are_not_rated(plan: Plan) -> None:
    retired = make(plan, edits.retire_level(plan, AMBER))
    with pytest.raises(UserError, match=r"Amber is retired from the scale. Choose another rating"):
        edits.rate(retired, [VISIT], JULY, AMBER)
    with pytest.raises(UserError, match=r"Steps have no ratings. Tick the step when it is done"):
        edits.rate(plan, [VISIT, AGREE], JULY, RED)
    frozen = make(plan, edits.freeze(plan, MARCH))
    for refused in (
        lambda: edits.rate(frozen, [AUDIT], MARCH, RED),
        lambda: edits.clear_ratings(frozen, [AUDIT], MARCH),
        lambda: edits.comment(frozen, VISIT, MARCH, "x"),
        lambda: edits.carry_forward(frozen, MARCH),
    ):
        with pytest.raises(UserError, match=FROZEN):
            refused()


def test_ratings_are_cleared_with_their_comments(plan: Plan) -> None:
    change_set = edits.clear_ratings(plan, [VISIT, REVIEW, VISIT], MARCH)
    assert change_set.label == "clear rating of 2 items"
    assert make(plan, change_set).rating(VISIT, MARCH) is None
    assert not edits.clear_ratings(plan, [REVIEW], MARCH)


def test_a_rating_is_commented_on(plan: Plan) -> None:
    change_set = edits.comment(plan, VISIT, JUNE, "Caught up", by="Chair")
    assert change_set.label == "comment on 1.1.1"
    rating = make(plan, change_set).rating(VISIT, JUNE)
    assert rating is not None
    assert (rating.comment, rating.comment_by, rating.level) == ("Caught up", "Chair", GREEN)
    assert not edits.comment(plan, VISIT, MARCH, "Two teams are short", by="Chair")
    cleared = make(plan, edits.comment(plan, VISIT, MARCH, "", by="Chair")).ratings[VISIT_MARCH]
    assert (cleared.comment, cleared.comment_by) == ("", "")
    with pytest.raises(UserError, match=r"1\.1\.1 has no rating in July 2026. Rate it first"):
        edits.comment(plan, VISIT, JULY, "x")


def levels(plan: Plan, period: int) -> dict[int, int | None]:
    """Return the levels of a period by item."""
    return {rating.item: rating.level for rating in plan.ratings if rating.period == period}


def test_the_last_rating_is_carried_however_long_ago(plan: Plan) -> None:
    change_set = edits.carry_forward(plan, JULY)
    assert change_set.label == "carry ratings forward to July 2026"
    after = make(plan, change_set)
    assert levels(after, JULY) == {VISIT: GREEN, AUDIT: GREEN}
    assert all(rating.carried and not rating.comment for rating in after.ratings if rating.period == JULY)
    assert not edits.carry_forward(after, JULY)


def test_only_earlier_periods_are_carried_from_by_their_order_not_their_days(plan: Plan) -> None:
    assert levels(make(plan, edits.carry_forward(plan, JUNE)), JUNE) == {VISIT: GREEN, AUDIT: GREEN}
    assert not edits.carry_forward(plan, MARCH)
    first = make(plan, edits.move_period(plan, JULY, None))
    assert not edits.carry_forward(first, JULY)


def test_what_has_a_row_already_is_left_and_so_is_what_is_archived(plan: Plan) -> None:
    plan = make(plan, edits.rate(plan, [VISIT], JULY, None))
    plan = make(plan, edits.archive_items(plan, [AUDIT]))
    assert not edits.carry_forward(plan, JULY)


def test_not_rated_is_passed_over_and_parents_are_not_carried(plan: Plan) -> None:
    plan = make(plan, edits.rate(plan, [VISIT], JUNE, None))
    plan = make(plan, edits.rate(plan, [OBJECTIVE], JUNE, RED))
    assert levels(make(plan, edits.carry_forward(plan, JULY)), JULY) == {VISIT: AMBER, AUDIT: GREEN}


def test_a_retired_level_is_not_carried_nor_one_from_before_it(plan: Plan) -> None:
    plan = make(plan, edits.retire_level(plan, GREEN))
    assert plan.ratings[VISIT_MARCH].level == AMBER
    assert not edits.carry_forward(plan, JULY)
