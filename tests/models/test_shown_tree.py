"""The steps from one tree of ids to another: right, few, and never below themselves."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from planapp.models.shown_tree import Insert, Move, Remove, ShownTree, Step, steps
from planapp.models.staying import staying

LISTS = st.lists(st.integers(1, 12), unique=True)


def flat(ids: list[int]) -> ShownTree:
    return ShownTree(lambda parent: ids if parent is None else (), lambda _: None)


def taken(tree: ShownTree, wanted: Mapping[int | None, list[int]]) -> list[Step]:
    made = []
    for step in steps(tree, wanted):
        tree.take(step)
        made.append(step)
    return made


@given(LISTS, LISTS)
def test_a_list_becomes_another(before: list[int], after: list[int]) -> None:
    tree = flat(before)
    made = taken(tree, {None: after})
    assert list(tree.children(None)) == after
    assert [tree.row(item_id) for item_id in after] == list(range(len(after)))
    assert not any(tree.holds(item_id) for item_id in set(before) - set(after))
    moves = sum(isinstance(step, Move) for step in made)
    assert moves <= len(set(before) & set(after)) - len(staying(before, after))


@given(LISTS, LISTS)
def test_what_stays_is_in_both_in_order_and_as_much_as_can_be(before: list[int], after: list[int]) -> None:
    kept = staying(before, after)
    in_order = [item_id for item_id in before if item_id in kept]
    assert in_order == [item_id for item_id in after if item_id in kept]
    assert len(kept) == _longest(before, after)


def _longest(before: list[int], after: list[int]) -> int:
    """Return the length of the longest common subsequence, by the book."""
    row = [0] * (len(after) + 1)
    for one in before:
        last = row[:]
        for at, other in enumerate(after):
            row[at + 1] = last[at] + 1 if one == other else max(row[at], last[at + 1])
    return row[-1]


def test_neighbours_come_and_go_together() -> None:
    assert taken(flat([1, 2, 3, 4]), {None: [1, 7, 8, 4]}) == [Insert(None, 1, (7, 8)), Remove(None, 3, 2)]
    assert taken(flat([1, 2, 3, 4]), {None: [2, 3, 4, 1]}) == [Move(None, 0, None, 4)]


def test_a_parent_may_go_below_its_child() -> None:
    below = {None: [1], 1: [2], 2: []}
    tree = ShownTree(lambda parent: below[parent], {1: None, 2: 1}.get)
    tree.open(2)
    taken(tree, {None: [2], 2: [1], 1: []})
    assert [list(tree.children(parent)) for parent in (None, 2, 1)] == [[2], [1], []]
    assert (tree.parent(1), tree.parent(2)) == (2, None)


def test_what_moves_out_of_a_row_outlives_it() -> None:
    below = {None: [1], 1: [2, 3], 2: [], 3: []}
    tree = ShownTree(lambda parent: below[parent], {1: None, 2: 1, 3: 1}.get)
    tree.open(1)
    assert taken(tree, {None: [3]}) == [Move(1, 1, None, 0), Remove(None, 1, 1)]
    assert list(tree.children(None)) == [3]
    assert not tree.holds(2)
