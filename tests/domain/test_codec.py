from __future__ import annotations

import json
from datetime import date

from hypothesis import given

from planapp.domain.changes import values_of
from planapp.domain.codec import from_plain, to_plain
from planapp.domain.plan import Plan
from planapp.domain.tables import SPECS
from tests.strategies import plans


@given(plans())
def test_every_row_is_the_same_after_a_trip_through_json(plan: Plan) -> None:
    for spec in SPECS:
        for row in plan.table(spec.name):
            text = json.dumps(to_plain(values_of(row)), allow_nan=False)
            assert spec.record(**from_plain(spec.name, json.loads(text))) == row


def test_days_are_iso_text_and_tuples_are_lists() -> None:
    values = {"done_on": date(2026, 3, 31), "due_flags": ("ongoing",), "title": "Visit", "due_to": None}
    plain = {"done_on": "2026-03-31", "due_flags": ["ongoing"], "title": "Visit", "due_to": None}
    assert to_plain(values) == plain
    assert from_plain("items", plain) == values


def test_pairs_inside_tuples_come_back_as_tuples() -> None:
    assert from_plain("rollups", {"counts": [["green", 2]]}) == {"counts": (("green", 2),)}
