"""The plan as a whole: making a new one, its title and organisation."""

from __future__ import annotations

import uuid

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import set_row
from planapp.domain.plan import DETAILS_ID, Plan, empty_plan
from planapp.domain.records import Details
from planapp.domain.scale import default_levels


def new_plan(title: str, organisation: str = "", *, uid: str | None = None) -> ChangeSet:
    """Return the change set that makes a new plan out of the empty one: its details and a scale."""
    draft = Draft(empty_plan())
    draft.put(Details(DETAILS_ID, uid or uuid.uuid4().hex, title, organisation))
    for level in default_levels():
        draft.put(level)
    return draft.change_set("new plan")


def set_details(plan: Plan, *, title: str | None = None, organisation: str | None = None) -> ChangeSet:
    """Change title or organisation of a plan; None leaves it."""
    given = {"title": title, "organisation": organisation}
    values = {key: value for key, value in given.items() if value is not None}
    return set_row(plan, plan.details[DETAILS_ID], "details of the plan", **values)
