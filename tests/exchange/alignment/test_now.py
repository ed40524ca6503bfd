"""What a plan says now where a copy differs from what was sent: the base of a merge."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import EVERYTHING, compare_plans, is_conflict, said_now, take
from tests.domain import northshire as n


def _title(plan: Plan, text: str) -> Plan:
    return apply(plan, edits.set_field(plan, n.VISIT, "title", text))


def test_a_field_is_in_conflict_if_both_changed_it_to_something_else() -> None:
    sent = n.northshire()
    (found,) = compare_plans(sent, _title(sent, "Visit all families"), carried=EVERYTHING).differences
    assert said_now(sent, found) == "Visit every family"
    assert not is_conflict(sent, found)
    mine = _title(sent, "Visit each family")
    assert said_now(mine, found) == "Visit each family"
    assert is_conflict(mine, found)
    assert not is_conflict(_title(sent, "Visit all families"), found)


def test_a_text_of_several_is_compared_by_itself() -> None:
    sent = n.northshire()
    copy = apply(sent, edits.set_update(sent, n.UPDATE, text="North has begun"))
    (found,) = compare_plans(sent, copy, carried=EVERYTHING).differences
    mine = apply(sent, edits.set_update(sent, n.UPDATE, text="North is done"))
    assert said_now(mine, found) == "North is done (2.3.2026)"
    assert is_conflict(mine, found)
    other = apply(sent, edits.add_update(sent, n.VISIT, "South has started"))
    assert not is_conflict(other, found)
    assert said_now(apply(sent, edits.remove_update(sent, n.UPDATE)), found) is None


def test_a_new_text_that_the_plan_has_by_now_is_no_conflict() -> None:
    sent = n.northshire()
    copy = apply(sent, edits.add_measure(sent, n.VISIT, "Ten in ten"))
    (found,) = compare_plans(sent, copy, carried=EVERYTHING).differences
    assert said_now(sent, found) == ""
    assert said_now(copy, found) == "Ten in ten"
    assert not is_conflict(sent, found)
    assert not is_conflict(copy, found)


def test_a_row_that_is_gone_says_nothing() -> None:
    sent = n.northshire()
    (found,) = compare_plans(sent, _title(sent, "Visit all families"), carried=EVERYTHING).differences
    mine = apply(sent, edits.remove_items(sent, [n.VISIT]))
    assert said_now(mine, found) is None
    assert is_conflict(mine, found)


def test_what_differs_from_what_was_sent_can_be_taken_into_what_the_plan_is_now() -> None:
    sent = n.northshire()
    comparison = compare_plans(sent, _title(sent, "Visit all families"), carried=EVERYTHING)
    mine = apply(sent, edits.set_field(sent, n.VISIT, "status", "In progress"))
    merged = apply(mine, take(mine, comparison, comparison.safe(), "merge"))
    assert (merged.items[n.VISIT].title, merged.items[n.VISIT].status) == (
        "Visit all families",
        "In progress",
    )


def test_indicators_and_places_are_read_too() -> None:
    sent = n.northshire()
    copy = apply(sent, edits.set_value(sent, n.INDICATOR, "2026-01", 95))
    copy = apply(copy, edits.move_items(copy, [n.AUDIT], n.SECOND_OBJECTIVE, None))
    found = compare_plans(sent, copy, carried=EVERYTHING).differences
    assert [said_now(sent, one) for one in found] == ["1.1 Families are seen in time", "94.6"]
    assert [said_now(copy, one) for one in found] == ["1.2 Plans are good", "95"]
