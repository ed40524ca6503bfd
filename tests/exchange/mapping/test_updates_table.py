"""The sheet of updates that did not fit into their cells."""

from __future__ import annotations

from datetime import date

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, titled
from tests.exchange.sheets import mapped, sheet_of

A, B, S = "00000000000a", "00000000000b", "00000000000c"
HEADER: list[Value] = ["Item", "Date", "Update", "planapp"]


def plan_and(*rows: list[Value]) -> object:
    """Return two actions of the same title, one with a step, and a sheet of updates."""
    plan: list[list[Value]] = [["Action", "Step", "Lead", "Update", "planapp"]]
    plan += [["Visit", "Call", "x", "newest", f"{A}/{S}"], ["Visit", "", "y", "", B]]
    return mapped(sheet_of(plan), sheet_of([["Earlier updates"], HEADER, *rows], name="Updates"))


def test_updates_are_put_in_front_of_those_in_the_cell() -> None:
    found = plan_and(["Call", date(2017, 1, 3), "older", f"{A}/{S}"], ["Call", "", "old", f"{A}/{S}"])
    step = titled(found.plan, "Call")
    assert [(row.on, row.text) for row in found.plan.updates.of(step.id)] == [
        (date(2017, 1, 3), "older"),
        (None, "old"),
        (None, "newest"),
    ]
    assert found.accounting.left_out == ()


def test_an_action_that_shares_its_row_with_a_step_is_found() -> None:
    found = plan_and(["Visit", "", "older", A])
    first = found.plan.children(None)[0]
    assert [row.text for row in found.plan.updates.of(first.id)] == ["older"]


def test_by_title_where_there_is_no_id_and_no_doubt() -> None:
    found = plan_and(["Call", "", "older", ""])
    assert [row.text for row in found.plan.updates.of(titled(found.plan, "Call").id)] == ["older", "newest"]


def test_what_has_no_item_is_left_out() -> None:
    found = plan_and(["Visit", "", "whose?", ""], ["Gone", date(2017, 1, 3), "lost", ""])
    assert findings(found, "look") == [
        ("Updates!A3", "2 items are called ‘Visit’, so this update has no place. Add it by hand."),
        ("Updates!A4", "No item is called ‘Gone’, so this update has no place. Add it by hand."),
    ]
    assert found.accounting.left_out == ("Updates!A3", "Updates!C3", "Updates!A4", "Updates!B4", "Updates!C4")


def test_a_date_that_is_no_day_stays_in_the_text() -> None:
    found = plan_and(["Call", "In May", "older", ""])
    update = found.plan.updates.of(titled(found.plan, "Call").id)[0]
    assert (update.on, update.text) == (None, "In May\nolder")
