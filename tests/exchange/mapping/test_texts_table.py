"""Planapp's own sheet of long texts, read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from planapp.exchange.grid import Value
from planapp.exchange.mapping import Mapped
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.likeness import likeness
from tests.exchange.reading import read
from tests.exchange.sheets import mapped, sheet_of

LONG = " ".join(f"word{number}" for number in range(9000))


@pytest.fixture
def long() -> Mapped:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Lead", "Success measures", "Cost"],
        ["1.1", "Do a", "x", f"m {LONG} {LONG}", f"c {LONG}"],
        ["1.2", f"Title {LONG}", "y", "m2", "c2"],
    ]
    return mapped(sheet_of(rows))


def test_long_texts_come_back_whole(long: Mapped, tmp_path: Path) -> None:
    write_workbook(long.plan, tmp_path / "long.xlsx")
    found = read(tmp_path / "long.xlsx")
    assert likeness(found.plan)["items"] == likeness(long.plan)["items"]
    assert found.accounting.left_out == ()


def test_without_our_columns_they_are_found_by_name(long: Mapped, tmp_path: Path) -> None:
    write_workbook(long.plan, tmp_path / "long.xlsx")
    book = load_workbook(tmp_path / "long.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "planapp":
                    sheet.delete_cols(cell.column)
    book.save(tmp_path / "bare.xlsx")
    found = read(tmp_path / "bare.xlsx")
    assert likeness(found.plan)["items"] == likeness(long.plan)["items"]
    assert found.accounting.left_out == ()


def test_a_rest_without_its_cell_is_left_out() -> None:
    plan = sheet_of([["Ref", "Action", "Lead"], ["1", "a", "x"]])
    rest = sheet_of([["Item", "Column", "Rest"], ["b", "Lead", "more"]], name="Long texts")
    found = mapped(plan, rest)
    assert found.accounting.left_out == ("Long texts!A2", "Long texts!B2", "Long texts!C2")
