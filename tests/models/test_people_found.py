"""Who may be meant by a few letters, and the names that are typed in a field."""

from __future__ import annotations

from planapp.domain.plan import Plan, make_plan
from planapp.domain.records import Person
from planapp.models.people_found import MOST, find_people, names_in


def plan(*people: tuple[str, str]) -> Plan:
    return make_plan([Person(at, *person) for at, person in enumerate(people, 1)])


SOME = plan(
    ("Head of Service", ""),
    ("Team Manager, Head Office", ""),
    ("A. Officer", "Head of Practice"),
    ("", "Headteacher"),
    ("Practice Lead", "Lead"),
)


def names(plan: Plan, typed: str, *without: str) -> list[str]:
    return [person.name or person.post for person in find_people(plan, typed, without)]


def test_names_that_begin_so_come_first_then_words_then_posts() -> None:
    assert names(SOME, " hEAD") == [
        "Head of Service",
        "Headteacher",
        "Team Manager, Head Office",
        "A. Officer",
    ]
    assert names(SOME, "practice l") == ["Practice Lead"]
    assert names(SOME, "eam") == []


def test_nothing_is_found_for_nothing_or_a_whole_name() -> None:
    assert names(SOME, "  ") == []
    assert names(SOME, "head of service") == []


def test_who_is_there_already_is_left_out() -> None:
    assert names(SOME, "head of p") == ["A. Officer"]
    assert names(SOME, "head of p", "A. Officer") == []


def test_no_more_than_fit_are_found() -> None:
    many = plan(*((f"Manager {number:02}", "") for number in range(40)))
    assert names(many, "man") == [f"Manager {number:02}" for number in range(MOST)]


def test_names_are_typed_a_line_or_parted_by_semicolons() -> None:
    assert names_in(SOME, " Head of Service ; New\n\nTeam Manager, Head Office;") == [
        "Head of Service",
        "New",
        "Team Manager, Head Office",
    ]
    assert names_in(plan(("Deputy; Head", "")), "Deputy; Head\nA;B") == ["Deputy; Head", "A", "B"]
