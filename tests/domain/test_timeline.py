"""What differs from an earlier point: the same as comparing the plans of both, however it is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, inverted
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS
from planapp.domain.timeline import Since
from tests.domain.northshire import HEAD, JULY, JUNE, MARCH, RED, UPDATE, VISIT, make
from tests.domain.test_laws import histories

_OWNED = [spec.name for spec in SPECS if spec.owner == "item" and spec.name != "rollups"]


def differing(before: Plan, after: Plan) -> set[int]:
    """The items of a plan that are not as they were, row by row."""
    return {
        item.id
        for item in after.items
        if item != before.items.get(item.id)
        or any(before.table(name).of(item.id) != after.table(name).of(item.id) for name in _OWNED)
    }


@given(histories(), st.data())
def test_it_is_what_the_plans_of_both_points_differ_in(
    history: list[tuple[Plan, ChangeSet]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(history) - 1))
    step_by_step, at_once = Since(), Since()
    for at, (before, change_set) in enumerate(history[start:-1], start):
        after = history[at + 1][0]
        assert apply(before, change_set) == after
        step_by_step.weigh(after, step_by_step.take(change_set.changes))
        at_once.take(change_set.changes)
        assert step_by_step.items == differing(history[start][0], after)
    at_once.weigh(history[-1][0], at_once.touched)
    assert at_once.items == step_by_step.items


def since(plan: Plan, *change_sets: ChangeSet) -> frozenset[int]:
    told = Since()
    for change_set in change_sets:
        plan = apply(plan, change_set)
        told.weigh(plan, told.take(change_set.changes))
    return told.items


def test_what_belongs_to_an_item_counts_for_it(plan: Plan) -> None:
    for change_set in (
        edits.set_field(plan, VISIT, "title", "Visit soon"),
        edits.rate(plan, [VISIT], JULY, RED, comment="Late"),
        edits.set_update(plan, UPDATE, text="All seen"),
        edits.add_measure(plan, VISIT, "All seen"),
        edits.set_people(plan, VISIT, "lead", ["Somebody else"]),
    ):
        assert since(plan, change_set) == {VISIT}, change_set.label


def test_what_was_taken_back_and_what_is_only_called_otherwise_does_not_count(plan: Plan) -> None:
    edit = edits.set_field(plan, VISIT, "title", "Visit soon")
    assert since(plan, edit, inverted(edit)) == frozenset()
    assert since(plan, edits.rename_person(plan, HEAD, "Head of Services")) == frozenset()
    assert since(plan, edits.rename_period(plan, MARCH, "03/26")) == frozenset()
    assert since(plan, edits.freeze(plan, JUNE)) == frozenset()


def test_what_is_gone_is_passed_over(plan: Plan) -> None:
    added = edits.add_item(plan, "action", title="New")
    (new,) = (change.id for change in added.changes if change.table == "items")
    assert since(plan, added) == {new}
    after = make(plan, added)
    assert since(plan, added, edits.remove_items(after, [new])) == frozenset()
