"""The item before or after: of the same kind, across parents, never archived."""

from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.views.detail.neighbours import neighbour


def find(plan: Plan, name: str) -> Item:
    return next(one for one in plan.items if one.ref == name or one.title.startswith(name))


@pytest.mark.parametrize(
    ("name", "step", "found"),
    [
        ("1.1.1", 1, "1.1.2"),
        ("1.1.2", 1, "1.2.1"),
        ("1.2.2", 1, "2.1.1"),
        ("2.1.1", -1, "1.2.2"),
        ("2.1.2", 1, None),
        ("1.1.1", -1, None),
        ("1", 1, "2"),
        ("1.2", 1, "2.1"),
        ("2.1", -1, "1.2"),
        ("Publish", 1, "Report"),
        ("Report", 1, None),
    ],
)
def test_neighbours(small: Plan, name: str, step: int, found: str | None) -> None:
    expected = find(small, found) if found is not None else None
    assert neighbour(small, find(small, name), step) == expected


def test_archived_items_are_passed_over(small: Plan) -> None:
    plan = apply(small, edits.archive_items(small, [find(small, "1.2").id]))
    assert neighbour(plan, find(plan, "1.1.2"), 1) == find(plan, "2.1.1")
    assert neighbour(plan, find(plan, "1.2.1"), 1) == find(plan, "2.1.1")
