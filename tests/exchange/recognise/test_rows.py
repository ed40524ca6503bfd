"""The role of rows: banners, groups, actions, steps, repeated headers."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from planapp.exchange.recognise.model import (
    ACTION,
    GROUP,
    HEADER,
    MORE,
    OBJECTIVE,
    REPEAT,
    STEP,
    THEME,
    TITLE,
)
from tests.exchange.sheets import roles_of, sheet_of, tables_of

HEADER_ROW: list[Value] = ["Ref", "Action", "Step", "Lead", "Due"]
FLAT: list[Value] = ["Ref", "Action", "Lead", "Due"]


def roles(sheet: Sheet, first: int = 2) -> list[str]:
    found = roles_of(tables_of(sheet)[0])
    return [role for row, role in found.items() if row >= first]


def test_titles_headers_and_repeats() -> None:
    sheet = sheet_of([["Plan"], FLAT, ["1", "a"], FLAT, ["2", "b"], ["Ref", "Action", "Lead"]])
    assert roles(sheet, 1) == [TITLE, HEADER, ACTION, REPEAT, ACTION, REPEAT]


def test_actions_and_their_steps() -> None:
    rows = [
        HEADER_ROW,
        ["1.1", "a", "s1", "x", "May"],
        ["", "", "s2"],
        ["", "", "", "", "June"],
        ["1.2", "b", "s3"],
    ]
    assert roles(sheet_of(rows)) == [ACTION, STEP, MORE, ACTION]


def test_ref_and_title_repeated_beside_each_step() -> None:
    rows = [
        HEADER_ROW,
        ["1.1", "a", "s1"],
        ["1.1", "a", "s2"],
        ["", "a", "s3"],
        ["1.1", "", "s4"],
        ["1.2", "a", "s5"],
    ]
    assert roles(sheet_of(rows)) == [ACTION, STEP, STEP, STEP, ACTION]


def test_a_number_that_comes_again_with_another_title_is_another_action() -> None:
    assert roles(sheet_of([HEADER_ROW, ["5.1", "", "s1"], ["5.1", "b", "s2"]])) == [ACTION, ACTION]


@pytest.mark.parametrize("numbers", [("1.1.1", "1.1.2"), ("a", "b"), ("(i)", "(ii)")])
def test_steps_with_numbers_of_their_own(numbers: tuple[str, str]) -> None:
    rows = [HEADER_ROW, ["1.1", "a"], [numbers[0], "", "s1"], [numbers[1], "", "s2"], ["1.2", "", "s3"]]
    assert roles(sheet_of(rows)) == [ACTION, STEP, STEP, ACTION]


def test_theme_and_objective_repeated_beside_each_step() -> None:
    rows: list[list[Value]] = [["Theme", "Objective", "Action", "Step", "Lead"]]
    rows += [["T1", "O1", "a", "s1", "x"], ["T1", "O1", "a", "s2", "y"], ["T1", "O1", "", "s3", "z"]]
    rows += [["T1", "O2", "", "s4", "x"], ["T2", "O2", "a", "s5", "x"]]
    assert roles(sheet_of(rows)) == [ACTION, STEP, STEP, ACTION, ACTION]


def test_rows_under_a_shared_title() -> None:
    rows = [FLAT, ["1", "a", "x", "May"], ["", "", "y", "June"], ["", "", "", ""], ["", "", "z"]]
    assert roles(sheet_of(rows)) == [ACTION, ACTION, ACTION]
    rows[0][2] = "Board"
    assert roles(sheet_of([[*row[:3]] for row in rows])) == [ACTION, MORE, MORE]


def test_rows_under_a_merged_title_are_actions() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "Measure"], ["a", "x", "m1"], ["", "", "m2"]]
    assert roles(sheet_of(rows)) == [ACTION, MORE]
    assert roles(sheet_of(rows, merges=["A2:A3"])) == [ACTION, ACTION]


def test_merged_banners_with_numbers_of_two_depths() -> None:
    rows = [
        FLAT,
        ["1 Leadership"],
        ["1.1 We know our children"],
        ["1.1.1", "a", "x"],
        ["1.2 We plan"],
        ["1.2.1", "b", "y"],
    ]
    merges = ["A2:D2", "A3:D3", "A5:D5"]
    assert roles(sheet_of(rows, merges=merges)) == [THEME, OBJECTIVE, ACTION, OBJECTIVE, ACTION]


def test_banners_by_fill_or_weight_alone() -> None:
    rows = [FLAT, ["Theme 1: Leadership"], ["1.1", "a", "x"], ["Theme 2: Practice"], ["2.1", "b", "y"]]
    fills = {"A2": "1F3864", "A4": "1F3864"}
    assert roles(sheet_of(rows, fills=fills)) == [THEME, ACTION, THEME, ACTION]
    assert roles(sheet_of(rows, bold=["A2", "A4"])) == [THEME, ACTION, THEME, ACTION]


def test_words_alone_in_the_column_of_numbers_are_a_banner() -> None:
    assert roles(sheet_of([FLAT, ["Leadership"], ["1.1", "a", "x"]])) == [THEME, ACTION]


def test_banners_without_numbers_are_told_apart_by_which_fill_leads() -> None:
    rows = [
        FLAT,
        ["Leadership"],
        ["We know"],
        ["1", "a", "x"],
        ["We plan"],
        ["2", "b", "y"],
        ["Practice"],
        ["We visit"],
    ]
    fills = {"A2": "1F3864", "A7": "1F3864", "A3": "D9E2F3", "A5": "D9E2F3", "A8": "D9E2F3"}
    assert roles(sheet_of(rows, fills=fills)) == [
        THEME,
        OBJECTIVE,
        ACTION,
        OBJECTIVE,
        ACTION,
        THEME,
        OBJECTIVE,
    ]


def test_themes_in_a_colour_each_are_all_themes() -> None:
    rows = [
        FLAT,
        ["Leadership"],
        ["1", "a", "x"],
        ["Practice"],
        ["2", "b", "y"],
        ["Schools"],
        ["3", "c", "z"],
    ]
    fills = {"A2": "1F3864", "A4": "385623", "A6": "7F6000"}
    assert roles(sheet_of(rows, fills=fills)) == [THEME, ACTION] * 3


def test_long_banners_are_objectives() -> None:
    title = "Children get the right help at the right time from the people who know them best"
    rows = [FLAT, [title], ["1", "a", "x"]]
    assert roles(sheet_of(rows, merges=["A2:D2"])) == [OBJECTIVE, ACTION]


def test_a_number_and_a_title_of_lesser_depth() -> None:
    rows = [FLAT, ["1", "Leadership"], ["1.1", "a", "x", "May"], ["2", "Practice"], ["2.1", "b", "y", "June"]]
    assert roles(sheet_of(rows)) == [THEME, ACTION, THEME, ACTION]


def test_a_group_with_values_of_its_own_stands_out() -> None:
    rows = [FLAT, ["1", "Leadership", "Director"], ["1.1", "a", "x", "May"], ["1.2", "b", "y", "May"]]
    assert roles(sheet_of(rows, bold=["A2", "B2"])) == [THEME, ACTION, ACTION]
    assert roles(sheet_of(rows)) == [ACTION, ACTION, ACTION]


def test_a_highlighted_step_or_update_is_no_banner() -> None:
    rows = [
        [*HEADER_ROW, "Update"],
        ["1.1", "a", "s1", "x", "May", "u"],
        ["", "", "s2"],
        ["", "", "", "", "", "more"],
    ]
    assert roles(sheet_of(rows, bold=["C3", "F4"], fills={"C3": "FFFF00"})) == [ACTION, STEP, MORE]


def test_a_theme_or_objective_on_a_row_of_its_own_in_its_own_column() -> None:
    rows: list[list[Value]] = [
        ["Theme", "Objective", "Action", "Lead"],
        ["T1"],
        ["", "O1"],
        ["", "", "a", "x"],
        ["T2", "O2"],
        ["", "", "b", "y"],
    ]
    assert roles(sheet_of(rows)) == [GROUP, GROUP, ACTION, GROUP, ACTION]


def test_what_is_rated_row_by_row_is_the_action() -> None:
    rows: list[list[Value]] = [
        ["Action", "Step", "RAG"],
        ["a", "s1", "R"],
        ["", "s2", "G"],
        ["b", "s3", "G"],
        ["", "s4", "A"],
    ]
    table = tables_of(sheet_of(rows))[0]
    assert [role.field for role in table.columns] == ["objective", "action", "rating"]
    assert set(roles_of(table).values()) == {HEADER, ACTION}


THEME_ID, OBJECTIVE_ID, A, S = (f"00000000000{digit}" for digit in "abcd")


def test_our_own_rows_are_told_by_their_ids() -> None:
    header = [*HEADER_ROW, "planapp"]
    rows = [
        header,
        ["", "Leadership", "", "Director", "", THEME_ID],
        ["", "Know them", "", "", "May", f"{THEME_ID}/{OBJECTIVE_ID}"],
        ["", "a", "s1", "x", "", f"{THEME_ID}/{OBJECTIVE_ID}/{A}/{S}"],
        ["1.1a", "", "s2", "", "June", f"{THEME_ID}/{OBJECTIVE_ID}/{A}/00000000000e"],
        ["1.1", "a", "s3", "", "", f"{THEME_ID}/{OBJECTIVE_ID}/00000000000f/000000000010"],
        ["", "b", "", "", "", f"{THEME_ID}/{OBJECTIVE_ID}/000000000011"],
        ["", "", "s4", "", "", f"{THEME_ID}/{OBJECTIVE_ID}/000000000011/000000000012"],
    ]
    assert roles(sheet_of(rows)) == [THEME, OBJECTIVE, ACTION, STEP, ACTION, ACTION, STEP]


def test_a_row_that_she_added_to_ours_is_told_by_its_shape() -> None:
    header = [*HEADER_ROW, "planapp"]
    rows = [header, ["1", "a", "s1", "", "", f"{A}/{S}"], ["", "", "new"], ["2", "new", "new"]]
    assert roles(sheet_of(rows)) == [ACTION, STEP, ACTION]


def test_a_title_that_she_typed_beside_a_step_of_ours_makes_an_action() -> None:
    header = [*HEADER_ROW, "planapp"]
    rows = [header, ["1", "a", "s1", "", "", f"{A}/{S}"], ["", "b", "s2", "", "", f"{A}/00000000000e"]]
    assert roles(sheet_of(rows)) == [ACTION, ACTION]


def test_our_banners_are_told_by_what_stands_below_them() -> None:
    ids = [f"00000000000{digit}" for digit in "123456"]
    header = [*FLAT, "planapp"]
    rows: list[list[Value]] = [
        header,
        ["Know them", "", "", "", ids[0]],
        ["1", "a", "x", "", f"{ids[0]}/{ids[1]}"],
        ["Leadership", "", "", "", ids[2]],
        ["Plan for them", "", "", "", f"{ids[2]}/{ids[3]}"],
        ["2", "b", "x", "", f"{ids[2]}/{ids[3]}/{ids[4]}"],
        ["Nothing yet", "", "", "", ids[5]],
    ]
    fills = {"A2": "DDDDDD", "A4": "BBBBBB", "A5": "DDDDDD", "A7": "BBBBBB"}
    expected = [OBJECTIVE, ACTION, THEME, OBJECTIVE, ACTION, THEME]
    assert roles(sheet_of(rows, fills=fills)) == expected
    assert roles(sheet_of(rows, bold=[*fills])) == [THEME, *expected[1:]]
