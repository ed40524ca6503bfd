"""People and posts: who leads what, correcting a name, merging two that are one, handing over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import remove_row, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.errors import UserError


def find_person(plan: Plan, name: str) -> r.Person | None:
    """Return the person of exactly this name, or None."""
    return next((person for person in plan.people if person.name == name), None)


def set_people(plan: Plan, item_id: int, role: str, names: Sequence[str]) -> ChangeSet:
    """Make these the people in a role on an item, in this order; a new name becomes a new person.

    It corrects who it is now; what has ended by a hand-over stays.
    """
    draft, item = Draft(plan), plan.items[item_id]
    wanted = [_person(draft, name) for name in dict.fromkeys(names)]
    old = [row for row in plan.assignments.of(item_id) if row.role == role and row.ends_on is None]
    by_person = {row.person: row for row in old}
    if [row.person for row in old] == [person.id for person in wanted]:
        return draft.change_set("")
    for row in old:
        if row.person not in {person.id for person in wanted}:
            draft.remove(row)
    for person, place in zip(wanted, rank.spread(len(wanted)), strict=True):
        known = by_person.get(person.id)
        if known is not None:
            draft.set(known, rank=place)
        else:
            draft.add(r.Assignment, item=item_id, person=person.id, role=role, rank=place)
    return draft.change_set(f"{role} of {name_of(item)}")


def _person(draft: Draft, name: str) -> r.Person:
    return find_person(draft.plan, name) or draft.add(r.Person, name=name)


def rename_person(plan: Plan, person_id: int, name: str) -> ChangeSet:
    """Correct a name everywhere. Raises UserError if another person has it: they are merged instead."""
    person, other = plan.people[person_id], find_person(plan, name)
    if not name.strip():
        raise UserError("A person needs a name. Type one, or delete the person.")
    if other is not None and other.id != person_id:
        raise UserError(f"There is already a {name}. Merge the two instead.")
    return set_row(plan, person, f"rename {person.name}", name=name)


def set_person(plan: Plan, person_id: int, *, post: str | None = None, email: str | None = None) -> ChangeSet:
    """Set a person's post or e-mail address; None leaves it."""
    person = plan.people[person_id]
    given = {"post": post, "email": email}
    values = {key: value for key, value in given.items() if value is not None}
    return set_row(plan, person, f"details of {person.name}", **values)


def merge_people(plan: Plan, keep: int, others: Iterable[int]) -> ChangeSet:
    """Give everything that others lead to the person who is kept, and take the others out."""
    draft, gone = Draft(plan), set(others) - {keep}
    held = {
        (row.item, row.role, row.starts_on, row.ends_on) for row in plan.assignments if row.person == keep
    }
    for row in sorted(plan.assignments, key=lambda row: (row.item, row.rank, row.id)):
        if row.person not in gone:
            continue
        part = (row.item, row.role, row.starts_on, row.ends_on)
        if part in held:
            draft.remove(row)
        else:
            held.add(part)
            draft.set(row, person=keep)
    for person_id in gone:
        draft.remove(plan.people[person_id])
    return draft.change_set(f"merge {len(gone) + 1} people into {plan.people[keep].name}")


def hand_over(
    plan: Plan, from_id: int, to_id: int, on: date, item_ids: Collection[int] | None = None
) -> ChangeSet:
    """Hand what a person leads to another from a day on (all of it, or these items).

    The assignment before ends the day before: last year's leads stay as they were.
    """
    draft = Draft(plan)
    if from_id == to_id:
        raise UserError("A hand-over needs two people. Choose somebody else to take over.")
    for row in plan.assignments:
        if row.person != from_id or row.ends_on is not None:
            continue
        if item_ids is None or row.item in item_ids:
            _hand_over_one(draft, row, to_id, on)
    return draft.change_set(f"hand over from {plan.people[from_id].name} to {plan.people[to_id].name}")


def _hand_over_one(draft: Draft, row: r.Assignment, to_id: int, on: date) -> None:
    open_rows = [other for other in draft.plan.assignments.of(row.item) if other.ends_on is None]
    takes_over = not any(other.person == to_id and other.role == row.role for other in open_rows)
    if row.starts_on is not None and row.starts_on >= on:
        # It had not begun by that day: there is nothing of it to keep.
        draft.remove(row)
    else:
        draft.set(row, ends_on=on - timedelta(days=1))
    if takes_over:
        draft.add(r.Assignment, item=row.item, person=to_id, role=row.role, rank=row.rank, starts_on=on)


def remove_person(plan: Plan, person_id: int) -> ChangeSet:
    """Delete a person who has no part in any item."""
    person = plan.people[person_id]
    if any(row.person == person_id for row in plan.assignments):
        raise UserError(
            f"{person.name} has a part in the plan. Hand over first, or merge with another person."
        )
    return remove_row(plan, person, f"delete {person.name}")
