from __future__ import annotations

import pytest

from planapp.application.moving import Drop, between, onto, targets, why_not_below
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.plan import Plan
from tests.domain.northshire import (
    AGREE,
    AUDIT,
    OBJECTIVE,
    REVIEW,
    SECOND_OBJECTIVE,
    SECOND_THEME,
    TELL,
    THEME,
    VISIT,
    make,
    northshire,
)


@pytest.fixture
def plan() -> Plan:
    return northshire()


def test_below_an_item_is_behind_all_that_stands_there(plan: Plan) -> None:
    assert onto(plan, [VISIT], SECOND_OBJECTIVE) == Drop(SECOND_OBJECTIVE, REVIEW, 2)
    assert onto(plan, [OBJECTIVE], SECOND_THEME) == Drop(SECOND_THEME, None, 1)


@pytest.mark.parametrize(
    ("moved", "target", "why"),
    [
        ([VISIT], AUDIT, "An action can’t stand below an action"),
        ([REVIEW], AGREE, "An action can’t stand below a step"),
        ([THEME], OBJECTIVE, "1 can’t be moved below itself"),
        ([AGREE], OBJECTIVE, "A step belongs to an action, so a can’t stand there"),
        ([AGREE], None, "A step belongs to an action"),
        ([VISIT], VISIT, "1.1.1 can’t be moved below itself"),
    ],
)
def test_what_can_not_stand_there_is_told(plan: Plan, moved: list[int], target: int | None, why: str) -> None:
    assert why_not_below(plan, moved, target).startswith(why)
    if target is not None:
        assert onto(plan, moved, target) is None


@pytest.mark.parametrize(
    ("moved", "above", "below", "drop"),
    [
        # Between two of a kind: behind the first.
        (REVIEW, VISIT, AUDIT, Drop(OBJECTIVE, VISIT, 2)),
        # Below an open row: in front of what stands there.
        (REVIEW, OBJECTIVE, VISIT, Drop(OBJECTIVE, None, 2)),
        # Behind the steps of an action: an action goes behind the action.
        (REVIEW, TELL, AUDIT, Drop(OBJECTIVE, VISIT, 2)),
        # At the end of an objective: an objective goes behind it, an action into it.
        (SECOND_OBJECTIVE, AUDIT, SECOND_OBJECTIVE, Drop(THEME, OBJECTIVE, 1)),
        (REVIEW, AUDIT, SECOND_OBJECTIVE, Drop(OBJECTIVE, AUDIT, 2)),
        # At the end of a theme, an objective stays in it; at the end of the plan, a theme is the last.
        (OBJECTIVE, REVIEW, SECOND_THEME, Drop(THEME, SECOND_OBJECTIVE, 1)),
        (THEME, SECOND_THEME, None, Drop(None, SECOND_THEME, 0)),
        (SECOND_THEME, None, THEME, Drop(None, None, 0)),
        (AGREE, TELL, AUDIT, Drop(VISIT, TELL, 3)),
        # No place: a theme among objectives, a step where no action is, an action below a step.
        (SECOND_THEME, THEME, OBJECTIVE, None),
        (AGREE, REVIEW, SECOND_THEME, None),
        (REVIEW, VISIT, AGREE, None),
    ],
)
def test_a_gap_between_two_rows(
    plan: Plan, moved: int, above: int | None, below: int | None, drop: Drop | None
) -> None:
    assert between(plan, [moved], above, below) == drop


def test_rows_that_a_filter_hides_come_after_the_mark(plan: Plan) -> None:
    """1.1.1 is hidden: in front of 1.1.2 means first, behind 1.1.2 means right behind it."""
    assert between(plan, [REVIEW], OBJECTIVE, AUDIT) == Drop(OBJECTIVE, None, 2)
    assert between(plan, [REVIEW], AUDIT, SECOND_THEME) == Drop(OBJECTIVE, AUDIT, 2)


def test_what_a_place_says_is_where_it_goes(plan: Plan) -> None:
    drop = between(plan, [REVIEW, AUDIT], OBJECTIVE, VISIT)
    assert drop is not None
    after = make(plan, edits.move_items(plan, [REVIEW, AUDIT], drop.parent, drop.after))
    assert list(after.items.ids_of(OBJECTIVE)) == [AUDIT, REVIEW, VISIT]


def test_items_that_may_take_others_are_offered(plan: Plan) -> None:
    assert [item.id for item in targets(plan, [AUDIT])] == [THEME, OBJECTIVE, SECOND_OBJECTIVE, SECOND_THEME]
    assert [item.kind for item in targets(plan, [TELL])] == [r.ACTION] * 3
    archived = make(plan, edits.archive_items(plan, [SECOND_THEME]))
    assert SECOND_THEME not in [item.id for item in targets(archived, [AUDIT])]
