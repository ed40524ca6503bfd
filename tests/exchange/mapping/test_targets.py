"""Which items a cell describes (DESIGN 2, last paragraph)."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, says
from tests.exchange.sheets import mapped, sheet_of

HEADER: list[Value] = [
    *("Ref", "Action", "Step", "Lead", "Responsible officer", "Due", "Success measures", "Status"),
    *("Progress update", "Evidence", "Board", "Date completed", "RAG 03/18", "Original date"),
]
VALUES: list[Value] = [
    *("1", "a", "s1", "Lead", "Officer", "March 2018", "Measure", "In progress", "Update", "Proof"),
    *("Board", "31/03/2018", "A", "May 2017"),
]
# Columns by letter.
LEAD, OFFICER, DUE, MEASURE, STATUS, UPDATE, EVIDENCE, BOARD, DONE, RAG, FIRST = "DEFGHIJKLMN"
KEYS = {
    LEAD: "lead",
    OFFICER: "officer",
    DUE: "due",
    MEASURE: "measures",
    STATUS: "status",
    UPDATE: "updates",
    EVIDENCE: "evidence",
    BOARD: "extras",
    DONE: "done_on",
    RAG: "ratings",
    FIRST: "slips",
}


def merged(column: str, last: int) -> dict[str, set[str]]:
    """Return which items have a value that is merged from an action's first step down to a row.

    The action has three steps, and every column a value beside the second step of another action, so that
    each column could speak of steps; but for the ratings, which make actions of steps.
    """
    others = [["2", "b", "t1"], ["", "", "t2", *VALUES[3:12], "", "May 2017"]]
    rows = [HEADER, VALUES, ["", "", "s2"], ["", "", "s3"], *others]
    found = mapped(sheet_of(rows, merges=[f"{column}2:{column}{last}"] if last > 2 else []))
    assert found.accounting.left_out == ()
    return {title: set(says(found.plan, title)) for title in ("a", "s1", "s2", "s3")}


@pytest.mark.parametrize("column", KEYS)
def test_over_all_steps_it_is_the_actions(column: str) -> None:
    has = merged(column, 4)
    assert [title for title in has if KEYS[column] in has[title]] == ["a"]


@pytest.mark.parametrize("column", [DUE, STATUS, DONE, BOARD, FIRST])
def test_over_some_steps_it_is_given_to_each(column: str) -> None:
    has = merged(column, 3)
    assert [title for title in has if KEYS[column] in has[title]] == ["s1", "s2"]


@pytest.mark.parametrize("column", [MEASURE, UPDATE, EVIDENCE])
def test_over_some_steps_it_is_stored_once(column: str) -> None:
    has = merged(column, 3)
    assert [title for title in has if KEYS[column] in has[title]] == ["s1"]


@pytest.mark.parametrize("column", [DUE, MEASURE, STATUS, UPDATE, EVIDENCE, BOARD, DONE, FIRST])
def test_beside_one_step_it_is_that_steps(column: str) -> None:
    has = merged(column, 2)
    assert [title for title in has if KEYS[column] in has[title]] == ["s1"]


@pytest.mark.parametrize("column", [LEAD, OFFICER, RAG])
@pytest.mark.parametrize("last", [2, 3, 4])
def test_people_and_ratings_are_the_actions(column: str, last: int) -> None:
    has = merged(column, last)
    assert [title for title in has if KEYS[column] in has[title]] == ["a"]


def test_what_is_stored_once_says_whom_it_covers() -> None:
    rows: list[list[Value]] = [["Action", "Step", "Update"], ["a", "s1", "u"], ["", "s2"], ["", "s3", "v"]]
    found = mapped(sheet_of(rows, merges=["C2:C3"]))
    text = "‘Update’ is given once for 2 steps. It is kept with the first of ‘s1’ and ‘s2’."
    assert findings(found) == [("Plan!C2", text)]


def test_people_that_change_part_way_lead_the_action_and_their_steps() -> None:
    rows: list[list[Value]] = [["Action", "Step", "Lead"], ["a", "s1", "x"], ["", "s2"], ["", "s3", "y"]]
    plan = mapped(sheet_of(rows, merges=["C2:C3"])).plan
    assert [says(plan, title).get("lead") for title in ("a", "s1", "s2", "s3")] == [
        ["x", "y"],
        ["x"],
        ["x"],
        ["y"],
    ]


def test_people_on_the_actions_own_row_and_beside_steps() -> None:
    rows: list[list[Value]] = [["Action", "Step", "Lead"], ["a", "", "x"], ["", "s1", "y"], ["", "s2", ""]]
    plan = mapped(sheet_of(rows)).plan
    assert [says(plan, title).get("lead") for title in ("a", "s1", "s2")] == [["x"], ["y"], ["y"]]


def test_a_column_that_only_ever_stands_beside_first_steps_is_about_actions() -> None:
    rows: list[list[Value]] = [
        ["Action", "Step", "Due"],
        ["a", "s1", "May 2018"],
        ["", "s2"],
        ["b", "t1", "June 2018"],
        ["", "t2"],
    ]
    plan = mapped(sheet_of(rows)).plan
    assert [says(plan, title).get("due") for title in ("a", "s1", "b", "t1")] == [
        "May 2018",
        None,
        "June 2018",
        None,
    ]


def test_an_actions_own_row_is_about_the_action() -> None:
    rows: list[list[Value]] = [
        ["Action", "Step", "Due"],
        ["a", "", "May 2018"],
        ["", "s1", "April 2018"],
        ["", "s2"],
    ]
    plan = mapped(sheet_of(rows)).plan
    assert [says(plan, title).get("due") for title in ("a", "s1", "s2")] == ["May 2018", "April 2018", None]


def test_a_value_merged_over_several_actions() -> None:
    rows: list[list[Value]] = [
        ["Action", "Due", "Lead", "Measure"],
        ["a", "May 2018", "x", "m"],
        ["b"],
        ["c"],
    ]
    found = mapped(sheet_of(rows, merges=["B2:B4", "C2:C3", "D2:D3"]))
    assert says(found.plan, "a") == {"due": "May 2018", "lead": ["x"], "measures": ["m"]}
    assert says(found.plan, "b") == {"due": "May 2018", "lead": ["x"]}
    assert says(found.plan, "c") == {"due": "May 2018"}
    text = "‘Measure’ is given once for 2 actions. It is kept with the first of ‘a’ and ‘b’."
    assert findings(found, "note") == [("Plan!D2", text)]


def test_a_row_that_says_more_adds_to_the_item_above() -> None:
    rows: list[list[Value]] = [
        ["Action", "Measure", "Update", "Board"],
        ["a", "m1", "u1", "x"],
        ["", "m2", "u2", "y"],
    ]
    plan = mapped(sheet_of(rows)).plan
    assert says(plan, "a") == {"measures": ["m1", "m2"], "updates": ["u1", "u2"], "extras": {"Board": "x\ny"}}


T, A, S1, S2, B = (f"00000000000{digit}" for digit in "12345")


def test_rows_of_our_own_workbook_say_whose_each_cell_is() -> None:
    header: list[Value] = ["Ref", "Action", "Step", "Lead", "Due", "Measure", "Board", "RAG 03/18", "planapp"]
    rows: list[list[Value]] = [
        header,
        ["1", "a", "s1", "x", "May 2018", "m", "board", "R", f"{A}/{S1}"],
        ["", "", "s2", "y", "", "", "", "", f"{A}/{S2}"],
        ["2", "b", "", "z", "June 2018", "n", "", "G", B],
        ["", "", "t1", "", "", "o", "", "", f"{B}/{T}"],
    ]
    found = mapped(sheet_of(rows))
    told = {title: says(found.plan, title) for title in ("a", "s1", "s2", "b", "t1")}
    assert told == {
        "a": {"lead": ["x"], "ratings": {"03/18": "R"}},
        "s1": {"due": "May 2018", "measures": ["m"], "extras": {"Board": "board"}},
        "s2": {"lead": ["y"]},
        "b": {"lead": ["z"], "due": "June 2018", "measures": ["n"], "ratings": {"03/18": "G"}},
        "t1": {"measures": ["o"]},
    }
    assert found.accounting.left_out == ()


def test_titles_that_we_wrote_for_missing_ones_are_missing_again() -> None:
    header: list[Value] = ["Ref", "Action", "Step", "Lead", "planapp"]
    rows: list[list[Value]] = [header, ["", "…", "• …", "x", f"{A}/{S1}"], ["", "", "• …", "", f"{A}/{S2}"]]
    plan = mapped(sheet_of(rows)).plan
    assert [(item.kind, item.marker, item.title) for item in plan.walk()] == [
        ("action", "", ""),
        ("step", "• ", ""),
        ("step", "• ", ""),
    ]


def unmerged(*updates: list[str]) -> list[list[Value]]:
    """Return a sheet of actions of two steps each, with updates beside these and nothing merged."""
    rows: list[list[Value]] = [["Action", "Step", "Update"]]
    for place, (first, second) in enumerate(updates):
        rows += [[f"a{place}", f"a{place}s1", first], ["", f"a{place}s2", second]]
    return rows


def test_where_nothing_is_merged_most_actions_tell_what_a_column_is_about() -> None:
    found = mapped(sheet_of(unmerged(["t", ""], ["u", ""], ["v", "w"])))
    told = {item.title: says(found.plan, item.title).get("updates") for item in found.plan.walk()}
    assert {title: text for title, text in told.items() if text} == {
        "a0": ["t"],
        "a1": ["u"],
        "a2s1": ["v"],
        "a2s2": ["w"],
    }
    assert findings(found) == []


def test_a_value_beside_a_first_step_now_and_then_is_doubtful() -> None:
    found = mapped(sheet_of(unmerged(["t", ""], ["u", "v"], ["w", "x"])))
    assert says(found.plan, "a0s1")["updates"] == ["t"]
    ((where, text),) = findings(found)
    assert where == "Plan!C1"
    assert text.startswith("In 1 of 3 actions ‘Update’ stands beside the first step alone.")


def test_what_is_repeated_beside_every_step_is_the_actions() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Step", "Lead", "Due", "Update"],
        ["1", "a", "s1", "x", "May 2018", "u"],
        ["1", "a", "s2", "x", "May 2018", "u"],
        ["2", "b", "t1", "x", "May 2018", "v"],
        ["2", "b", "t2", "y", "May 2018", "w"],
    ]
    found = mapped(sheet_of(rows, notes={"F3": "Seen"}))
    assert says(found.plan, "a") == {"lead": ["x"], "updates": ["u", "Seen"]}
    assert says(found.plan, "s2") == {"due": "May 2018"}
    assert [says(found.plan, title)["updates"] for title in ("t1", "t2")] == [["v"], ["w"]]
    assert found.accounting.left_out == ()
