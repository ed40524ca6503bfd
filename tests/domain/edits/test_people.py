from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply, inverted
from planapp.domain.plan import Plan, make_plan
from planapp.errors import UserError
from tests.domain.northshire import AUDIT, HEAD, LEAD, MANAGER, OFFICER, VISIT, WORKER, make

APRIL = date(2026, 4, 1)
Part = tuple[int, date | None, date | None]


def parts(plan: Plan, role: str = r.LEAD, item: int = VISIT) -> list[Part]:
    """Return who has a role on an item, from and to which day, in order."""
    rows = plan.assignments.of(item)
    return [(row.person, row.starts_on, row.ends_on) for row in rows if row.role == role]


def with_parts(*given: Part) -> Plan:
    """Return a plan of one action that these people lead, in this order."""
    people = [r.Person(HEAD, "Head"), r.Person(MANAGER, "Manager"), r.Person(WORKER, "Worker")]
    rows = [
        r.Assignment(place, VISIT, person, rank=f"{place}V", starts_on=start, ends_on=end)
        for place, (person, start, end) in enumerate(given, 1)
    ]
    return make_plan([r.Item(VISIT, ref="1"), *people, *rows])


def test_people_are_set_in_the_order_given_and_new_names_are_new_people(plan: Plan) -> None:
    change_set = edits.set_people(plan, VISIT, r.LEAD, ["Director", "Head of Service", " ", "Director"])
    assert change_set.label == "lead of 1.1.1"
    after = make(plan, change_set)
    assert [person.name for person in after.assigned(VISIT, r.LEAD)] == ["Director", "Head of Service"]
    assert LEAD in after.assignments
    assert parts(after, r.OFFICER) == parts(plan, r.OFFICER)


def test_one_more_person_is_one_more_row(plan: Plan) -> None:
    change_set = edits.set_people(plan, VISIT, r.OFFICER, ["Team Manager", "Principal Social Worker"])
    assert change_set.label == "responsible officer of 1.1.1"
    assert [(change.table, change.before) for change in change_set.changes] == [("assignments", None)]


def test_nobody_leads_when_the_names_are_taken_away(plan: Plan) -> None:
    after = make(plan, edits.set_people(plan, VISIT, r.LEAD, []))
    assert after.assigned(VISIT, r.LEAD) == ()
    assert HEAD in after.people


def test_the_same_people_are_no_change(plan: Plan) -> None:
    assert not edits.set_people(plan, VISIT, r.LEAD, ["Head of Service "])


def test_of_two_people_of_one_name_the_one_who_has_the_part_keeps_it() -> None:
    plan = make_plan(
        [
            r.Item(VISIT),
            *(r.Person(n, "Team Manager") for n in (HEAD, MANAGER, WORKER)),
            r.Person(9, "Head"),
            r.Assignment(1, VISIT, MANAGER, rank="V"),
        ]
    )
    assert not edits.set_people(plan, VISIT, r.LEAD, ["Team Manager"])
    assert parts(make(plan, edits.set_people(plan, VISIT, r.LEAD, ["Head", "Team Manager"]))) == [
        (9, None, None),
        (MANAGER, None, None),
    ]


def test_setting_people_leaves_those_who_handed_over(plan: Plan) -> None:
    plan = make(plan, edits.hand_over(plan, HEAD, MANAGER, APRIL))
    after = make(plan, edits.set_people(plan, VISIT, r.LEAD, ["Principal Social Worker"]))
    assert parts(after) == [(HEAD, None, date(2026, 3, 31)), (WORKER, None, None)]


def test_a_name_is_corrected_everywhere(plan: Plan) -> None:
    change_set = edits.rename_person(plan, HEAD, " Director ")
    assert change_set.label == "rename Head of Service"
    assert [person.name for person in make(plan, change_set).assigned(VISIT, r.LEAD)] == ["Director"]
    assert not edits.rename_person(plan, HEAD, "Head of Service")


def test_a_name_stands_on_one_line_as_people_are_typed_one_a_line(plan: Plan) -> None:
    renamed = make(plan, edits.rename_person(plan, HEAD, "Head of\nService,  North"))
    assert renamed.people[HEAD].name == "Head of Service, North"
    with pytest.raises(UserError, match="There is already a Team Manager"):
        edits.add_person(plan, "Team\nManager")


def test_a_name_that_is_taken_or_blank_is_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"There is already a Team Manager. Merge the two instead"):
        edits.rename_person(plan, HEAD, "Team Manager")
    with pytest.raises(UserError, match=r"A person needs a name. Type one, or delete the person"):
        edits.rename_person(plan, HEAD, " ")


def test_post_and_address_are_set_or_left(plan: Plan) -> None:
    change_set = edits.set_person(plan, HEAD, post="Head of Service, North")
    assert change_set.label == "details of Head of Service"
    person = make(plan, change_set).people[HEAD]
    assert (person.post, person.email) == ("Head of Service, North", "head@northshire.example")
    assert not edits.set_person(plan, HEAD)


def test_who_is_merged_gives_parts_post_and_address_to_who_is_kept(plan: Plan) -> None:
    change_set = edits.merge_people(plan, MANAGER, [HEAD, WORKER, MANAGER])
    assert change_set.label == "merge 3 people into Team Manager"
    after = make(plan, change_set)
    assert [person.id for person in after.people] == [MANAGER]
    assert after.people[MANAGER] == r.Person(
        MANAGER, "Team Manager", "Team Manager, North", "head@northshire.example"
    )
    assert parts(after) == parts(after, r.OFFICER) == [(MANAGER, None, None)]
    assert not edits.merge_people(plan, HEAD, [HEAD])


MARCH_31, MAY, JUNE_30 = date(2026, 3, 31), date(2026, 5, 1), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Both lead it now.
        ([(HEAD, None, None), (MANAGER, None, None)], [(None, None)]),
        # The kept one has ended, the other leads it now, and the other way round.
        ([(HEAD, None, MARCH_31), (MANAGER, None, None)], [(None, None)]),
        ([(HEAD, None, None), (MANAGER, None, MARCH_31)], [(None, None)]),
        # One handed over to the other: it was one person all the time.
        ([(HEAD, None, MARCH_31), (MANAGER, APRIL, None)], [(None, None)]),
        ([(MANAGER, None, MARCH_31), (HEAD, APRIL, None)], [(None, None)]),
        ([(HEAD, APRIL, JUNE_30), (MANAGER, MAY, JUNE_30)], [(APRIL, JUNE_30)]),
        # Somebody else had it in between.
        ([(HEAD, None, MARCH_31), (WORKER, APRIL, JUNE_30), (MANAGER, date(2026, 7, 1), None)],
         [(None, MARCH_31), (date(2026, 7, 1), None)]),
    ],
)  # fmt: skip
def test_parts_that_overlap_or_follow_are_one(
    given: list[Part], expected: list[tuple[date | None, date | None]]
) -> None:
    after = make(with_parts(*given), edits.merge_people(with_parts(*given), HEAD, [MANAGER]))
    assert [part[1:] for part in parts(after) if part[0] == HEAD] == expected
    assert [part for part in parts(after) if part[0] == WORKER] == [
        part for part in given if part[0] == WORKER
    ]


def test_a_hand_over_leaves_last_years_leads_as_they_were(plan: Plan) -> None:
    change_set = edits.hand_over(plan, HEAD, MANAGER, APRIL)
    assert change_set.label == "hand over from Head of Service to Team Manager"
    after = make(plan, change_set)
    assert parts(after) == [(HEAD, None, MARCH_31), (MANAGER, APRIL, None)]
    assert [person.id for person in after.assigned(VISIT, r.LEAD, MARCH_31)] == [HEAD]
    assert [person.id for person in after.assigned(VISIT, r.LEAD, APRIL)] == [MANAGER]
    assert [person.id for person in after.assigned(VISIT, r.LEAD)] == [MANAGER]
    assert not edits.hand_over(after, HEAD, MANAGER, APRIL)


def test_a_part_that_begins_on_the_day_passes_whole(plan: Plan) -> None:
    there = make(plan, edits.hand_over(plan, HEAD, MANAGER, APRIL))
    assert parts(make(there, edits.hand_over(there, MANAGER, WORKER, APRIL))) == [
        (HEAD, None, MARCH_31),
        (WORKER, APRIL, None),
    ]


@pytest.mark.parametrize(
    ("start", "expected"), [(None, None), (date(2026, 1, 1), date(2026, 1, 1)), (MAY, APRIL)]
)
def test_who_leads_already_goes_on_from_that_day_at_the_latest(
    start: date | None, expected: date | None
) -> None:
    plan = with_parts((HEAD, None, None), (MANAGER, start, None))
    after = make(plan, edits.hand_over(plan, HEAD, MANAGER, APRIL))
    assert parts(after) == [(HEAD, None, MARCH_31), (MANAGER, expected, None)]


def test_a_part_written_twice_is_handed_over_once() -> None:
    plan = with_parts((HEAD, None, None), (HEAD, None, None))
    after = make(plan, edits.hand_over(plan, HEAD, MANAGER, APRIL))
    assert [part for part in parts(after) if part[0] == MANAGER] == [(MANAGER, APRIL, None)]


def test_some_items_are_handed_over_and_the_rest_are_not(plan: Plan) -> None:
    assert not edits.hand_over(plan, HEAD, MANAGER, APRIL, [AUDIT])
    assert edits.hand_over(plan, HEAD, MANAGER, APRIL, [AUDIT, VISIT])


def test_a_hand_over_needs_two_people(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"A hand-over needs two people. Choose somebody else"):
        edits.hand_over(plan, HEAD, HEAD, APRIL)


def test_only_who_has_no_part_is_deleted(plan: Plan) -> None:
    change_set = edits.remove_person(plan, WORKER)
    assert change_set.label == "delete Principal Social Worker"
    assert WORKER not in make(plan, change_set).people
    with pytest.raises(UserError, match=r"Head of Service has a part in the plan. Hand over first"):
        edits.remove_person(plan, HEAD)


def test_a_person_is_found_by_the_whole_name(plan: Plan) -> None:
    assert edits.find_person(plan, "Team Manager") == plan.people[MANAGER]
    assert edits.find_person(plan, "Team") is None
    assert plan.assignments[OFFICER].person == MANAGER


def test_somebody_is_added_under_a_name_of_their_own(plan: Plan) -> None:
    change_set = edits.add_person(plan, " Director ", post="Director of Children’s Services")
    assert change_set.label == "add Director"
    added = edits.find_person(make(plan, change_set), "Director")
    assert added is not None
    assert added.post == "Director of Children’s Services"
    with pytest.raises(UserError, match=r"There is already a Team Manager"):
        edits.add_person(plan, "Team Manager ")
    with pytest.raises(UserError, match=r"A person needs a name"):
        edits.add_person(plan, " ")


def test_all_open_items_are_handed_over_in_one_step(plan: Plan) -> None:
    plan = make(
        plan,
        edits.set_people(plan, AUDIT, r.LEAD, ["Head of Service"]),
        edits.set_field(plan, AUDIT, "status", "Completed"),
    )
    change_set = edits.hand_over_all(plan, HEAD, "Team Manager", APRIL)
    assert change_set.label == "hand over from Head of Service to Team Manager"
    after = make(plan, change_set)
    assert parts(after) == [(HEAD, None, date(2026, 3, 31)), (MANAGER, APRIL, None)]
    assert parts(after, item=AUDIT) == [(HEAD, None, None)]
    assert apply(after, inverted(change_set)) == plan


def test_who_takes_over_may_be_new(plan: Plan) -> None:
    change_set = edits.hand_over_all(plan, HEAD, "Director", APRIL)
    assert change_set.label == "hand over from Head of Service to Director"
    after = make(plan, change_set)
    assert [one.name for one in after.assigned(VISIT, r.LEAD)] == ["Director"]
    assert apply(after, inverted(change_set)) == plan


def test_a_hand_over_that_makes_no_sense_is_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"Principal Social Worker has no open item to hand over"):
        edits.hand_over_all(plan, WORKER, "Director", APRIL)
    with pytest.raises(UserError, match=r"needs somebody to take over. Type a name"):
        edits.hand_over_all(plan, HEAD, " ", APRIL)
    with pytest.raises(UserError, match=r"needs two people"):
        edits.hand_over_all(plan, HEAD, "Head of Service", APRIL)


def test_several_people_are_deleted_in_one_step(plan: Plan) -> None:
    plan = make(plan, edits.add_person(plan, "Director"))
    director = edits.find_person(plan, "Director")
    assert director is not None
    change_set = edits.remove_people(plan, [WORKER, director.id])
    assert change_set.label == "delete 2 people"
    assert {one.id for one in make(plan, change_set).people} == {HEAD, MANAGER}
    assert edits.remove_people(plan, [WORKER]).label == "delete Principal Social Worker"
    with pytest.raises(UserError, match=r"Head of Service has a part in the plan"):
        edits.remove_people(plan, [WORKER, HEAD])
