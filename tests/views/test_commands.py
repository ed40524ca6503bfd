"""Where the commands of the Plan menu put things."""

from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME, Item
from planapp.errors import UserError
from planapp.views.commands import add, add_after, add_below, added_item, bring_back, move


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


def test_below_a_row_comes_what_stands_there_already(small: Plan) -> None:
    for ref, kind in (("1", OBJECTIVE), ("1.1", ACTION), ("1.1.1", STEP)):
        change_set = add_below(small, item(small, ref))
        made = apply(small, change_set)
        last = made.children(item(small, ref))[-1]
        assert (last.id, last.kind) == (added_item(change_set), kind)
    step = small.children(item(small, "1.1.2"))[0]
    with pytest.raises(UserError, match="Nothing stands below a step"):
        add_below(small, step.id)
    assert apply(empty_plan(), add_below(empty_plan(), None)).children(None)[0].kind == THEME


def test_a_plan_without_objectives_has_actions_below_its_themes(small: Plan) -> None:
    flat = make_plan(
        [Item(1, kind=THEME, rank="A"), Item(2, kind=THEME, rank="B"), Item(3, 1, "A", kind=ACTION)]
    )
    assert apply(flat, add_below(flat, 2)).children(2)[0].kind == ACTION
    new = make_plan([Item(1, kind=THEME, rank="A")])
    assert apply(new, add_below(new, 1)).children(1)[0].kind == OBJECTIVE


def test_after_a_row_comes_one_of_its_kind(small: Plan) -> None:
    assert refs(apply(small, add_after(small, item(small, "1.1.1"))), "1.1") == ["1.1.1", "new", "1.1.2"]
    assert refs(apply(small, add_after(small, item(small, "1"))), None) == ["1", "new", "2"]
    assert apply(empty_plan(), add_after(empty_plan(), None)).children(None)[0].kind == THEME


def test_only_what_is_archived_is_brought_back(small: Plan) -> None:
    archived = apply(small, edits.archive_items(small, [item(small, "1.1")]))
    back = bring_back(archived, [item(small, "1.1.1"), item(small, "2")])
    assert back.label == "bring back 1.1.1"
    items = apply(archived, back).items
    assert not items[item(small, "1.1")].archived
    assert items[item(small, "1.1.2")].archived
    with pytest.raises(UserError, match="Choose rows that are"):
        bring_back(small, [item(small, "2")])


def test_a_move_goes_past_what_is_hidden_to_the_next_row_that_is_shown(small: Plan) -> None:
    parent, plan = item(small, "1.1"), small
    for ref in ("x", "y", "z"):
        plan = apply(plan, edits.add_item(plan, "action", parent=parent, ref=ref))
    assert refs(plan, "1.1") == ["1.1.1", "1.1.2", "x", "y", "z"]
    hidden = {item(plan, "1.1.1"), item(plan, "x"), item(plan, "y")}
    up = apply(plan, move(plan, [item(plan, "z")], -1, lambda one: one not in hidden))
    assert refs(up, "1.1") == ["1.1.1", "z", "1.1.2", "x", "y"]
    down = apply(up, move(up, [item(plan, "z")], 1, lambda one: one not in hidden))
    assert refs(down, "1.1") == ["1.1.1", "1.1.2", "z", "x", "y"]
    with pytest.raises(UserError, match="last there already"):
        move(down, [item(plan, "z")], 1, lambda one: one not in hidden)
