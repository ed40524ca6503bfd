from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.edits.structure import roots_of
from planapp.domain.plan import Plan, make_plan
from planapp.errors import UserError
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
)


def ids(rows: tuple[r.Item, ...]) -> list[int]:
    return [row.id for row in rows]


def in_a_row(count: int, rank: str = "") -> Plan:
    """Return a theme, 100, with actions 1 to `count` below it, all of one rank where one is given."""
    actions = [r.Item(n, 100, rank or chr(64 + n), r.ACTION, str(n)) for n in range(1, count + 1)]
    return make_plan([r.Item(100, kind=r.THEME, rank="A", title="Theme"), *actions])


def test_what_stands_below_another_of_the_selection_is_no_root(plan: Plan) -> None:
    assert ids(tuple(roots_of(plan, [AGREE, REVIEW, VISIT, THEME]))) == [THEME]
    assert ids(tuple(roots_of(plan, [REVIEW, TELL, AUDIT, TELL]))) == [TELL, AUDIT, REVIEW]


def test_items_move_together_in_the_order_of_the_plan(plan: Plan) -> None:
    change_set = edits.move_items(plan, [AUDIT, VISIT, AGREE], SECOND_OBJECTIVE, REVIEW)
    assert change_set.label == "move 2 items"
    after = make(plan, change_set)
    assert ids(after.children(SECOND_OBJECTIVE)) == [REVIEW, VISIT, AUDIT]
    assert ids(after.children(VISIT)) == [AGREE, TELL]


def test_one_item_moves_to_the_front_as_one_change(plan: Plan) -> None:
    change_set = edits.move_items(plan, [AUDIT], OBJECTIVE, None)
    assert change_set.label == "move 1.1.2"
    assert [change.after.keys() for change in change_set.changes if change.after] == [{"rank"}]
    assert ids(make(plan, change_set).children(OBJECTIVE)) == [AUDIT, VISIT]


@pytest.mark.parametrize(
    ("chosen", "after"), [([1], None), ([1, 2], None), ([2], 1), ([2, 3], 1), ([3], 3), ([2, 3], 3), ([5], 4)]
)
def test_items_that_stand_there_already_stay_as_they_are(chosen: list[int], after: int | None) -> None:
    assert not edits.move_items(in_a_row(5), chosen, 100, after)


@given(
    st.sets(st.integers(1, 6), min_size=1),
    st.none() | st.integers(1, 6),
    st.booleans(),
    st.sampled_from(["", "V"]),
)
def test_a_move_puts_the_selection_behind_its_place_and_keeps_the_order(
    chosen: set[int], after: int | None, backwards: bool, rank: str
) -> None:
    plan = in_a_row(6, rank)
    moved = make(plan, edits.move_items(plan, sorted(chosen, reverse=backwards), 100, after))
    before = [n for n in range(1, 7) if n not in chosen and after is not None and n <= after]
    behind = [n for n in range(1, 7) if n not in chosen and n not in before]
    assert ids(moved.children(100)) == [*before, *sorted(chosen), *behind]


@pytest.mark.parametrize("parent", [VISIT, AGREE])
def test_an_item_is_not_moved_below_itself(plan: Plan, parent: int) -> None:
    with pytest.raises(UserError, match=r"1\.1\.1 can’t be moved below itself. Choose another place"):
        edits.move_items(plan, [VISIT], parent, None)


def test_a_move_to_where_its_kind_can_not_stand_is_refused(plan: Plan) -> None:
    with pytest.raises(
        UserError, match=r"An objective can’t stand below an action. Move it to another place"
    ):
        make(plan, edits.move_items(plan, [SECOND_OBJECTIVE], VISIT, None))


def test_an_indented_action_becomes_a_step_of_the_one_above(plan: Plan) -> None:
    plan = make(plan, edits.clear_ratings(plan, [AUDIT], plan.ratings.of(AUDIT)[0].period))
    change_set = edits.indent(plan, [AUDIT])
    assert change_set.label == "indent 1.1.2"
    after = make(plan, change_set)
    assert ids(after.children(VISIT)) == [AGREE, TELL, AUDIT]
    assert after.items[AUDIT].kind == r.STEP


def test_indenting_goes_no_deeper_than_it_has_to() -> None:
    action = r.Item(2, None, "B", r.ACTION)
    plan = make_plan([r.Item(1, None, "A", r.THEME), action])
    assert make(plan, edits.indent(plan, [2])).items[2] == replace(action, parent=1)


def test_a_whole_branch_gets_deeper(plan: Plan) -> None:
    objective = make(plan, edits.add_item(plan, r.OBJECTIVE, parent=SECOND_THEME, title="Leaders listen"))
    child = objective.children(SECOND_THEME)[0].id
    after = make(objective, edits.indent(objective, [SECOND_THEME]))
    assert (after.items[SECOND_THEME].kind, after.items[SECOND_THEME].parent) == (r.OBJECTIVE, THEME)
    assert after.items[child].kind == r.ACTION


def test_every_other_item_goes_below_the_one_before_it() -> None:
    after = make(in_a_row(5), edits.indent(in_a_row(5), [4, 2]))
    assert (ids(after.children(100)), ids(after.children(1)), ids(after.children(3))) == ([1, 3, 5], [2], [4])


def test_neighbours_go_below_the_same_item_in_their_order() -> None:
    after = make(in_a_row(5), edits.indent(in_a_row(5), [4, 3, 5]))
    assert (ids(after.children(100)), ids(after.children(2))) == ([1, 2], [3, 4, 5])


def test_an_item_is_not_hidden_below_an_archived_one() -> None:
    plan = in_a_row(3)
    plan = make(plan, edits.archive_items(plan, [2]))
    assert ids(make(plan, edits.indent(plan, [3])).children(1)) == [3]


def test_a_parent_and_its_child_are_indented_as_one(plan: Plan) -> None:
    plan = make(plan, edits.add_item(plan, r.ACTION, parent=SECOND_THEME, title="Listen"))
    child = plan.children(SECOND_THEME)[0].id
    after = make(plan, edits.indent(plan, [child, SECOND_THEME]))
    assert ids(after.children(SECOND_THEME)) == [child]


def test_the_first_item_can_not_be_indented(plan: Plan) -> None:
    with pytest.raises(
        UserError, match=r"Nothing stands above 1\.1\.1 that it could go below. Move it first"
    ):
        edits.indent(plan, [VISIT, AUDIT])


def test_indenting_keeps_ratings(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"1\.1\.2 has ratings, and steps have none. Keep it an action"):
        edits.indent(plan, [AUDIT])


def test_nothing_goes_below_a_step(plan: Plan) -> None:
    with pytest.raises(UserError, match="‘Tell all teams’ can’t go deeper: nothing stands below a step"):
        edits.indent(plan, [TELL])


def test_outdented_items_stand_behind_their_parent_and_are_of_its_kind(plan: Plan) -> None:
    change_set = edits.outdent(plan, [TELL, AGREE])
    assert change_set.label == "outdent 2 items"
    after = make(plan, change_set)
    assert ids(after.children(OBJECTIVE)) == [VISIT, AGREE, TELL, AUDIT]
    assert {after.items[one].kind for one in (AGREE, TELL)} == {r.ACTION}


def test_items_of_several_parents_and_levels_are_outdented_at_once(plan: Plan) -> None:
    after = make(plan, edits.outdent(plan, [AGREE, REVIEW, AUDIT]))
    assert ids(after.children(OBJECTIVE)) == [VISIT, AGREE]
    assert ids(after.children(THEME)) == [OBJECTIVE, AUDIT, SECOND_OBJECTIVE, REVIEW]
    after = make(plan, edits.outdent(plan, [AUDIT, SECOND_OBJECTIVE]))
    assert ids(after.children(THEME)) == [OBJECTIVE, AUDIT]
    assert ids(after.children(None)) == [THEME, SECOND_OBJECTIVE, SECOND_THEME]


def test_an_item_at_the_top_can_not_be_outdented(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"1 is at the top already. Choose an item below another one"):
        edits.outdent(plan, [THEME])


def test_outdenting_takes_back_an_indent_where_the_kinds_allow() -> None:
    plan = in_a_row(3)
    there = make(plan, edits.indent(plan, [2]))
    assert make(there, edits.outdent(there, [2])) == plan


def test_rows_that_share_a_rank_are_told_apart_by_a_move() -> None:
    plan = in_a_row(3, "V")
    after = make(plan, edits.indent(plan, [2]))
    assert (ids(after.children(100)), ids(after.children(1))) == ([1, 3], [2])
