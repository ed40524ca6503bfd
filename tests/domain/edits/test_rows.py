from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, put_in_order, ranked, remove_row, set_row
from planapp.domain.plan import Plan, make_plan
from tests.domain.northshire import HEAD, MEASURE, OTHER_MEASURE, VISIT, make


def test_a_row_with_a_rank_goes_behind_its_siblings(plan: Plan) -> None:
    change_set = add_row(plan, r.Measure, "add", item=VISIT, text="New")
    assert change_set.label == "add"
    assert [row.text for row in make(plan, change_set).measures.of(VISIT)][2:] == ["New"]


def test_a_row_keeps_a_rank_that_is_given_and_gets_none_where_there_is_none(plan: Plan) -> None:
    draft = Draft(plan)
    assert ranked(draft, r.Measure, {"item": VISIT, "rank": "0V"}) == {"item": VISIT, "rank": "0V"}
    assert ranked(draft, r.Person, {"name": "Director"}) == {"name": "Director"}


def test_a_row_is_changed_and_taken_out(plan: Plan) -> None:
    person = plan.people[HEAD]
    assert set_row(plan, person, "post", post="x").changes[0].after == {"post": "x"}
    assert not set_row(plan, person, "name", name=person.name)
    assert remove_row(plan, plan.measures[MEASURE], "gone").changes[0].after is None


def test_a_row_is_moved_among_its_siblings(plan: Plan) -> None:
    row = plan.measures[OTHER_MEASURE]
    assert make(plan, move_row(plan, row, None, "move")).measures.ids_of(VISIT) == (OTHER_MEASURE, MEASURE)
    assert not move_row(plan, row, MEASURE, "move")
    assert not move_row(plan, row, OTHER_MEASURE, "move")


@given(st.permutations(range(1, 8)), st.sets(st.integers(1, 7)), st.lists(st.sampled_from("ABCDEFG")))
def test_any_order_can_be_had_and_what_fits_stays(
    order: list[int], moved: set[int], given: list[str]
) -> None:
    ranks = [*sorted(given)[:7], *"HIJKLMN"][:7]
    plan = make_plan(r.Item(n, rank=place) for n, place in enumerate(ranks, 1))
    draft = Draft(plan)
    put_in_order(draft, [plan.items[n] for n in order], moved)
    assert [row.id for row in draft.of(r.Item)] == order
    kept = [plan.items[n].rank for n in order if n not in moved]
    if kept == sorted(set(kept)):
        assert {change.id for change in draft.change_set("x").changes} <= moved
