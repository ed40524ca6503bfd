"""Headers on two lines: merged, under bands, broken over rows; and repeats that are cut."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from planapp.exchange.recognise.header_lines import is_part_of
from planapp.exchange.recognise.model import ACTION, HEADER, REPEAT
from tests.exchange.mapping.told import outline
from tests.exchange.sheets import fields_of, mapped, roles_of, sheet_of, tables_of

ROWS: list[list[Value]] = [["1", "a", "R", "A", "G"], ["2", "b", "A", "A", "G"]]


def test_a_band_over_periods() -> None:
    rows = [["Ref", "Action", "RAG"], ["", "", "Nov 17", "Jan 18", "Mar 18"], *ROWS]
    for merges in ([], ["C1:E1"], ["A1:A2", "B1:B2", "C1:E1"]):
        table = tables_of(sheet_of(rows, merges=merges))[0]
        labels = [role.period.label for role in table.columns_of("rating") if role.period]
        assert labels == ["Nov 17", "Jan 18", "Mar 18"]
        assert roles_of(table) == {1: HEADER, 2: HEADER, 3: ACTION, 4: ACTION}


def test_a_band_above_the_header() -> None:
    rows: list[list[Value]] = [
        ["", "", "Dates"],
        ["Ref", "Action", "Start", "End date"],
        ["1", "a", "b", "May"],
    ]
    table = tables_of(sheet_of(rows, merges=["C1:D1"]))[0]
    assert fields_of(table)["End date"] == "due"
    assert table.header_row == 2


def test_a_title_over_all_columns_is_no_band() -> None:
    rows: list[list[Value]] = [["Our plan"], ["Ref", "Action", "Lead"], ["1", "a", "x"]]
    table = tables_of(sheet_of(rows, merges=["A1:C1"]))[0]
    assert table.title_rows == (1,)
    assert [role.heading for role in table.columns] == ["Ref", "Action", "Lead"]


def test_headings_broken_over_two_rows() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Success", "Current", "By"],
        ["", "", "measures", "status", "when"],
        ["1", "a", "m", "Completed", "May 2017"],
    ]
    table = tables_of(sheet_of(rows))[0]
    assert fields_of(table) == {
        "Ref": "ref",
        "Action": "action",
        "Success measures": "measure",
        "Current status": "status",
        "By when": "due",
    }


def test_the_first_row_of_values_is_no_second_line() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Lead"], ["", "Brief the team", "Head of Service"]]
    assert roles_of(tables_of(sheet_of(rows))[0]) == {1: HEADER, 2: ACTION}


def torn_repeat() -> Sheet:
    header: list[Value] = ["Ref", "Action", "Lead", "Current status", "Outcome report for Q1, Q2"]
    return sheet_of(
        [
            header,
            ["1.1", "a", "x", "Completed", "u"],
            ["Ref", "Action", "Lead", "Current", "Outcome report for Q1,"],
            ["", "", "", "status", "Q2"],
            ["1.2", "b", "y", "Completed", "v"],
        ]
    )


def test_a_repeat_that_is_broken_over_two_rows() -> None:
    found = mapped(torn_repeat())
    assert roles_of(tables_of(torn_repeat())[0]) == {1: HEADER, 2: ACTION, 3: REPEAT, 4: REPEAT, 5: ACTION}
    assert outline(found.plan) == ["A 1.1 a", "A 1.2 b"]
    assert (found.accounting.named, found.accounting.left_out) == (12, ())


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Current", "Current Status", True),
        ("Status", "Current Status", True),
        ("Stat", "Current Status", False),
        ("", "Current Status", False),
        ("Current Status", "Current", False),
    ],
)
def test_a_line_of_a_heading(part: str, whole: str, expected: bool) -> None:
    assert is_part_of(part, whole) == expected
