"""Where the commands of the Plan menu put things."""

from __future__ import annotations

import pytest

from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME
from planapp.errors import UserError
from planapp.views.commands import add, added_item, move


def item(plan: Plan, ref: str) -> int:
    return next(one.id for one in plan.items if one.ref == ref)


def refs(plan: Plan, parent: str | None) -> list[str]:
    return [one.ref or "new" for one in plan.children(None if parent is None else item(plan, parent))]


@pytest.mark.parametrize(
    ("kind", "chosen", "parent", "expected"),
    [
        (THEME, "1.1.2", None, ["1", "new", "2"]),
        (OBJECTIVE, "1.1.2", "1", ["1.1", "new", "1.2"]),
        (OBJECTIVE, "1", "1", ["1.1", "1.2", "new"]),
        (ACTION, "1.1.1", "1.1", ["1.1.1", "new", "1.1.2"]),
        (ACTION, "1.2", "1.2", ["1.2.1", "1.2.2", "new"]),
        (ACTION, "1", "1", ["1.1", "1.2", "new"]),
        (STEP, "1.1.1", "1.1.1", ["new"]),
        (THEME, None, None, ["1", "2", "new"]),
        (ACTION, None, "2.1", ["2.1.1", "2.1.2", "new"]),
    ],
)
def test_a_new_item_comes_behind_what_is_chosen(
    small: Plan, kind: str, chosen: str | None, parent: str | None, expected: list[str]
) -> None:
    change_set = add(small, kind, item(small, chosen) if chosen else None)
    after = apply(small, change_set)
    assert refs(after, parent) == expected
    added = added_item(change_set)
    assert added is not None
    assert after.items[added].kind == kind


def test_an_empty_plan_takes_all_but_steps() -> None:
    for kind in (THEME, OBJECTIVE, ACTION):
        assert len(apply(empty_plan(), add(empty_plan(), kind, None)).items) == 1
    with pytest.raises(UserError, match="Choose the action first"):
        add(empty_plan(), STEP, None)


def test_a_step_below_a_theme_is_refused(small: Plan) -> None:
    with pytest.raises(UserError, match="Choose the action first"):
        add(small, STEP, item(small, "2"))


def test_moving_goes_one_place_up_or_down(small: Plan) -> None:
    assert refs(apply(small, move(small, [item(small, "2")], -1)), None) == ["2", "1"]
    assert refs(apply(small, move(small, [item(small, "1.1.1")], 1)), "1.1") == ["1.1.2", "1.1.1"]


def test_a_block_moves_together_and_keeps_its_order(small: Plan) -> None:
    plan = apply(small, add(small, ACTION, item(small, "1.1.2")))
    block = [item(plan, "1.1.2"), item(plan, "1.1.1")]
    assert refs(apply(plan, move(plan, block, 1)), "1.1") == ["new", "1.1.1", "1.1.2"]
    down = apply(plan, move(plan, block, 1))
    assert refs(apply(down, move(down, block, -1)), "1.1") == ["1.1.1", "1.1.2", "new"]


def test_the_end_of_the_line_is_told(small: Plan) -> None:
    with pytest.raises(UserError, match="first there"):
        move(small, [item(small, "1.1.1")], -1)
    with pytest.raises(UserError, match="last there"):
        move(small, [item(small, "1.1.2")], 1)


def test_items_of_different_parents_do_not_move_together(small: Plan) -> None:
    with pytest.raises(UserError, match="different items"):
        move(small, [item(small, "1.1.1"), item(small, "1.2.1")], 1)
