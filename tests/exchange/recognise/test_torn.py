"""Tables that were pasted line by line: what stands in pieces is put together, and nothing else is."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from planapp.exchange.recognise.joining import runs_on, starts_anew
from tests.exchange.mapping.told import findings, outline, says
from tests.exchange.sheets import mapped, sheet_of

HEADER: list[Value] = ["Ref", "Action", "Lead", "Steps", "Due", "Status", "Update"]


def pasted() -> Sheet:
    return sheet_of(
        [
            HEADER,
            ["1", "CHILDREN", "IN NE", "ED OF HELP"],
            ["1", "Make sure that work", "is timely and t", "horough in", "every c", "ase"],
            ["1.1", "Agree one standard", "Head of Service", "Write it", "Mar 2017", "COMPLETED", "Written"],
            HEADER,
            ["", "for the whole service", "", "with partners", "", "", "and sent out."],
            ["", "", "", "Send it out", "Apr 2017"],
            ["", "", "Team Manager", "Read files", "May 2017"],
            ["", "Check that every file holds", "", "Sample ten", "Jun 2017"],
            ["1.2", "a plan that is kept", "", "Report", "Jul 2017"],
            ["2", "Bring the right people", "together at", "once"],
            ["2", "and keep them", "there"],
            ["2.1", "Meet", "Chair", "Book rooms"],
            ["2.1", "Weekly", "", "and send papers"],
            ["2.2", "Hold a review of what was", "Head of", "Ask all"],
            ["", "done", "Service"],
        ]
    )


def test_the_tree_of_a_pasted_plan() -> None:
    found = mapped(pasted())
    lines = [line for line in outline(found.plan) if " S " not in f" {line.strip()}"[:3]]
    assert lines == [
        "T 1 CHILDREN IN NE ED OF HELP",
        "  O 1 Make sure that work is timely and t horough in every c ase",
        "    A 1.1 Agree one standard for the whole service",
        "    A 1.2 Check that every file holds a plan that is kept",
        "  O 2 Bring the right people together at once and keep them there",
        "    A 2.1 Meet Weekly",
        "    A 2.2 Hold a review of what was done",
    ]
    assert found.accounting.left_out == ()


def test_leads_above_a_number_and_texts_that_run_on() -> None:
    plan = mapped(pasted()).plan
    assert says(plan, "Check that every file holds a plan that is kept")["lead"] == ["Team Manager"]
    assert says(plan, "Hold a review of what was done")["lead"] == ["Head of Service"]
    steps = {item.title for item in plan.items if item.kind == "step"}
    assert {"Write it with partners", "Book rooms and send papers"} <= steps
    assert says(plan, "Agree one standard for the whole service")["updates"] == ["Written and sent out."]


def test_what_was_put_together_is_told() -> None:
    told = findings(mapped(pasted()), "look")
    joined = [where for where, text in told if "was put together" in text]
    assert joined == ["Plan!B2", "Plan!B3", "Plan!B4", "Plan!B9", "Plan!B11", "Plan!B13", "Plan!B15"]
    assert any(where == "Plan!A13" and "one below the other" in text for where, text in told)


def test_a_tidy_table_is_not_joined() -> None:
    rows: list[list[Value]] = [
        HEADER,
        ["1.1", "Agree a standard", "x", "write it", "May"],
        ["", "", "", "send it out", "June"],
        ["1.2", "Check files", "y", "sample ten"],
        ["", "Meet weekly", "z", "book rooms"],
    ]
    assert outline(mapped(sheet_of(rows)).plan) == [
        "A 1.1 Agree a standard",
        "  S  write it",
        "  S  send it out",
        "A 1.2 Check files",
        "  S  sample ten",
        "A  Meet weekly",
        "  S  book rooms",
    ]


def test_a_group_with_values_of_its_own_is_not_joined() -> None:
    header: list[Value] = ["Ref", "Action", "Lead", "Due"]
    rows = [header]
    for one in ("1", "2"):
        rows += [[one, f"Group {one}", "Director", "Mar 2017"], [f"{one}.1", "a", "x", "May 2017"]]
        rows += [[f"{one}.2", "b", "x", "May 2017"]]
    plan = mapped(sheet_of(rows)).plan
    assert says(plan, "Group 1")["lead"] == ["Director"]


def test_objectives_in_a_column_that_stand_in_pieces() -> None:
    rows: list[list[Value]] = [
        ["Objective", "Action", "Lead"],
        ["Decide early so that children know", "a", "x"],
        ["where they will live.", "b", "x"],
        ["", "c", "x"],
        ["Hear every child.", "d", "x"],
        ["", "e", "x"],
    ]
    assert outline(mapped(sheet_of(rows)).plan) == [
        "O  Decide early so that children know where they will live.",
        "  A  a",
        "  A  b",
        "  A  c",
        "O  Hear every child.",
        "  A  d",
        "  A  e",
    ]


def test_objectives_of_a_row_each_stay_apart() -> None:
    rows: list[list[Value]] = [["Objective", "Action", "Lead"], ["One", "a", "x"], ["Two", "b", "x"]]
    assert outline(mapped(sheet_of(rows)).plan) == ["O  One", "  A  a", "O  Two", "  A  b"]


@pytest.mark.parametrize(
    ("text", "on", "anew"),
    [
        ("goes on", True, False),
        ("Starts", False, True),
        ("2016)", True, False),
        ("9.12.16", True, False),
        ("16-17 year olds", False, False),
        (" • leads", True, False),
        ("_", True, False),
        ("ÉTAT", False, True),
    ],
)
def test_how_a_text_starts(text: str, on: bool, anew: bool) -> None:
    assert (runs_on(text), starts_anew(text)) == (on, anew)
