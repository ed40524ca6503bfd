"""Laws of change sets, over random edits of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import changes as c
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare, inverted, netted
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.domain.revert import revert
from planapp.domain.rules import check
from planapp.domain.tables import SPECS
from planapp.errors import UserError
from tests.edit_strategies import random_edit, repeatable_ids

MOST_EDITS = 25


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Plan, ChangeSet]]:
    """Draw a plan's life: each plan with the change set that came next; the last with an empty one."""
    plan = empty_plan()
    made: list[tuple[Plan, ChangeSet]] = []
    with repeatable_ids():
        for number in range(draw(st.integers(1, MOST_EDITS))):
            change_set = random_edit(draw, plan) if number else edits.new_plan("A plan", uid="0" * 32)
            after = apply(plan, change_set)
            try:
                check(plan, change_set, after)
            except UserError:
                continue
            made.append((plan, change_set))
            plan = after
    return [*made, (plan, ChangeSet("end"))]


@given(histories())
def test_inverses_in_reverse_restore_the_plan(history: list[tuple[Plan, ChangeSet]]) -> None:
    plan = history[-1][0]
    for before, change_set in reversed(history):
        plan = apply(plan, inverted(change_set))
        assert plan == before


@given(histories(), st.data())
def test_one_net_change_set_does_what_several_do(
    history: list[tuple[Plan, ChangeSet]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(history) - 1))
    then, now = history[start][0], history[-1][0]
    net = netted(change_set for _, change_set in history[start:])
    assert apply(then, net) == now
    assert apply(now, inverted(net)) == then
    assert bool(net) == (then != now)


@given(histories())
def test_the_indexes_are_those_of_a_plan_built_anew(history: list[tuple[Plan, ChangeSet]]) -> None:
    plan = history[-1][0]
    again = make_plan(row for spec in SPECS for row in plan.table(spec.name))
    assert again == plan
    for spec in SPECS:
        table, fresh = plan.table(spec.name), again.table(spec.name)
        owners = {getattr(row, spec.owner) if spec.owner else None for row in table}
        assert all(table.of(owner) == fresh.of(owner) for owner in (*owners, None))


@given(histories())
def test_comparing_two_plans_gives_the_change_set_between_them(history: list[tuple[Plan, ChangeSet]]) -> None:
    first, last = history[0][0], history[-1][0]
    assert apply(first, compare(first, last)) == last
    assert apply(last, compare(last, first)) == first
    assert not compare(last, last)


@given(histories())
def test_a_change_set_names_a_row_once_and_only_what_changed(history: list[tuple[Plan, ChangeSet]]) -> None:
    for before, change_set in history:
        rows = [(change.table, change.id) for change in change_set.changes]
        assert len(rows) == len(set(rows))
        for change in change_set.changes:
            if change.before is not None and change.after is not None:
                assert change.before.keys() == change.after.keys()
                assert all(change.before[name] != change.after[name] for name in change.before)
                assert before.table(change.table)[change.id] is not None


@given(histories(), st.data())
def test_an_older_entry_undone_alone_keeps_later_edits(
    history: list[tuple[Plan, ChangeSet]], data: st.DataObject
) -> None:
    """What the entry changed is as before; everything else is as it is now. Or it is refused in words."""
    plan = history[-1][0]
    before, entry = data.draw(st.sampled_from(history[1:]))
    try:
        back = revert(plan, entry, entry.label)
        after = apply(plan, back)
        check(plan, back, after)
    except UserError:
        return
    touched = {(change.table, change.id): change for change in entry.changes}
    for change in compare(plan, after).changes:
        assert set(change.after or {}) <= set(touched[change.table, change.id].before or change.after or {})
    for (table, row_id), change in touched.items():
        old, new = before.table(table).get(row_id), after.table(table).get(row_id)
        assert (old is None) == (new is None)
        for name in (change.before or {}) if old is not None else {}:
            assert getattr(new, name) == getattr(old, name)


@pytest.fixture
def plan() -> Plan:
    made = apply(empty_plan(), edits.new_plan("A plan"))
    return apply(made, edits.add_item(made, "action", title="Visit", ref="1.2"))


def test_undoing_alone_refuses_where_the_same_field_has_changed(plan: Plan) -> None:
    item = next(iter(plan.items))
    title = edits.set_field(plan, item.id, "title", "Visit soon")
    later = apply(plan, title)
    status = apply(later, edits.set_field(later, item.id, "status", "In progress"))
    undone = apply(status, revert(status, title, "title"))
    assert (undone.items[item.id].title, undone.items[item.id].status) == ("Visit", "In progress")
    again = apply(later, edits.set_field(later, item.id, "title", "Visit today"))
    with pytest.raises(UserError, match=r"The action of 1\.2 has changed|The title of 1\.2 has changed"):
        revert(again, title, "title")


def test_undoing_alone_refuses_what_has_been_taken_out(plan: Plan) -> None:
    item = next(iter(plan.items))
    title = edits.set_field(plan, item.id, "title", "Visit soon")
    later = apply(plan, title)
    gone = apply(later, edits.remove_items(later, [item.id]))
    with pytest.raises(UserError, match="taken out"):
        revert(gone, title, "title")


def test_a_barrier_is_an_entry_like_any_other_to_the_laws(plan: Plan) -> None:
    with_period = apply(plan, edits.add_period(plan, "March"))
    period = with_period.periods.of()[0]
    frozen = edits.freeze(with_period, period.id)
    assert frozen.kind == c.FREEZE
    assert apply(apply(with_period, frozen), replace(inverted(frozen), kind=c.UNDO)) == with_period
