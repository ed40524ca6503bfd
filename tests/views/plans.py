"""The small plan that the tests of the window open: something in every part that a window shows."""

from __future__ import annotations

from datetime import date

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME, Item

PERIODS = (
    ("September 2025", date(2025, 9, 30)),
    ("October 2025", date(2025, 10, 31)),
    ("November 2025", date(2025, 11, 30)),
    ("December 2025", date(2025, 12, 31)),
    ("January 2026", date(2026, 1, 31)),
    ("February 2026", date(2026, 2, 28)),
    ("March 2026", date(2026, 3, 31)),
    ("April 2026", date(2026, 4, 30)),
)
# (kind, number, title, due, lead, ratings from the first period to the last: '.' for none yet, '-' not rated)
_ITEMS = (
    (THEME, "1", "Help and protection", "", "", ""),
    (OBJECTIVE, "1.1", "Assessments are timely and lead to measurable change", "", "", ""),
    (ACTION, "1.1.1", "Complete assessments in 20 days", "31 Dec 2025", "Head of Service", "RRAAGGBB"),
    (ACTION, "1.1.2", "Plan every visit in a meeting", "28 Feb 2026", "Team Manager", "RRRAAAA "),
    (STEP, "", "Publish the standard for visits", "30 Nov 2025", "Practice Lead", ""),
    (STEP, "", "Report working days to the first visit, every week", "31 Mar 2099", "", ""),
    (OBJECTIVE, "1.2", "Children are seen promptly", "", "", ""),
    (ACTION, "1.2.1", "See children in five working days", "31 Mar 2099", "Head of Service", "AAAAAARR"),
    (ACTION, "1.2.2", "Ask every child about the plan", "Half termly", "Team Manager", "..-AAGG "),
    (THEME, "2", "Partnership working", "", "", ""),
    (OBJECTIVE, "2.1", "Thresholds are understood by all partners", "", "", ""),
    (ACTION, "2.1.1", "Agree one threshold document", "30 Apr 2099", "Assistant Director", "..RRAAAG"),
    (ACTION, "2.1.2", "Open one front door for early help", "31 Jul 2099", "Assistant Director", "...-AAAA"),
)  # fmt: skip


class Making:
    """A plan that is being made, edit by edit."""

    def __init__(self) -> None:
        self.plan = empty_plan()
        self.do(edits.new_plan("Northmere improvement plan 2025–27", "Northmere Council"))

    def do(self, change_set: ChangeSet) -> None:
        self.plan = apply(self.plan, change_set)

    def item(self, ref: str) -> Item:
        return next(item for item in self.plan.items if item.ref == ref)


def small_plan() -> Plan:
    """Return a plan with themes, objectives, actions and steps, eight periods, and all that items have."""
    making = Making()
    for label, ends_on in PERIODS:
        making.do(edits.add_period(making.plan, label, ends_on=ends_on))
    making.do(edits.make_current(making.plan, making.plan.periods.of()[-1].id))
    _add_items(making)
    _add_details(making)
    for period in making.plan.periods.of()[:-1]:
        making.do(edits.freeze(making.plan, period.id))
    return making.plan


def first_edit(plan: Plan) -> ChangeSet:
    """Return the edit that makes a plan out of the empty one."""
    return compare(empty_plan(), plan, "new plan")


def _add_items(making: Making) -> None:
    above: dict[str, int] = {}
    kinds = (THEME, OBJECTIVE, ACTION, STEP)
    for kind, ref, title, due, lead, ratings in _ITEMS:
        parent = above[kinds[kinds.index(kind) - 1]] if kind != THEME else None
        before = set(making.plan.items)
        making.do(edits.add_item(making.plan, kind, parent=parent, ref=ref, title=title, due=due))
        (item,) = set(making.plan.items) - before
        above[kind] = item.id
        if lead:
            making.do(edits.set_field(making.plan, item.id, "lead", lead))
        _rate(making, item.id, ratings)


def _rate(making: Making, item_id: int, ratings: str) -> None:
    levels = {level.letter: level.id for level in making.plan.levels.of()}
    for period, letter in zip(making.plan.periods.of(), ratings, strict=False):
        if letter in levels or letter == "-":
            level = levels.get(letter)
            making.do(edits.rate(making.plan, [item_id], period.id, level))


def _add_details(making: Making) -> None:
    item, current = making.item("1.2.1"), making.plan.current_period
    assert current is not None
    making.do(edits.comment(making.plan, item.id, current.id, "One team makes up most of the gap."))
    making.do(edits.set_field(making.plan, item.id, "officer", "Team Manager\nPractice Lead"))
    making.do(edits.add_indicator(making.plan, "Seen within five working days", unit="%", target="90"))
    indicator = next(iter(making.plan.indicators))
    making.do(edits.set_value(making.plan, indicator.id, "2026-03", 83.0))
    making.do(edits.add_measure(making.plan, item.id, "90% are seen in time", indicator=indicator.id))
    making.do(edits.add_measure(making.plan, item.id, "Children say that they were heard"))
    making.do(edits.add_update(making.plan, item.id, "76% in March.", on=date(2026, 3, 20)))
    making.do(
        edits.add_update(making.plan, item.id, "83% in April.\nWeekly tracking starts.", on=date(2026, 4, 16))
    )
    making.do(edits.add_evidence(making.plan, item.id, "Audit of visits", "https://example.org/audit"))
    making.do(edits.add_source_event(making.plan, "Inspection, December 2025", kind="inspection"))
    event = next(iter(making.plan.source_events))
    making.do(edits.add_recommendation(making.plan, "rec. 3", source=event.id, text="See children sooner."))
    recommendation = next(iter(making.plan.recommendations))
    making.do(edits.link_recommendation(making.plan, item.id, recommendation.id))
    making.do(edits.add_extra_field(making.plan, "Priority"))
    field = next(iter(making.plan.extra_fields))
    making.do(edits.set_extra(making.plan, item.id, field.id, "High"))
    step = next(one for one in making.plan.items if one.title.startswith("Publish"))
    making.do(edits.tick_step(making.plan, step.id, date(2025, 11, 20)))
