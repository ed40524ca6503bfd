"""Themes told by sheets."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from tests.exchange.mapping.told import findings, outline
from tests.exchange.sheets import mapped, sheet_of

HEADER: list[Value] = ["Ref", "Action", "Lead"]


def sheet(name: str, *rows: list[Value], titles: tuple[str, ...] = ()) -> Sheet:
    return sheet_of([*([title] for title in titles), HEADER, *rows], name=name)


def test_sheets_are_themes() -> None:
    found = mapped(sheet("1 Need", ["1.1", "a", "x"]), sheet("2 Partners", ["2.1", "b", "x"]))
    assert outline(found.plan) == ["T 1 Need", "  A 1.1 a", "T 2 Partners", "  A 2.1 b"]
    assert [where for where, text in findings(found, "note") if "for a theme" in text] == [
        "1 Need!A1",
        "2 Partners!A1",
    ]


def test_titles_that_differ_name_the_themes() -> None:
    found = mapped(
        sheet("T1", ["1.1", "a", "x"], titles=("Our plan", "Children in need of help")),
        sheet("T2", ["2.1", "b", "x"], titles=("Our plan", "Partners")),
    )
    assert outline(found.plan) == ["T  Children in need of help", "  A 1.1 a", "T  Partners", "  A 2.1 b"]
    assert found.plan.about.title == "test"


def test_titles_that_differ_name_the_themes_of_sheets_without_a_name() -> None:
    found = mapped(
        sheet("Sheet1", ["1.1", "a", "x"], titles=("1 Need",)),
        sheet("Sheet2", ["2.1", "b", "x"], titles=("2 Partners",)),
    )
    assert outline(found.plan) == ["T 1 Need", "  A 1.1 a", "T 2 Partners", "  A 2.1 b"]


def test_banners_below_a_theme_are_objectives() -> None:
    rows: list[list[Value]] = [["1", "Short"], ["1.1", "a", "x"], ["2", "Brief"], ["2.1", "b", "x"]]
    found = mapped(sheet("Need", *rows), sheet("Partners", *rows))
    assert outline(found.plan)[:3] == ["T  Need", "  O 1 Short", "    A 1.1 a"]


@pytest.mark.parametrize(
    "names",
    [("Sheet1", "Sheet2"), ("Tabelle1", "Tabelle2")],
)
def test_names_that_a_program_gave_say_nothing(names: tuple[str, str]) -> None:
    found = mapped(*(sheet(name, ["1.1", "a", "x"]) for name in names))
    assert outline(found.plan) == ["A 1.1 a", "A 1.1 a"]


def test_sheets_that_name_their_themes_keep_them() -> None:
    rows: list[list[Value]] = [["Theme 1: Need"], ["1.1", "a", "x"]]
    sheets = [
        sheet_of([HEADER, *rows], name=name, merges=["A2:C2"], fills={"A2": "FFFF00"}) for name in ("N", "S")
    ]
    assert outline(mapped(*sheets).plan) == ["T  Theme 1: Need", "  A 1.1 a"] * 2


def test_sheets_with_other_headings_are_other_things() -> None:
    other = sheet_of([["Task", "By when", "Cost", "Status"], ["b", "May", "5", "done"]], name="Budget")
    assert outline(mapped(sheet("Need", ["1.1", "a", "x"]), other).plan) == ["A 1.1 a", "A  b"]
