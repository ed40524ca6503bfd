from __future__ import annotations

import pytest
from hypothesis import given

from planapp.domain import records as r
from planapp.domain.changes import Change, ChangeSet, Mismatch, apply, compare, difference, inverted, netted
from planapp.domain.plan import Plan
from tests.domain.northshire import VISIT
from tests.strategies import plans


@given(plans(), plans())
def test_comparing_gives_what_turns_one_plan_into_the_other(one: Plan, other: Plan) -> None:
    change_set = compare(one, other)
    assert apply(one, change_set) == other
    assert apply(other, inverted(change_set)) == one
    assert bool(change_set) == (one != other)


def test_a_difference_holds_whole_rows_or_only_what_changed() -> None:
    old, new = r.Person(1, "Head"), r.Person(1, "Head of Service")
    whole = {"id": 1, "name": "Head", "post": "", "email": ""}
    assert difference("people", None, old) == Change("people", 1, None, whole)
    assert difference("people", old, None) == Change("people", 1, whole, None)
    assert difference("people", old, new) == Change(
        "people", 1, {"name": "Head"}, {"name": "Head of Service"}
    )
    assert difference("people", old, old) is None
    assert difference("people", None, None) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Change("items", VISIT, {"title": "Another title"}, {"title": "New"}), "title"),
        (Change("items", VISIT, None, {"id": VISIT}), ""),
        (Change("items", 999, {"title": ""}, {"title": "New"}), ""),
    ],
)
def test_a_change_that_does_not_fit_is_not_made(plan: Plan, change: Change, field: str) -> None:
    with pytest.raises(Mismatch) as caught:
        apply(plan, ChangeSet("x", (change,)))
    assert (caught.value.change, caught.value.field) == (change, field)


def test_an_inverse_is_an_undo_of_the_same_name() -> None:
    back = inverted(ChangeSet("rate 1.2 green", (Change("ratings", 1, None, {"id": 1}),)))
    assert (back.label, back.kind) == ("rate 1.2 green", "undo")
    assert back.changes == (Change("ratings", 1, {"id": 1}, None),)


def test_changes_of_one_row_join_and_those_that_cancel_out_go() -> None:
    whole = {"id": 1, "name": "Head", "post": ""}
    added = Change("people", 1, None, whole)
    renamed = Change("people", 1, {"name": "Head"}, {"name": "Lead"})
    posted = Change("people", 1, {"post": ""}, {"post": "Care"})
    back = Change("people", 1, {"name": "Lead"}, {"name": "Head"})
    removed = Change("people", 1, {**whole, "post": "Care"}, None)
    restored = Change("people", 1, None, {**whole, "post": "Care"})

    def net(*changes: Change) -> tuple[Change, ...]:
        return netted(ChangeSet("one", (change,)) for change in changes).changes

    assert net(added, renamed) == (Change("people", 1, None, {**whole, "name": "Lead"}),)
    assert net(posted, removed) == (Change("people", 1, whole, None),)
    assert net(renamed, back) == net(added, posted, removed) == net(removed, restored) == ()
    assert net(renamed, posted) == (
        Change("people", 1, {"name": "Head", "post": ""}, {"name": "Lead", "post": "Care"}),
    )


def test_a_change_set_without_changes_is_false() -> None:
    assert not ChangeSet("nothing")
