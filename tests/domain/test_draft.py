from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import records as r
from planapp.domain.draft import Draft, fill_ranks, remove_item_rows
from planapp.domain.plan import Plan
from tests.domain.northshire import AUDIT, HEAD, OBJECTIVE, SECOND_OBJECTIVE, VISIT, make


def test_changes_of_a_row_net_to_one(plan: Plan) -> None:
    draft = Draft(plan)
    draft.set(plan.items[VISIT], title="One")
    draft.set(plan.items[VISIT], title="Two", ref="9")
    (change,) = draft.change_set("x").changes
    assert change.after == {"title": "Two", "ref": "9"}


def test_what_is_changed_back_or_added_and_taken_out_is_no_change(plan: Plan) -> None:
    draft = Draft(plan)
    draft.set(plan.items[VISIT], title="One")
    draft.set(plan.items[VISIT], title=plan.items[VISIT].title)
    draft.remove(draft.add(r.Person, name="Director"))
    assert not draft.change_set("x")


def test_a_row_that_is_taken_out_can_be_put_back_but_not_changed(plan: Plan) -> None:
    draft, person = Draft(plan), plan.people[HEAD]
    draft.remove(person)
    draft.remove(person)
    with pytest.raises(KeyError):
        draft.set(person, name="Director")
    draft.put(replace(person, post="Head"))
    assert draft.now(person).post == "Head"


def test_an_owners_rows_are_as_the_draft_has_them(plan: Plan) -> None:
    draft = Draft(plan)
    assert [item.id for item in draft.of(r.Item, OBJECTIVE)] == [VISIT, AUDIT]
    draft.set(plan.items[VISIT], parent=SECOND_OBJECTIVE, rank="0V")
    added = draft.add(r.Item, parent=OBJECTIVE, rank="0V")
    assert [item.id for item in draft.of(r.Item, OBJECTIVE)] == [added.id, AUDIT]
    assert draft.of(r.Item, SECOND_OBJECTIVE)[0].id == VISIT
    draft.set(plan.items[VISIT], parent=OBJECTIVE, rank="V")
    draft.remove(added)
    assert [item.id for item in draft.of(r.Item, OBJECTIVE)] == [AUDIT, VISIT]


def test_rows_without_an_owner_are_all_of_none(plan: Plan) -> None:
    draft = Draft(plan)
    added = draft.add(r.Person, name="Director")
    assert {person.id for person in draft.of(r.Person)} == {*(p.id for p in plan.people), added.id}


def test_the_next_rank_stands_behind_what_the_draft_added(plan: Plan) -> None:
    draft = Draft(plan)
    first = draft.add(r.Item, parent=AUDIT, rank=draft.next_rank(r.Item, AUDIT))
    assert first.rank < draft.next_rank(r.Item, AUDIT)


def test_owners_are_added_first_and_taken_out_last(plan: Plan) -> None:
    draft = Draft(plan)
    draft.add(r.Rating, item=AUDIT, period=1)
    draft.add(r.Item)
    remove_item_rows(draft, plan.items[VISIT])
    tables = [change.table for change in draft.change_set("x").changes]
    assert tables[:2] == ["items", "ratings"]
    assert tables[-1] == "items"


def test_an_item_goes_with_every_row_of_its_own(plan: Plan) -> None:
    draft = Draft(plan)
    for item in (*plan.walk(VISIT), plan.items[VISIT]):
        remove_item_rows(draft, item)
    after = make(plan, draft.change_set("x"))
    assert VISIT not in after.items
    assert not after.measures.of(VISIT)
    assert len(after.measures) == 0


def test_fresh_ranks_keep_the_order_given() -> None:
    rows = fill_ranks(r.Item(n, title=str(n)) for n in range(3))
    assert [row.title for row in sorted(rows, key=lambda row: row.rank)] == ["0", "1", "2"]
