"""Who may be meant by the letters that are typed: people of the plan by their names and posts."""

from __future__ import annotations

from collections.abc import Collection

from planapp.domain.plan import Plan
from planapp.domain.records import Person
from planapp.models.search_texts import fold
from planapp.models.texts import name_of_person

MOST = 8


def find_people(plan: Plan, typed: str, without: Collection[str] = ()) -> list[Person]:
    """Return the people whom a few letters may mean, best first: names that begin so, then words, then posts.

    None where the text is a name already. `without` are names that are taken.
    """
    sought = fold(typed.strip())
    if not sought:
        return []
    ranked: list[tuple[int, str, int, Person]] = []
    for person in plan.people:
        name = name_of_person(person)
        folded = fold(name)
        if folded == sought:
            return []
        place = _place(folded, fold(person.post), sought)
        if place is not None and name not in without:
            ranked.append((place, folded, person.id, person))
    return [person for *_, person in sorted(ranked, key=lambda one: one[:3])[:MOST]]


def _place(name: str, post: str, sought: str) -> int | None:
    """Return how well a name or post answers to what is sought, the best first; None if not at all."""
    if name.startswith(sought):
        return 0
    if f" {sought}" in name:
        return 1
    return 2 if f" {post}".find(f" {sought}") >= 0 else None


def names_in(plan: Plan, text: str) -> list[str]:
    """Return the names that are typed, one a line or parted by semicolons; a known name may have one."""
    known = {name_of_person(person) for person in plan.people}
    lines = [line.strip() for line in text.splitlines()]
    parts = [[line] if line in known else line.split(";") for line in lines]
    return [name.strip() for names in parts for name in names if name.strip()]
