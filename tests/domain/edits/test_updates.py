from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import JUNE, MARCH, UPDATE, VISIT, make

EMPTY = r"The update is empty. Type what has happened, or delete it"


def test_an_update_is_added_behind_the_last(plan: Plan) -> None:
    change_set = edits.add_update(
        plan, VISIT, "All teams visit", on=date(2026, 6, 1), period=JUNE, source="Chair"
    )
    assert change_set.label == "update of 1.1.1"
    update = make(plan, change_set).updates.of(VISIT)[1]
    assert (update.text, update.on, update.period, update.source) == (
        "All teams visit",
        date(2026, 6, 1),
        JUNE,
        "Chair",
    )


def test_an_update_says_something(plan: Plan) -> None:
    with pytest.raises(UserError, match=EMPTY):
        edits.add_update(plan, VISIT, " \n")
    with pytest.raises(UserError, match=EMPTY):
        edits.set_update(plan, UPDATE, text="")


def test_an_update_is_changed_and_its_day_and_period_taken_away(plan: Plan) -> None:
    change_set = edits.set_update(plan, UPDATE, text="North has finished", on=None)
    assert change_set.label == "update of 1.1.1"
    update = make(plan, change_set).updates[UPDATE]
    assert (update.text, update.on, update.period) == ("North has finished", None, MARCH)
    assert make(plan, edits.set_update(plan, UPDATE, period=None)).updates[UPDATE].period is None
    assert not edits.set_update(plan, UPDATE, text="North has started")


def test_an_update_is_taken_out_unless_its_period_is_frozen(plan: Plan) -> None:
    removal = edits.remove_update(plan, UPDATE)
    assert removal.label == "delete update of 1.1.1"
    assert not make(plan, removal).updates
    frozen = make(plan, edits.freeze(plan, MARCH))
    for refused in (
        lambda: edits.remove_update(frozen, UPDATE),
        lambda: edits.set_update(frozen, UPDATE, text="x"),
        lambda: edits.set_update(frozen, UPDATE, period=JUNE),
        lambda: edits.add_update(frozen, VISIT, "x", period=MARCH),
    ):
        with pytest.raises(UserError, match=r"March 2026 is frozen. Unfreeze it first, and say why"):
            refused()
    make(frozen, edits.add_update(frozen, VISIT, "Not of a period"))
