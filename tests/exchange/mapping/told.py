"""A mapped plan as plain lines, for tests."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.mapping import Mapped


def outline(plan: Plan) -> list[str]:
    """Return an indented line for each item: its kind's first letter, number and title."""
    return [
        f"{'  ' * len(plan.ancestors(item.id))}{item.kind[0].upper()} {item.ref} {item.title}".rstrip()
        for item in plan.walk()
    ]


def titled(plan: Plan, title: str) -> Item:
    """Return the only item of a title."""
    found = [item for item in plan.items if item.title == title]
    assert len(found) == 1
    return found[0]


def says(plan: Plan, title: str) -> dict[str, object]:
    """Return what the only item of a title has in its fields, blank ones left out."""
    item = titled(plan, title)
    told: dict[str, object] = {
        "due": item.due,
        "status": item.status,
        "done_on": item.done_on,
        "lead": [person.name for person in plan.assigned(item.id, "lead")],
        "officer": [person.name for person in plan.assigned(item.id, "officer")],
        "measures": [measure.text for measure in plan.measures.of(item.id)],
        "updates": [update.text for update in plan.updates.of(item.id)],
        "ratings": ratings(plan, item),
        "evidence": [(row.title, row.target) for row in plan.evidence.of(item.id)],
        "slips": [(row.was, row.now, row.reason, row.approved_by) for row in plan.slips.of(item.id)],
        "extras": {plan.extra_fields[row.field].heading: row.text for row in plan.extra_values.of(item.id)},
    }
    return {key: value for key, value in told.items() if value}


def ratings(plan: Plan, item: Item) -> dict[str, str]:
    """Return the ratings of an item by period: a letter, '–' or what could not be read."""
    return {
        plan.periods[row.period].label: plan.levels[row.level].letter if row.level else row.text or "–"
        for row in plan.ratings.of(item.id)
    }


def findings(found: Mapped, severity: str = "") -> list[tuple[str, str]]:
    """Return where each finding is and what it says."""
    return [(one.where, one.text) for one in found.findings if not severity or one.severity == severity]
