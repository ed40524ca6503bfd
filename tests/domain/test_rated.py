from __future__ import annotations

from planapp.domain import edits
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.rated import Rated, rated_by_period
from planapp.domain.records import ACTION, STEP
from tests.domain.northshire import make


def labelled(plan: Plan) -> dict[str, Rated]:
    return {plan.periods[key].label: counts for key, counts in rated_by_period(plan).items()}


def made(*ratings: str) -> Plan:
    """A plan of three months, the second one current, and an action for each text of letters."""
    plan = make(empty_plan(), edits.new_plan("Plan", ""))
    for label in ("March 2026", "April 2026", "May 2026"):
        plan = make(plan, edits.add_period(plan, label, current=label.startswith("April")))
    for letters in ratings:
        known = set(plan.items)
        plan = make(plan, edits.add_item(plan, ACTION, title=letters))
        (item,) = set(plan.items) - known
        plan = make(plan, edits.add_item(plan, STEP, parent=item.id, title="step"))
        for period, letter in zip(plan.periods.of(), letters, strict=True):
            level = next((one.id for one in plan.levels if one.letter == letter), None)
            if letter != ".":
                plan = make(plan, edits.rate(plan, [item.id], period.id, level))
    return plan


def test_a_plan_without_periods_has_none() -> None:
    assert rated_by_period(empty_plan()) == {}


def test_an_action_counts_from_its_first_rating_or_the_current_period() -> None:
    plan = made("RA.", ".G.", "...", "..B", "-..")
    assert labelled(plan) == {"March 2026": (1, 2), "April 2026": (2, 5), "May 2026": (1, 5)}


def test_an_archived_action_is_passed_over() -> None:
    plan = made("RA.", "RR.")
    archived = make(
        plan, edits.archive_items(plan, [next(one.id for one in plan.items if one.title == "RR.")])
    )
    assert labelled(archived)["March 2026"] == (1, 1)
