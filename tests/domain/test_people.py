from __future__ import annotations

from datetime import date

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.people import Parts, alike_people, open_assignments_of, parts_of_people, people_by_name
from planapp.domain.plan import Plan
from tests.domain.northshire import (
    AUDIT,
    COMPLETE,
    HEAD,
    JULY,
    LEAD,
    MANAGER,
    VISIT,
    WORKER,
    make,
    northshire,
)


def test_what_each_person_has(plan: Plan) -> None:
    plan = make(plan, edits.set_people(plan, AUDIT, r.OFFICER, ["Head of Service"]))
    assert parts_of_people(plan) == {
        HEAD: Parts(lead=1, officer=1),
        MANAGER: Parts(officer=1),
        WORKER: Parts(),
    }


def test_what_is_done_or_archived_is_not_open(plan: Plan) -> None:
    done = make(plan, edits.rate(plan, [VISIT], JULY, COMPLETE))
    assert parts_of_people(done)[HEAD] == Parts(closed=1)
    archived = make(plan, edits.archive_items(plan, [VISIT]))
    assert parts_of_people(archived)[HEAD] == Parts(closed=1)
    assert not open_assignments_of(archived, HEAD)
    assert [row.id for row in open_assignments_of(plan, HEAD)] == [LEAD]


def test_who_has_handed_over_all_is_a_former_one(plan: Plan) -> None:
    assert not parts_of_people(plan)[WORKER].is_former
    plan = make(plan, edits.hand_over_all(plan, HEAD, "Director", date(2026, 4, 1)))
    parts = parts_of_people(plan)
    assert (parts[HEAD].is_former, parts[HEAD].ended) == (True, 1)
    again = make(plan, edits.set_people(plan, AUDIT, r.LEAD, ["Head of Service"]))
    assert not parts_of_people(again)[HEAD].is_former


def test_people_stand_by_name_and_alike_ones_together() -> None:
    plan = northshire(r.Person(1, "HoS"), r.Person(2, "HoS"), r.Person(3, "team managers"))
    assert [one.name for one in people_by_name(plan)][:3] == ["Head of Service", "HoS", "HoS"]
    assert [[one.id for one in group] for group in alike_people(plan)] == [[HEAD, 1, 2], [MANAGER, 3]]
