from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain.extra_types import DATE, NUMBER, TEXT, reads_as, unread_by_field, values_by_field
from planapp.domain.plan import Plan
from tests.domain.northshire import AUDIT, NOTES, RISK, VISIT, make


@pytest.mark.parametrize(
    ("type_", "text", "is_read"),
    [
        (TEXT, "anything", True),
        (NUMBER, "", True),
        (NUMBER, " 1,200.50 ", True),
        (NUMBER, "£12,000", True),
        (NUMBER, "94.6 %", True),
        (NUMBER, "-3", True),
        (NUMBER, "about 3", False),
        (NUMBER, "1,20", False),
        (NUMBER, "£", False),
        (DATE, "31/03/2026", True),
        (DATE, "3 March 2026", True),
        (DATE, "2026-03-31", True),
        (DATE, "31/02/2026", False),
        (DATE, "by 31/03/2026", False),
        (DATE, "March 2026", False),
        (DATE, "soon", False),
    ],
)
def test_what_a_value_can_be_read_as(type_: str, text: str, is_read: bool) -> None:
    assert reads_as(type_, text) is is_read


def test_values_and_those_that_are_not_of_the_type_are_counted(plan: Plan) -> None:
    plan = make(plan, edits.set_extra(plan, AUDIT, RISK, "3"))
    assert values_by_field(plan) == {RISK: 2, NOTES: 0}
    assert unread_by_field(plan) == {RISK: 0, NOTES: 0}
    as_numbers = make(plan, edits.set_extra_field(plan, RISK, type=NUMBER))
    assert unread_by_field(as_numbers) == {RISK: 1, NOTES: 0}
    value = as_numbers.extra(VISIT, RISK)
    assert value is not None
    assert value.text == "High"
