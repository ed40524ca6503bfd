"""A small plan for the tests of models: a theme, two objectives, actions, steps, three periods."""

from __future__ import annotations

from datetime import date
from functools import cache

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import DETAILS_ID, Plan, make_plan

TODAY = date(2026, 4, 23)
THEME, FIRST, SECOND, VISITS, PLANS, REPORT = 1, 2, 3, 4, 5, 6
STANDARD, SAMPLE, NUMBERED = 7, 8, 9
FEB, MAR, APR = 20, 21, 22
RED, AMBER, GREEN, COMPLETE = 30, 31, 32, 33
HEAD, MANAGER = 40, 41
PRIORITY = 50


@cache
def small_plan() -> Plan:
    """Return the plan; ids are the names of this file."""
    return make_plan(
        [r.Details(DETAILS_ID, title="A plan"), *_scale(), *_periods(), *_items(), *_more(), *_ratings()]
    )


def edited(plan: Plan, *change_sets: ChangeSet) -> Plan:
    """Return a plan after edits."""
    for change_set in change_sets:
        plan = apply(plan, change_set)
    return plan


def _scale() -> list[r.Row]:
    named = (("red", "R"), ("amber", "A"), ("green", "G"), ("complete", "B"))
    return [
        r.Level(RED + n, f"V{n}V", key, n + 1, letter, key.capitalize(), key, done=key == "complete")
        for n, (key, letter) in enumerate(named)
    ]


def _periods() -> list[r.Row]:
    return [
        r.Period(FEB, "A", "February 2026", frozen=True),
        r.Period(MAR, "B", "March 2026", frozen=True),
        r.Period(APR, "C", "April 2026", current=True),
    ]


def _items() -> list[r.Row]:
    def item(
        item_id: int, parent: int | None, rank: str, kind: str, ref: str, title: str, due: str = ""
    ) -> r.Item:
        plain = make_plan([r.Item(item_id, parent, rank, kind, ref, title=title)])
        return (
            edited(plain, edits.set_due(plain, item_id, due)).items[item_id] if due else plain.items[item_id]
        )

    return [
        item(THEME, None, "A", r.THEME, "1", "Help and protection"),
        item(FIRST, THEME, "A", r.OBJECTIVE, "1.1", "Children are seen promptly"),
        item(SECOND, THEME, "B", r.OBJECTIVE, "1.2", "Partners share what they know"),
        item(VISITS, FIRST, "A", r.ACTION, "1.1.1", "Visit within five days", "31 March 2026"),
        item(PLANS, FIRST, "B", r.ACTION, "1.1.2", "Review every plan", "30/06/2026"),
        item(REPORT, SECOND, "A", r.ACTION, "1.2.1", "Report to the board", "Half termly"),
        item(STANDARD, VISITS, "A", r.STEP, "", "Publish the standard", "15 February 2026"),
        item(NUMBERED, VISITS, "B", r.STEP, "7", "Brief the teams"),
        item(SAMPLE, VISITS, "C", r.STEP, "", "Sample 20 records", "10 March 2026"),
    ]


def _more() -> list[r.Row]:
    return [
        r.Person(HEAD, "Head of Service"),
        r.Person(MANAGER, "Team Manager"),
        r.Assignment(42, VISITS, HEAD, r.LEAD, "A"),
        r.Assignment(43, VISITS, MANAGER, r.LEAD, "B"),
        r.Assignment(44, PLANS, MANAGER, r.LEAD, "A"),
        r.Assignment(45, SAMPLE, MANAGER, r.LEAD, "A"),
        r.ExtraField(PRIORITY, "A", "Priority"),
        r.ExtraValue(51, PLANS, PRIORITY, "High"),
        r.Measure(60, VISITS, "A", text="Seen within\nfive days"),
        r.Measure(61, VISITS, "B", text="Child’s view is recorded"),
        r.Update(70, VISITS, "A", date(2026, 3, 1), text="Seen: 76%", source="Return"),
        r.Update(71, VISITS, "B", date(2026, 4, 1), text="Seen: 83%"),
        r.Update(72, VISITS, "C", date(2026, 2, 1), text="Began in earnest"),
    ]


def _ratings() -> list[r.Row]:
    return [
        r.Rating(80, VISITS, FEB, RED),
        r.Rating(81, VISITS, MAR, AMBER, "Better", carried=True),
        r.Rating(82, VISITS, APR, AMBER, "One team lags"),
        r.Rating(83, PLANS, MAR, GREEN),
        r.Rating(84, REPORT, MAR, None),
        r.Rating(85, REPORT, APR, None, text="2 2"),
    ]
