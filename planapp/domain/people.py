"""What each person has in the plan, and which of them look like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planapp.domain.alike_names import alike_names
from planapp.domain.open_items import OpenItems, is_open
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Assignment, Person


@dataclass(slots=True)
class Parts:
    """How many open items a person leads and is responsible for, and what else there is or was."""

    lead: int = 0
    officer: int = 0
    closed: int = 0
    ended: int = 0

    @property
    def is_former(self) -> bool:
        """Tell whether this person has handed over and has nothing open now."""
        return bool(self.ended) and not self.lead and not self.officer


def parts_of_people(plan: Plan, opened: OpenItems | None = None) -> dict[int, Parts]:
    """Return what each person has in the plan, by id; `opened` are the open items of this plan."""
    found = {person.id: Parts() for person in plan.people}
    opened = opened or OpenItems(plan)
    for row in plan.assignments:
        parts = found[row.person]
        if row.ends_on is not None:
            parts.ended += 1
            continue
        if not opened(row.item):
            parts.closed += 1
        elif row.role == LEAD:
            parts.lead += 1
        else:
            parts.officer += 1
    return found


def assignments_of(plan: Plan, person_id: int) -> list[Assignment]:
    """Return every part of a person, past ones too."""
    return [row for row in plan.assignments if row.person == person_id]


def open_assignments_of(plan: Plan, person_id: int) -> list[Assignment]:
    """Return the parts that a person now has in open items."""
    rows = assignments_of(plan, person_id)
    return [row for row in rows if row.ends_on is None and is_open(plan, plan.items[row.item])]


def people_by_name(plan: Plan) -> list[Person]:
    """Return all people in the order of their names."""
    return sorted(plan.people, key=lambda person: (person.name.casefold(), person.post.casefold(), person.id))


def alike_people(plan: Plan) -> list[list[Person]]:
    """Return the people whose names look like one, each group in the order of their names."""
    people = people_by_name(plan)
    named: dict[str, Iterator[Person]] = {
        person.name: iter([one for one in people if one.name == person.name]) for person in people
    }
    groups = alike_names(person.name for person in people)
    return [[next(named[name]) for name in group] for group in groups]
