"""Values in the fields of items."""

from __future__ import annotations

from datetime import date, datetime

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, says
from tests.exchange.sheets import mapped, sheet_of


def one(
    headings: list[Value], values: list[Value], formats: dict[str, str] | None = None
) -> dict[str, object]:
    """Return what an action says whose further columns are these."""
    found = mapped(sheet_of([["Action", *headings], ["a", *values]], formats=formats))
    assert found.accounting.left_out == ()
    return says(found.plan, "a")


def test_dates_by_their_number_format_and_in_words() -> None:
    assert one(["Due"], [datetime(2018, 3, 31)], {"B2": "mmm-yy"}) == {"due": "Mar-18"}
    assert one(["Due"], ["Half termly"]) == {"due": "Half termly"}


def test_a_due_date_that_cannot_be_read_is_reported() -> None:
    found = mapped(sheet_of([["Action", "Due"], ["a", "22/23 Fen"]]))
    assert findings(found) == [("Plan!B2", "‘22/23 Fen’ could not be read as a date. It is kept as written.")]
    assert says(found.plan, "a") == {"due": "22/23 Fen"}


def test_a_status_that_is_not_known_is_reported() -> None:
    found = mapped(sheet_of([["Action", "Status"], ["a", "Purple"], ["b", "COMPLTED"]]))
    assert findings(found) == [("Plan!B2", "The status ‘Purple’ is not known. It is kept as written.")]


def test_the_day_it_was_done() -> None:
    assert one(["Date completed", "Lead"], ["31/03/2018", "x"])["done_on"] == date(2018, 3, 31)
    assert one(["Date completed", "Lead"], ["soon", "x"])["extras"] == {"Date completed": "soon"}


def test_people_one_a_line_and_each_once() -> None:
    found = mapped(sheet_of([["Action", "Lead"], ["a", "Head of Service\n\nTeam Manager \nHead of Service"]]))
    assert says(found.plan, "a")["lead"] == ["Head of Service", "Team Manager"]
    assert findings(found) == [("Plan!B2", "Head of Service stands twice in this cell, and is kept once.")]


def test_a_person_is_one_record_however_often_named() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "Responsible officer"], ["a", "x", "x"], ["b", "x", "y"]]
    assert sorted(person.name for person in mapped(sheet_of(rows)).plan.people) == ["x", "y"]


def test_measures_are_one_unless_bulleted() -> None:
    assert one(["Measure"], ["First\nSecond"]) == {"measures": ["First\nSecond"]}
    assert one(["Measure"], ["• First\n• Second\nand on"]) == {"measures": ["First", "Second\nand on"]}


def test_updates_are_split_at_their_dates() -> None:
    text = "Visits begun 9.12.16\nPlans done 3.1.17"
    assert one(["Update"], [text]) == {"updates": ["Visits begun 9.12.16", "Plans done 3.1.17"]}


def test_slips_pair_dates_with_reasons() -> None:
    headings: list[Value] = ["Due", "Original date", "Reason for change", "Approved by"]
    two: list[Value] = ["May 2018", "March 2017\nMarch 2018", "Vacancy\n", "Board\nDirector"]
    assert one(headings, two)["slips"] == [
        ("March 2017", "March 2018", "Vacancy", "Board"),
        ("March 2018", "May 2018", "", "Director"),
    ]
    assert one(headings, ["May 2018", "", "Vacancy", ""])["slips"] == [("", "", "Vacancy", "")]


def test_a_slip_from_a_real_date_reads_as_it_was_meant() -> None:
    headings: list[Value] = ["Due", "Original date"]
    said = one(headings, ["May 2018", datetime(2018, 4, 1)], {"C2": "mm/dd/yyyy"})
    assert said["slips"] == [("01/04/2018", "May 2018", "", "")]


def test_evidence_a_line_each() -> None:
    text = "Audit: docs/audit.docx\nMinutes https://example.org/m\nA letter"
    assert one(["Evidence"], [text])["evidence"] == [
        ("Audit", "docs/audit.docx"),
        ("Minutes", "https://example.org/m"),
        ("A letter", ""),
    ]


def test_columns_of_her_own_with_equal_headings_are_two() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "Board", "Board"], ["a", "x", "north", "south"]]
    plan = mapped(sheet_of(rows)).plan
    texts = {value.field: value.text for value in plan.extra_values}
    assert [(field.heading, texts[field.id]) for field in plan.extra_fields.of()] == [
        ("Board", "north"),
        ("Board", "south"),
    ]


def test_types_of_columns_of_her_own() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "Cost", "Seen on", "Board"]]
    rows += [["a", "x", 10, date(2018, 1, 1), "north"], ["b", "x", 2.5, date(2018, 1, 2), 3]]
    plan = mapped(sheet_of(rows)).plan
    assert [(field.heading, field.type) for field in plan.extra_fields.of()] == [
        ("Cost", "number"),
        ("Seen on", "date"),
        ("Board", "text"),
    ]


def test_values_hidden_under_a_merge_are_repeats_or_left_out() -> None:
    rows: list[list[Value]] = [["Action", "Lead"], ["a", "x"], ["a", "y"], ["b", "z"]]
    found = mapped(sheet_of(rows, merges=["A2:A4"]))
    assert found.accounting.left_out == ("Plan!A4",)
    assert findings(found, "lost") == [
        ("Plan!A4", "1 of 8 cells are not in the plan. Add what you need by hand.")
    ]


def test_what_a_repeated_header_adds_is_left_out() -> None:
    rows: list[list[Value]] = [["Priority 1", "Action", "Lead", "Due"], ["", "a", "x", "May"]]
    rows += [["Priority 2", "Action", "Lead", "Due"], ["", "b", "y", "May"]]
    found = mapped(sheet_of(rows))
    assert len(found.plan.items) == 2
    assert found.accounting.left_out in {("Plan!A3",), ()}
