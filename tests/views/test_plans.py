"""The small plan has what the tests of the window count on, and a file can hold it."""

from __future__ import annotations

from planapp.application.document import Document
from planapp.domain.records import ACTION, STEP


def test_the_small_plan_has_something_in_every_part(document: Document) -> None:
    plan = document.plan
    kinds = [item.kind for item in plan.walk()]
    assert (kinds.count(ACTION), kinds.count(STEP), len(plan.periods)) == (6, 2, 8)
    tables = (
        plan.ratings,
        plan.measures,
        plan.updates,
        plan.evidence,
        plan.recommendations,
        plan.extra_values,
    )
    assert all(len(table) for table in tables)
    assert plan.current_period is not None
    assert plan.current_period.label == "April 2026"


def test_the_sample_is_open(sample_document: Document) -> None:
    assert sum(item.kind == ACTION for item in sample_document.plan.items) > 50
