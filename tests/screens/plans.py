"""The plans that are pictured."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planapp import paths
from planapp.application.document import Document
from planapp.application.importing import read_source
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan, empty_plan
from planapp.views.new_plan import new_plan

LONG = (
    "Every child who is referred, and every brother and sister who lives in the same household, is seen and "
    "spoken to alone by a qualified worker within five working days, whoever made the referral"
)


def sample() -> Plan:
    """Return the plan of the sample workbook."""
    return read_source(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan


def with_frozen_months(plan: Plan) -> Plan:
    """Return a plan as it is in the middle of a year: all months before the current one are frozen."""
    for period in plan.periods.of():
        if not period.current:
            plan = apply(plan, edits.freeze(plan, period.id))
    return plan


def with_long_texts(plan: Plan) -> Plan:
    """Return a plan in which the first items say a great deal."""
    for item in list(plan.walk())[:8]:
        plan = apply(plan, edits.set_field(plan, item.id, "title", f"{item.title}: {LONG}"))
        plan = apply(plan, edits.set_field(plan, item.id, "lead", "Assistant Director, Children’s Services"))
    return apply(plan, edits.set_details(plan, title=LONG))


def put(plan: Plan, path: Path) -> Path:
    """Return the path of a new plan file."""
    return _create(path, compare(empty_plan(), plan, "new plan"))


def new(path: Path) -> Path:
    """Return the path of a plan that nobody has typed anything into."""
    return _create(path, new_plan("Northmere improvement plan", date(2026, 4, 16)))


def _create(path: Path, first: ChangeSet) -> Path:
    """Create a plan file and return its path."""
    Document.create(path, first, by="Officer").close()
    return path
