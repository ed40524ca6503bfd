from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain.plan import Plan
from tests.domain.northshire import AUDIT, SLIP, VISIT, make


def test_a_due_date_is_kept_as_written_with_what_was_read(plan: Plan) -> None:
    change_set = edits.set_due(plan, AUDIT, "Jan – April 2026")
    assert change_set.label == "due date of 1.1.2"
    item = make(plan, change_set).items[AUDIT]
    assert (item.due, item.due_from, item.due_to) == ("Jan – April 2026", date(2026, 1, 1), date(2026, 4, 30))
    assert (item.due_precision, item.due_flags) == ("range", ())


def test_a_later_date_leaves_a_slip(plan: Plan) -> None:
    after = make(plan, edits.set_due(plan, VISIT, "June 2026", reason=" Staff left ", approved_by="Board "))
    old, slip = after.slips.of(VISIT)
    assert old.id == SLIP
    assert (slip.was, slip.was_to, slip.now, slip.now_to) == (
        "31/03/2026",
        date(2026, 3, 31),
        "June 2026",
        date(2026, 6, 30),
    )
    assert (slip.reason, slip.approved_by) == ("Staff left", "Board")


def test_a_slip_without_a_reason_says_so(plan: Plan) -> None:
    assert make(plan, edits.set_due(plan, VISIT, "June 2026")).slips.of(VISIT)[1].reason == "not given"


@pytest.mark.parametrize(
    "text",
    ["1 March 2026", "March 2026", "end March 2026", "", "soon", "Termly", "from June 2026 and ongoing"],
)
def test_a_date_that_is_sooner_the_same_or_unknown_leaves_none(plan: Plan, text: str) -> None:
    change_set = edits.set_due(plan, VISIT, text)
    after = make(plan, change_set)
    assert after.items[VISIT].due == text
    assert after.slips == plan.slips


def test_a_date_after_an_unknown_one_leaves_no_slip(plan: Plan) -> None:
    for text in ("soon", "Termly", ""):
        before = make(plan, edits.set_due(plan, AUDIT, text))
        assert not make(before, edits.set_due(before, AUDIT, "June 2030")).slips.of(AUDIT)


def test_the_same_date_is_no_change(plan: Plan) -> None:
    assert not edits.set_due(plan, VISIT, "31/03/2026", reason="None")


def test_a_slip_is_explained_later(plan: Plan) -> None:
    change_set = edits.explain_slip(plan, SLIP, " Staff left ", "Board")
    assert change_set.label == "reason for new date of 1.1.1"
    slip = make(plan, change_set).slips[SLIP]
    assert (slip.reason, slip.approved_by) == ("Staff left", "Board")
    assert not edits.explain_slip(plan, SLIP, " ")
