"""Icon sets of workbooks, as Excel works them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import IconSetRule
from openpyxl.worksheet.worksheet import Worksheet

from planapp.exchange.read_xlsx import read_xlsx


def icons(path: Path, values: list[object], rule: object) -> list[str]:
    """Return the hues of the icons that a rule gives to a column of values."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row, value in enumerate(values, start=1):
        sheet.cell(row, 1).value = value  # type: ignore[assignment]
    sheet.conditional_formatting.add("A1:A99", rule)
    book.save(path / "icons.xlsx")
    found = read_xlsx(path / "icons.xlsx").sheets[0]
    return [cell.icon for row in found.cells for cell in row]


@pytest.mark.parametrize(
    ("kind", "limits", "values", "expected"),
    [
        ("num", [0, 2, 3], [1, 2, 3, 4], "red amber green green"),
        ("percent", [0, 33, 67], [0, 50, 100], "red amber green"),
        ("percentile", [0, 40, 80], [1, 2, 3, 4, 100], "red red amber amber green"),
    ],
)
def test_thresholds(
    tmp_path: Path, kind: str, limits: list[int], values: list[object], expected: str
) -> None:
    assert icons(tmp_path, values, IconSetRule("3TrafficLights1", kind, limits)) == expected.split()


def test_reversed_four_and_none(tmp_path: Path) -> None:
    rule = IconSetRule("3TrafficLights1", "num", [0, 2, 3], reverse=True)
    assert icons(tmp_path, [1, 2, 3], rule) == ["green", "amber", "red"]
    four = IconSetRule("4TrafficLights", "num", [0, 2, 3, 4])
    assert icons(tmp_path, [1, 2, 3, 4], four) == ["", "red", "amber", "green"]
    assert icons(tmp_path, [1, 2, 3], IconSetRule("3Arrows", "num", [0, 2, 3])) == ["", "", ""]
    assert icons(tmp_path, ["x", True, 3], IconSetRule("3Flags", "num", [0, 2, 3])) == ["", "", "green"]


def test_a_threshold_by_formula_can_not_be_worked_out(tmp_path: Path) -> None:
    assert icons(tmp_path, [1, 2], IconSetRule("3Signs", "formula", ["$B$1", "$B$2", "$B$3"])) == ["", ""]
