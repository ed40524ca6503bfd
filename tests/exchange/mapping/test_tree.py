"""The tree of a plan: who stands below whom."""

from __future__ import annotations

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, outline, titled
from tests.exchange.sheets import mapped, sheet_of

FLAT: list[Value] = ["Ref", "Action", "Lead", "Due"]
STEPS: list[Value] = ["Ref", "Action", "Step", "Lead"]


def test_themes_objectives_actions_and_steps() -> None:
    rows = [
        STEPS,
        ["1 Leadership"],
        ["1.1 We know our children"],
        ["1.1.1", "Visit", "• Call", "x"],
        ["", "", "Write"],
        ["2) Practice"],
        ["2.1.1", "Plan"],
    ]
    found = mapped(sheet_of(rows, merges=["A2:D2", "A3:D3", "A6:D6"]))
    assert outline(found.plan) == [
        "T 1 Leadership",
        "  O 1.1 We know our children",
        "    A 1.1.1 Visit",
        "      S  Call",
        "      S  Write",
        "T 2 Practice",
        "  A 2.1.1 Plan",
    ]
    assert titled(found.plan, "Call").marker == "• "
    assert found.accounting.left_out == ()


def test_theme_and_objective_in_columns_of_their_own() -> None:
    rows: list[list[Value]] = [["Theme", "Objective", "Action", "Lead"]]
    rows += [["1. Leadership", "Know", "a", "x"], ["1. Leadership", "Know", "b", "x"], ["", "Plan", "c", "x"]]
    rows += [["2. Practice", "Plan", "d", "x"]]
    found = mapped(sheet_of(rows))
    assert outline(found.plan) == [
        "T 1 Leadership",
        "  O  Know",
        "    A  a",
        "    A  b",
        "  O  Plan",
        "    A  c",
        "T 2 Practice",
        "  O  Plan",
        "    A  d",
    ]
    assert found.accounting.left_out == ()


def test_theme_repeated_beside_steps_is_placed() -> None:
    rows: list[list[Value]] = [["Theme", "Action", "Step", "Lead"]]
    rows += [["T1", "a", "s1", "x"], ["T1", "a", "s2", ""], ["T1", "", "s3", ""], ["T1", "", "", "y"]]
    found = mapped(sheet_of(rows))
    assert outline(found.plan) == ["T  T1", "  A  a", "    S  s1", "    S  s2", "    S  s3"]
    assert found.accounting.left_out == ()


def test_two_merged_cells_of_the_same_words_are_two_groups() -> None:
    rows: list[list[Value]] = [["Objective", "Action", "Lead"], ["O", "a"], ["", "b"], ["O", "c"], ["", "d"]]
    found = mapped(sheet_of(rows, merges=["A2:A3", "A4:A5"]))
    assert outline(found.plan) == ["O  O", "  A  a", "  A  b", "O  O", "  A  c", "  A  d"]


def test_a_group_on_a_row_of_its_own() -> None:
    rows: list[list[Value]] = [
        ["Theme", "Action", "Lead"],
        ["T1"],
        ["", "a", "x"],
        ["T2", "", "Director"],
        ["", "b", "y"],
    ]
    found = mapped(sheet_of(rows))
    assert outline(found.plan) == ["T  T1", "  A  a", "T  T2", "  A  b"]
    assert [person.name for person in found.plan.assigned(titled(found.plan, "T2").id, "lead")] == [
        "Director"
    ]


def test_gaps_in_numbers() -> None:
    title = "7 Every child has a plan that says what is to change, by when, and who will do it"
    rows = [FLAT, [title], ["7.1", "a", "x"], ["8.1", "b", "x"], ["8.2", "c", "x"]]
    found = mapped(sheet_of(rows, merges=["A2:D2"]))
    assert [line[:8] for line in outline(found.plan)] == [
        "O 7 Ever",
        "  A 7.1 ",
        "O 8",
        "  A 8.1 ",
        "  A 8.2 ",
    ]
    assert findings(found, "look") == [
        ("Plan!A4", "No row names objective 8. It was made from the number of 8.1: give it a title.")
    ]


def test_numbers_that_do_not_follow_their_objective_leave_no_gap() -> None:
    title = "7 Every child has a plan that says what is to change, by when, and who will do it"
    rows = [FLAT, [title], ["3.1", "a", "x"], ["8.1", "b", "x"]]
    assert len(outline(mapped(sheet_of(rows, merges=["A2:D2"])).plan)) == 3


def test_an_objective_in_its_column_is_never_made_from_a_number() -> None:
    rows: list[list[Value]] = [
        ["Objective", "Ref", "Action", "Lead"],
        ["7 Plans", "7.1", "a", "x"],
        ["7 Plans", "8.1", "b", "x"],
    ]
    assert outline(mapped(sheet_of(rows)).plan) == ["O 7 Plans", "  A 7.1 a", "  A 8.1 b"]


def test_titles_shared_by_a_merge_or_a_gap() -> None:
    rows = [
        FLAT,
        ["1", "• Visit", "x", "May"],
        ["", "", "y", "June"],
        ["2", "Plan", "z", "May"],
        ["", "", "v", "May"],
    ]
    found = mapped(sheet_of(rows, merges=["B2:B3"]))
    assert outline(found.plan) == ["A 1 Visit", "A  Visit", "A 2 Plan", "A  Plan"]


def test_a_number_without_a_title_shares_none() -> None:
    assert outline(mapped(sheet_of([FLAT, ["1", "a", "x"], ["2", "", "y"]])).plan) == ["A 1 a", "A 2"]


def test_a_title_is_not_shared_across_a_banner() -> None:
    rows = [FLAT, ["1", "a", "x"], ["Theme 2"], ["", "", "y", "May"]]
    assert outline(mapped(sheet_of(rows, merges=["A3:D3"])).plan) == ["A 1 a", "T  Theme 2", "  A"]


def test_steps_with_numbers_keep_them() -> None:
    found = mapped(sheet_of([STEPS, ["1.1", "a"], ["1.1.1", "", "s1"], ["(b)", "", "s2"]]))
    assert outline(found.plan) == ["A 1.1 a", "  S 1.1.1 s1", "  S (b) s2"]
    assert found.accounting.left_out == ()


def test_numbers_that_stand_twice_are_reported() -> None:
    found = mapped(sheet_of([FLAT, ["5.1", "a", "x"], ["5.1", "b", "y"]]))
    text = "Two actions have the number 5.1. Both are kept; the other is in row 2."
    assert findings(found) == [("Plan!A3", text)]


def test_titles_are_kept_to_the_letter() -> None:
    text = "  Visit\n  every child \n"
    assert outline(mapped(sheet_of([FLAT, ["1", text, "x"]])).plan) == [f"A 1 {text}".rstrip()]
    assert mapped(sheet_of([FLAT, ["1", text, "x"]])).plan.children(None)[0].title == text
