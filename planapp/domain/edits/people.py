"""People and posts: who leads what, correcting a name, merging two that are one, handing over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, put_in_order, remove_row, set_row
from planapp.domain.edits.together import together
from planapp.domain.naming import field_words, name_of
from planapp.domain.people import open_assignments_of
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
    held = [row for row in plan.assignments.of(item_id) if row.role == role and row.ends_on is None]
    by_person = {row.person: row for row in held}
    known = {plan.people[person_id].name: plan.people[person_id] for person_id in by_person}
    given = dict.fromkeys(name.strip() for name in names if name.strip())
    wanted = [known.get(name) or _person(draft, name) for name in given]
    if [row.person for row in held] == [person.id for person in wanted]:
        return draft.change_set("")
    kept = [by_person.get(person.id) for person in wanted]
    for row in held:
        if row not in kept:
            draft.remove(row)
    rows = [
        row or draft.add(r.Assignment, item=item_id, person=person.id, role=role)
        for row, person in zip(kept, wanted, strict=True)
    ]
    put_in_order(draft, rows, {row.id for row in rows if row not in held})
    return draft.change_set(f"{field_words(role)} of {name_of(item)}")


def _person(draft: Draft, name: str) -> r.Person:
    return find_person(draft.plan, name) or draft.add(r.Person, name=name)


def add_person(plan: Plan, name: str, *, post: str = "", email: str = "") -> ChangeSet:
    """Add a person. Raises UserError for a name that is blank or taken."""
    name = _free_name(plan, name)
    return add_row(plan, r.Person, f"add {name}", name=name, post=post, email=email)


def _free_name(plan: Plan, name: str) -> str:
    # Where people are typed, each has a line.
    name = " ".join(name.split())
    if not name:
        raise UserError("A person needs a name. Type one, or delete the person.")
    if find_person(plan, name) is not None:
        raise UserError(f"There is already a {name}. Merge the two instead.")
    return name


def rename_person(plan: Plan, person_id: int, name: str) -> ChangeSet:
    """Correct a name everywhere. Raises UserError if another person has it: they are merged instead."""
    person = plan.people[person_id]
    same = name.strip() == person.name
    return set_row(
        plan, person, f"rename {person.name}", name=person.name if same else _free_name(plan, name)
    )


def set_person(plan: Plan, person_id: int, *, post: str | None = None, email: str | None = None) -> ChangeSet:
    """Set a person's post or e-mail address; None leaves it."""
    person = plan.people[person_id]
    given = {"post": post, "email": email}
    values = {key: value for key, value in given.items() if value is not None}
    return set_row(plan, person, f"details of {person.name}", **values)


def merge_people(plan: Plan, keep: int, others: Iterable[int]) -> ChangeSet:
    """Give everything that others lead to the person who is kept, and take the others out.

    Parts in the same role on an item that overlap, or follow each other, become one. Post and e-mail
    address come from the others where the person who is kept has none.
    """
    draft, gone = Draft(plan), dict.fromkeys(other for other in others if other != keep)
    shared = {(row.item, row.role) for row in plan.assignments if row.person in gone}
    for item_id, role in sorted(shared):
        rows = [row for row in plan.assignments.of(item_id) if row.role == role]
        _join_parts(draft, keep, [row for row in rows if row.person == keep or row.person in gone])
    kept = plan.people[keep]
    for other in (plan.people[person_id] for person_id in gone):
        kept = draft.set(kept, post=kept.post or other.post, email=kept.email or other.email)
        draft.remove(other)
    return draft.change_set(f"merge {len(gone) + 1} people into {kept.name}")


def _join_parts(draft: Draft, keep: int, rows: Sequence[r.Assignment]) -> None:
    """Give a person these parts, all in one role on one item, each stretch of days once."""
    last: r.Assignment | None = None
    for row in sorted(rows, key=lambda row: (row.starts_on or date.min, row.person != keep, row.rank)):
        if last is None or not _follows(last, row):
            last = draft.set(row, person=keep)
            continue
        ends = None if last.ends_on is None or row.ends_on is None else max(last.ends_on, row.ends_on)
        last = draft.set(last, ends_on=ends)
        draft.remove(row)


def _follows(last: r.Assignment, row: r.Assignment) -> bool:
    """Tell whether a part that starts no sooner than `last` leaves no day between them."""
    if last.ends_on is None or row.starts_on is None:
        return True
    return row.starts_on <= last.ends_on + timedelta(days=1)


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


def hand_over_all(plan: Plan, from_id: int, name: str, on: date) -> ChangeSet:
    """Hand all open items of a person, from a day on, to who has this name: a new person where nobody has.

    Raises UserError if there is nothing to hand over, or nobody to hand it to.
    """
    items = {row.item for row in open_assignments_of(plan, from_id)}
    if name.strip() and not items:
        raise UserError(f"{plan.people[from_id].name} has no open item to hand over.")
    return hand_over_to(plan, from_id, name, on, items)


def hand_over_to(plan: Plan, from_id: int, name: str, on: date, item_ids: Collection[int]) -> ChangeSet:
    """Hand these items of a person, from a day on, to who has this name: a new person where nobody has."""
    giver, name = plan.people[from_id], name.strip()
    if not name:
        raise UserError("A hand-over needs somebody to take over. Type a name.")
    found = find_person(plan, name)
    if found is not None:
        return hand_over(plan, from_id, found.id, on, item_ids)
    added = add_person(plan, name)
    (to_id,) = (change.id for change in added.changes)
    steps = (lambda _: added, lambda after: hand_over(after, from_id, to_id, on, item_ids))
    return together(plan, f"hand over from {giver.name} to {name}", steps)


def _hand_over_one(draft: Draft, row: r.Assignment, to_id: int, on: date) -> None:
    if row.starts_on is not None and row.starts_on >= on:
        # It had not begun by that day: there is nothing of it to keep.
        draft.remove(row)
    else:
        draft.set(row, ends_on=on - timedelta(days=1))
    held = [other for other in draft.of(r.Assignment, row.item) if other.ends_on is None]
    same = next((other for other in held if (other.person, other.role) == (to_id, row.role)), None)
    if same is None:
        draft.add(r.Assignment, item=row.item, person=to_id, role=row.role, rank=row.rank, starts_on=on)
    elif same.starts_on is not None and same.starts_on > on:
        draft.set(same, starts_on=on)


def remove_person(plan: Plan, person_id: int) -> ChangeSet:
    """Delete a person who has no part in any item."""
    person = plan.people[person_id]
    if any(row.person == person_id for row in plan.assignments):
        raise UserError(
            f"{person.name} has a part in the plan. Hand over first, or merge with another person."
        )
    return remove_row(plan, person, f"delete {person.name}")


def remove_people(plan: Plan, person_ids: Sequence[int]) -> ChangeSet:
    """Delete people who have no part in any item."""
    if len(person_ids) == 1:
        return remove_person(plan, person_ids[0])
    steps = [partial(remove_person, person_id=person_id) for person_id in person_ids]
    return together(plan, f"delete {len(person_ids)} people", steps)
