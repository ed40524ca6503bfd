"""Several dates in one cell, and the items that they are for."""

from __future__ import annotations

from planapp.exchange.grid import Value
from planapp.exchange.mapping import Mapped
from planapp.exchange.mapping.paired_dates import PAIRED
from tests.exchange.mapping.told import findings, says
from tests.exchange.sheets import mapped, sheet_of

HEADINGS: list[Value] = ["No", "Action", "Steps", "Due"]


def three_steps(due: str, *merges: str) -> Mapped:
    """Return an action of three steps with one due cell, and another action."""
    rows: list[list[Value]] = [
        HEADINGS,
        ["1.1", "Plan visits", "Draft", due],
        ["", "", "Consult", ""],
        ["", "", "Publish", ""],
        ["1.2", "Review", "Look", "May 2018"],
        ["", "", "Report", "June 2018"],
    ]
    found = mapped(sheet_of(rows, merges=["A2:A4", "B2:B4", "A5:A6", "B5:B6", *merges]))
    assert found.accounting.left_out == ()
    return found


def dues(found: Mapped) -> dict[str, object]:
    """Return the due date of each item that has one."""
    return {item.title: item.due for item in found.plan.items if item.due}


def test_each_step_gets_its_own_where_the_cell_covers_them_all() -> None:
    found = three_steps("Jan 2018\nFeb 2018\nMarch 2018", "D2:D4")
    assert dues(found) == {
        "Draft": "Jan 2018",
        "Consult": "Feb 2018",
        "Publish": "March 2018",
        "Look": "May 2018",
        "Report": "June 2018",
    }
    assert findings(found, "note") == [("Plan!D2", PAIRED)]


def test_each_step_gets_its_own_where_the_cell_is_the_only_one_of_the_action() -> None:
    found = three_steps("Jan 2018; Feb 2018; March 2018")
    assert [dues(found)[title] for title in ("Draft", "Consult", "Publish")] == [
        "Jan 2018",
        "Feb 2018",
        "March 2018",
    ]


def test_where_the_numbers_differ_the_span_is_that_of_all() -> None:
    found = three_steps("Jan 2018\nMarch 2018", "D2:D4")
    assert dues(found)["Plan visits"] == "Jan 2018\nMarch 2018"
    item = next(item for item in found.plan.items if item.title == "Plan visits")
    assert (str(item.due_from), str(item.due_to)) == ("2018-01-01", "2018-03-31")
    assert findings(found) == []


def test_one_range_is_never_taken_apart() -> None:
    assert dues(three_steps("Jan – March 2018", "D2:D4"))["Plan visits"] == "Jan – March 2018"


def test_dates_and_measures_of_one_number_are_told() -> None:
    rows: list[list[Value]] = [["Action", "Due", "Success measure"]]
    rows += [["a", "Feb 2018\nMay 2018", "• Visits made\n• Plans agreed"], ["b", "May 2018", "Done"]]
    found = mapped(sheet_of(rows))
    assert says(found.plan, "a")["due"] == "Feb 2018\nMay 2018"
    text = (
        "There are as many dates as success measures: ‘Feb 2018’ for ‘Visits made’ and ‘May 2018’ for "
        "‘Plans agreed’. The due date spans them all."
    )
    assert findings(found) == [("Plan!B2", text)]
