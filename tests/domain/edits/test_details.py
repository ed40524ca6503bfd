from __future__ import annotations

from planapp.domain import edits
from planapp.domain.plan import Plan, empty_plan
from tests.domain.northshire import make


def test_a_new_plan_has_its_details_and_a_scale() -> None:
    change_set = edits.new_plan("Improvement plan", "Northshire")
    assert change_set.label == "new plan"
    plan = make(empty_plan(), change_set)
    assert (plan.about.title, plan.about.organisation, len(plan.about.uid)) == (
        "Improvement plan",
        "Northshire",
        32,
    )
    assert [level.letter for level in plan.levels.of()] == ["R", "A", "G", "B"]


def test_each_plan_has_a_uid_of_its_own_unless_it_is_given() -> None:
    one, other = (make(empty_plan(), edits.new_plan("A")) for _ in range(2))
    assert one.about.uid != other.about.uid
    assert make(empty_plan(), edits.new_plan("A", uid="7" * 32)).about.uid == "7" * 32


def test_title_and_organisation_are_changed_or_left(plan: Plan) -> None:
    change_set = edits.set_details(plan, title="Plan 2027")
    assert change_set.label == "details of the plan"
    about = make(plan, change_set).about
    assert (about.title, about.organisation) == ("Plan 2027", "Northshire")
    assert make(plan, edits.set_details(plan, organisation="")).about.organisation == ""
    assert not edits.set_details(plan)
