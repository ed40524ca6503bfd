"""The people of a plan as rows, what is set by typing in them, and the items that a person has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.open_items import OpenItems
from planapp.domain.people import Parts, assignments_of, parts_of_people, people_by_name
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Assignment, Person
from planapp.models.list_model import Shown
from planapp.models.registers.items import counted, in_order, item_row
from planapp.models.rows_model import Field, Row
from planapp.models.texts import name_of_person, one_line, short_day

HEADINGS = ("Name", "Post", "E-mail", "Leads", "Officer")
ITEM_HEADINGS = ("No.", "Item", "Part")
TABLES = frozenset({"people", "assignments", "items", "ratings", "periods", "levels"})
NAME, POST, EMAIL = "name", "post", "email"
_FORMER = "former"


class PeopleCount:
    """What each person has, counted once for each plan; an edit costs no more than what it touches."""

    def __init__(self, plan: Plan) -> None:
        """Count nothing yet."""
        self._opened = OpenItems(plan)
        self._counted: tuple[Plan, dict[int, Parts]] | None = None

    def go_on(self, change_set: ChangeSet, plan: Plan) -> None:
        """Take the plan that a change set led to."""
        self._opened.go_on(change_set, plan)

    def parts(self, plan: Plan) -> dict[int, Parts]:
        """Return what each person has in the plan that it was told of last."""
        if self._counted is None or self._counted[0] is not plan:
            self._counted = (plan, parts_of_people(plan, self._opened))
        return self._counted[1]

    def rows(self, plan: Plan, _today: date) -> list[Row]:
        """Return the rows of the people."""
        return people_rows(plan, self.parts(plan))


def people_rows(plan: Plan, parts: Mapping[int, Parts]) -> list[Row]:
    """Return a row for each person, by name; former ones are grey and come last."""
    people = sorted(people_by_name(plan), key=lambda person: parts[person.id].is_former)
    return [_row(person, parts[person.id]) for person in people]


def _row(person: Person, parts: Parts) -> Row:
    fields = (
        Field(one_line(person.name), person.name, key=NAME),
        Field(one_line(person.post), person.post, key=POST),
        Field(one_line(person.email), person.email, key=EMAIL),
        Field(_figure(parts.lead)),
        Field(_figure(parts.officer)),
    )
    words = ", ".join(filter(None, [name_of_person(person), _FORMER if parts.is_former else ""]))
    return Row(person.id, fields, words, about=Shown(is_quiet=parts.is_former))


def _figure(number: int) -> str:
    return f"{number:,}" if number else "–"


def parts_words(parts: Parts) -> str:
    """Return what a person has in words: 'Leads 3 open items, officer of 1; 2 closed or past'."""
    lead, officer = counted(parts.lead, "open item"), counted(parts.officer, "open item")
    told = [f"leads {lead}"] if parts.lead else []
    if parts.officer:
        told.append(f"officer of {parts.officer:,}" if told else f"officer of {officer}")
    words = ", ".join(told) or "nothing open"
    past = parts.closed + parts.ended
    if past:
        words += f"; {past:,} closed or past"
    return words[0].upper() + words[1:]


def edit_person(plan: Plan, person_id: int, key: str, text: str) -> ChangeSet:
    """Return the edit of a cell of the people."""
    if key == NAME:
        return edits.rename_person(plan, person_id, text)
    return edits.set_person(plan, person_id, **{key: text.strip()})


def new_name(plan: Plan) -> str:
    """Return a name for somebody who is added, until the officer types it."""
    names = {person.name for person in plan.people}
    numbered = (f"New person {number}" for number in range(2, len(names) + 3))
    return next(name for name in ("New person", *numbered) if name not in names)


def items_of_person(plan: Plan, person_id: int) -> list[Row]:
    """Return a row for each part of a person, in the order of the plan: what is held now, then the past."""
    rows = assignments_of(plan, person_id)
    by_item: dict[int, list[Assignment]] = {}
    for row in rows:
        by_item.setdefault(row.item, []).append(row)
    items = in_order(plan, [plan.items[item_id] for item_id in by_item])
    ordered = [row for item in items for row in by_item[item.id]]
    return [_part_row(plan, row) for row in sorted(ordered, key=lambda row: row.ends_on is not None)]


def _part_row(plan: Plan, row: Assignment) -> Row:
    part = Field(_part(row))
    return item_row(plan, plan.items[row.item], part, row_id=row.id, is_past=row.ends_on is not None)


def _part(row: Assignment) -> str:
    role = "Lead" if row.role == LEAD else "Officer"
    if row.ends_on is not None:
        return f"{role} until {short_day(row.ends_on)}"
    return f"{role} from {short_day(row.starts_on)}" if row.starts_on is not None else role
