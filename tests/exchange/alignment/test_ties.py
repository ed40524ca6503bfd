"""What goes together: a choice that keeps to the ties can be taken, and then nothing of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.due import read_due
from planapp.domain.edits.dates import fields_of
from planapp.domain.plan import Plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.exchange.alignment import Comparison, Difference, compare_plans, take
from planapp.exchange.alignment.carried import EVERYTHING
from planapp.exchange.alignment.ties import ties_of
from tests.exchange.alignment.edited import Edited, edited_copies
from tests.exchange.alignment.test_laws import strangers
from tests.exchange.workbook.making import Making
from tests.strategies import plans as any_plans

_SAVABLE = st.sampled_from(("", "A", "a", "A (2)")) | st.text("abcé.\n ", max_size=6)


def choice(comparison: Comparison, data: st.DataObject) -> list[Difference]:
    """Draw differences, with what they need."""
    places = range(len(comparison.differences))
    drawn = data.draw(st.sets(st.sampled_from(places))) if places else set()
    return [comparison.differences[place] for place in ties_of(comparison).taking(drawn)]


@given(any_plans(_SAVABLE), any_plans(_SAVABLE), st.data())
def test_whatever_is_chosen_can_be_taken(plan: Plan, other: Plan, data: st.DataObject) -> None:
    comparison = compare_plans(plan, strangers(other), carried=EVERYTHING)
    change_set = take(plan, comparison, choice(comparison, data), "import")
    check(plan, change_set, apply(plan, change_set))


@given(edited_copies(most=8), st.data())
def test_of_what_was_taken_nothing_is_left(drawn: tuple[Plan, Edited], data: st.DataObject) -> None:
    plan, edited = drawn
    comparison = compare_plans(plan, edited.plan, carried=EVERYTHING)
    chosen = choice(comparison, data)
    taken = apply(plan, take(plan, comparison, chosen, "import"))
    left = {about(one) for one in compare_plans(taken, edited.plan, carried=EVERYTHING).differences}
    assert [one for one in chosen if about(one) in left] == []


def about(one: Difference) -> tuple[Any, ...]:
    return one.kind, one.source, one.field, one.part, one.was, one.theirs


def one_action(**values: Any) -> tuple[Making, r.Item]:
    making = Making()
    theme = making.item(r.THEME, "Help and protection", ref="1")
    return making, making.item(r.ACTION, "Visit within five days", theme, ref="1.1", **values)


def differences(comparison: Comparison, *, of: str) -> list[int]:
    found = [place for place, one in enumerate(comparison.differences) if one.name == of]
    assert found
    return found


def names(comparison: Comparison, places: Sequence[int] | frozenset[int]) -> list[str]:
    return [comparison.differences[place].name for place in sorted(places)]


def test_a_new_step_brings_the_new_action_above_it_and_goes_with_it() -> None:
    making, action = one_action()
    plan = source = making.plan()
    source = apply(source, edits.add_item(source, r.ACTION, parent=action.parent, title="New action"))
    new = next(item for item in source.items if item.title == "New action")
    source = apply(source, edits.add_item(source, r.STEP, parent=new.id, title="New step"))
    comparison = compare_plans(plan, source)
    ties = ties_of(comparison)
    assert names(comparison, ties.taking(differences(comparison, of="New step"))) == [
        "New action",
        "New step",
    ]
    assert names(comparison, ties.taking(differences(comparison, of="New action"))) == ["New action"]
    assert names(comparison, ties.leaving(differences(comparison, of="New action"))) == [
        "New action",
        "New step",
    ]


def test_a_missing_action_takes_its_missing_steps_with_it() -> None:
    making, action = one_action()
    step = making.item(r.STEP, "Print the leaflet", action)
    plan = making.plan()
    source = apply(plan, edits.remove_items(plan, [action.id]))
    comparison = compare_plans(plan, source)
    ties = ties_of(comparison)
    gone = differences(comparison, of=action.title)
    assert names(comparison, ties.taking(gone)) == [action.title, step.title]
    assert ties.refusals == {}


def test_an_item_below_which_something_stays_is_not_deleted() -> None:
    making, action = one_action()
    step = making.item(r.STEP, "Print the leaflet", action, ref="a")
    plan = making.plan()
    plan = apply(plan, edits.archive_items(plan, [step.id]))
    source = apply(plan, edits.remove_items(plan, [action.id]))
    comparison = compare_plans(plan, source)
    (gone,) = differences(comparison, of=action.title)
    ties = ties_of(comparison)
    assert ties.refusals == {gone: "a still stands below it. Move that first."}
    assert ties.taking([gone]) == frozenset()
    with pytest.raises(UserError):
        take(plan, comparison, [comparison.differences[gone]], "import")


def test_what_a_frozen_period_speaks_of_is_not_deleted() -> None:
    making, action = one_action()
    plan = making.plan()
    plan = apply(plan, edits.add_period(plan, "March 2026"))
    plan = apply(plan, edits.add_period(plan, "April 2026"))
    march, april = plan.periods.of()
    plan = apply(plan, edits.make_current(plan, april.id))
    plan = apply(plan, edits.rate(plan, [action.id], march.id, plan.levels.of()[0].id))
    source = apply(plan, edits.remove_items(plan, [action.id]))
    plan = apply(plan, edits.freeze(plan, march.id))
    comparison = compare_plans(plan, source)
    (gone,) = differences(comparison, of=action.title)
    assert ties_of(comparison).refusals == {
        gone: "It is part of March 2026, which is frozen. Archive it instead."
    }


def test_a_comment_brings_the_rating_that_it_is_about() -> None:
    making, action = one_action()
    plan = making.plan()
    plan = apply(plan, edits.add_period(plan, "April 2026"))
    (april,) = plan.periods.of()
    source = apply(plan, edits.rate(plan, [action.id], april.id, plan.levels.of()[0].id))
    source = apply(source, edits.comment(source, action.id, april.id, "On time"))
    comparison = compare_plans(plan, source, carried=EVERYTHING)
    rating, comment = range(2)
    assert [one.field for one in comparison.differences] == ["rating", "comment"]
    ties = ties_of(comparison)
    assert ties.taking([comment]) == {rating, comment}
    assert ties.taking([rating]) == {rating}
    assert ties.leaving([rating]) == {rating, comment}
    # The other way round: what clears the rating takes its comment along.
    comparison = compare_plans(source, plan, carried=EVERYTHING)
    assert ties_of(comparison).taking([rating]) == {rating, comment}


def test_what_needs_a_refused_difference_is_refused_and_says_why() -> None:
    making, action = one_action()
    plan = making.plan()
    plan = apply(plan, edits.add_period(plan, "April 2026"))
    (april,) = plan.periods.of()
    level = plan.levels.of()[0]
    source = apply(plan, edits.rate(plan, [action.id], april.id, level.id))
    source = apply(source, edits.comment(source, action.id, april.id, "On time"))
    plan = apply(plan, edits.set_level(plan, level.id, retired=True))
    ties = ties_of(compare_plans(plan, source, carried=EVERYTHING))
    assert ties.taking([0, 1]) == frozenset()
    assert ties.refusals[1] == (f"This needs another change of 1.1, which stays as it is. {ties.refusals[0]}")


def test_a_reason_brings_the_date_that_it_explains() -> None:
    making, action = one_action(**fields_of(read_due("31 Mar 2026")))
    plan = making.plan()
    source = apply(plan, edits.set_due(plan, action.id, "30 Apr 2026", reason="Staff left"))
    comparison = compare_plans(plan, source, carried=EVERYTHING)
    fields = [one.field for one in comparison.differences]
    ties = ties_of(comparison)
    taken = {fields[place] for place in ties.taking([fields.index("slip_reason")])}
    assert taken == {"slip_reason", "first_due"}
