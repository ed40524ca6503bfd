"""What a line about a plan says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, THEME
from planapp.views.about_plan import counts_text, recent_of

AT = datetime(2026, 4, 16, 9, 12)


def test_actions_steps_and_indicators_are_counted(small: Plan) -> None:
    assert counts_text(small) == "6 actions · 2 steps · 1 indicator"


def test_archived_items_do_not_count(small: Plan) -> None:
    gone = next(item for item in small.items if item.ref == "1.1.2")
    assert counts_text(apply(small, edits.archive_items(small, [gone.id]))).startswith("5 actions · 1")


def test_a_plan_without_actions_says_so() -> None:
    plan = apply(empty_plan(), edits.new_plan("New"))
    assert counts_text(plan) == "No actions yet"
    assert counts_text(apply(plan, edits.add_item(plan, THEME))) == "1 theme"


def test_the_list_of_recent_plans_keeps_the_roll_up_of_all(small: Plan) -> None:
    recent = recent_of(Path("/plans/a.plan"), small, AT)
    assert (recent.title, recent.period, recent.frozen) == (
        "Northmere improvement plan 2025–27",
        "April 2026",
        False,
    )
    assert dict(recent.counts) == {"red": 1, "amber": 1, "green": 1, "blue": 1, "": 2}
    assert recent.opened == AT


def test_a_plan_without_title_or_periods_goes_by_its_file() -> None:
    plan = apply(empty_plan(), edits.new_plan(""))
    plan = apply(plan, edits.add_item(plan, ACTION, title="Visit"))
    recent = recent_of(Path("/plans/a.plan"), plan, AT)
    assert (recent.title, recent.period, recent.counts) == ("a", "", ())


def test_an_action_at_the_top_counts_too() -> None:
    plan = apply(empty_plan(), edits.new_plan("Short"))
    plan = apply(plan, edits.add_period(plan, "March"))
    plan = apply(plan, edits.add_item(plan, ACTION, title="Visit"))
    (action,), (period,) = plan.children(None), plan.periods.of()
    assert recent_of(Path("a.plan"), plan, AT).counts == (("", 1),)
    plan = apply(plan, edits.rate(plan, [action.id], period.id, plan.levels.of()[0].id))
    assert recent_of(Path("a.plan"), plan, AT).counts == (("red", 1),)
