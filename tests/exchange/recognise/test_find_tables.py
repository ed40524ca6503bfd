"""Tables of a sheet: headers, repeated headers, title rows, several tables one below the other."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from planapp.exchange.recognise.find_tables import find_tables
from planapp.exchange.recognise.model import INDICATORS, KEY, PLAN, UPDATES
from tests.exchange.sheets import sheet_of

HEADER: list[Value] = ["Ref", "Action", "Lead", "Due"]
INDICATOR_HEADER: list[Value] = ["Indicator", "Polarity", "2016/17", "Jul", "Aug"]


def found(sheet: Sheet) -> list[tuple[str, tuple[int, ...], int, int]]:
    return [(table.kind, table.title_rows, table.header_row, table.bottom) for table in find_tables(sheet)]


def test_an_empty_sheet_has_none() -> None:
    assert found(sheet_of([])) == []


def test_a_sheet_without_a_header_has_none() -> None:
    rows: list[list[Value]] = [["1.1", "Do this", "Head of Service"], ["1.2", "Do that", "Team Manager"]]
    assert found(sheet_of(rows)) == []


def test_a_header_alone_is_a_table() -> None:
    assert found(sheet_of([HEADER])) == [(PLAN, (), 1, 1)]


def test_a_plan_among_many_columns_of_her_own() -> None:
    own: list[Value] = [f"My column {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert found(sheet_of([["Ref", "Action", "Lead", "Due", "Status", *own]])) == [(PLAN, (), 1, 1)]
    assert found(sheet_of([["Ref", "Action", "Lead", *own]])) == []


@pytest.mark.parametrize("header", [["Action", "RAG"], ["Objective", "BRAG 03/18"]])
def test_a_level_and_its_rating_are_enough(header: list[Value]) -> None:
    assert found(sheet_of([header])) == [(PLAN, (), 1, 1)]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["Indicator", "Owner", "Jul", "Aug"], INDICATORS),
        (["KPI", "Target", "Unit"], INDICATORS),
        (["Action", "KPI", "Target", "Lead"], PLAN),
        (["Objective", "KPI", "Target", "Due"], PLAN),
    ],
)
def test_indicators_and_plans_that_name_their_measures(header: list[Value], kind: str) -> None:
    assert found(sheet_of([header])) == [(kind, (), 1, 1)]


def test_rows_above_are_titles() -> None:
    sheet = sheet_of([["Our plan"], ["Updated in May"], [], HEADER, ["1", "Do this"]])
    assert found(sheet) == [(PLAN, (1, 2), 4, 5)]


@pytest.mark.parametrize(
    "header",
    [
        ["NOS", "What?", "Who?", "How?", "When?"],
        ["Task", "Owner", "Deadline", "How will we know?", "Latest position"],
        ["No.", "Agreed action (as minuted)", "Responsible person", "RAG 11/17", "Board comments"],
        ["Improvement actoin", "Lead officer", "Timescale"],
    ],
)
def test_headings_of_many_kinds(header: list[Value]) -> None:
    assert found(sheet_of([header, ["1", "2", "3"]])) == [(PLAN, (), 1, 2)]


@pytest.mark.parametrize(
    "row",
    [
        ["Action", "x" * 120],
        ["Name", "Extension", "Room", "Team", "Building", "Floor"],
        ["Lead", "Due"],
        ["Action"],
    ],
)
def test_rows_that_are_no_header(row: list[Value]) -> None:
    assert found(sheet_of([row, ["1", "2", "3"]])) == []


def test_a_repeated_header_starts_no_table() -> None:
    sheet = sheet_of([HEADER, ["1", "a"], HEADER, ["2", "b"], ["Ref", "Action", "Lead"], ["3", "c"]])
    assert found(sheet) == [(PLAN, (), 1, 6)]


def test_indicators_above_a_plan() -> None:
    sheet = sheet_of([INDICATOR_HEADER, ["Visits", "High"], [], ["Our plan"], HEADER, ["1", "Do this"]])
    assert found(sheet) == [(INDICATORS, (), 1, 2), (PLAN, (4,), 5, 6)]


def test_rows_of_a_table_are_no_titles_of_the_next() -> None:
    plan: list[list[Value]] = [HEADER, ["1", "a", "b", "c"], [], ["2", "d", "e", "f"]]
    assert found(sheet_of([*plan, INDICATOR_HEADER])) == [(PLAN, (), 1, 4), (INDICATORS, (), 5, 5)]


def test_a_table_that_joins_the_next_keeps_all_its_rows() -> None:
    sheet = sheet_of([HEADER, ["1", "a", "b", "c"], ["2", "d"], INDICATOR_HEADER])
    assert found(sheet) == [(PLAN, (), 1, 3), (INDICATORS, (), 4, 4)]


def test_a_title_above_the_key_is_the_title_of_the_plan() -> None:
    key: list[list[Value]] = [["Rating", "Meaning"], ["R", "Late"], []]
    sheet = sheet_of([["Our plan"], [], *key, HEADER, ["1", "Do this"]])
    assert found(sheet) == [(KEY, (), 3, 4), (PLAN, (1,), 6, 7)]


def test_a_key_and_a_list_of_updates() -> None:
    assert found(sheet_of([["Key"], ["Letter", "Name", "Meaning"]])) == [(KEY, (1,), 2, 2)]
    assert found(sheet_of([["Item", "Date", "Update", "planapp"]])) == [(UPDATES, (), 1, 1)]


def test_a_million_rows_cost_no_more_than_the_cells_in_use() -> None:
    sheet = sheet_of([HEADER, ["1", "Do this"]], merges=["A3:A1048576", "B2:XFD1048576"])
    assert found(sheet) == [(PLAN, (), 1, 2)]
