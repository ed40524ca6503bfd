"""Columns chosen once are chosen again for a file of the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from planapp.application import remembered_imports
from planapp.application.remembered_imports import Remembered, forget, load, recalled, remember
from planapp.exchange.grid import Book, Sheet
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.corrections import Corrections
from planapp.exchange.recognise.model import Recognition
from tests.exchange.sheets import sheet_of

DAY = date(2026, 4, 23)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("planapp.paths.data_folder", lambda: tmp_path)
    return tmp_path


def sheet(month: str, *, name: str = "Plan", above: int = 0, more: str = "Theirs") -> Sheet:
    header = ("No", "Action", "Lead", "Theirs", more, f"RAG {month}")
    rows = [("A title",)] * above + [header, ("1", "Train", "Head of Service", "x", "y", "R")]
    return sheet_of(rows, name=name)


def recognised(*sheets: Sheet, said: Mapping[str, Corrections] | None = None) -> Recognition:
    return recognise(Book("a.xlsx", sheets), said or {})


def keep(key: str = "update", column: int = 4) -> None:
    remember(
        "April.xlsx", recognised(sheet("03/26")), {"Plan": Corrections().with_column(1, column, key)}, DAY
    )


def test_a_choice_holds_for_next_month_under_another_name_and_lower_down() -> None:
    keep()
    later = recognised(sheet("04/26", name="Master", above=3))
    said, title = recalled(later, load())
    assert said["Master"].columns == {(4, 4): "update"}
    assert title == "April.xlsx"


def test_of_two_columns_headed_alike_the_right_one_is_meant() -> None:
    keep(column=5)
    said, _ = recalled(recognised(sheet("04/26")), load())
    assert said["Plan"].columns == {(1, 5): "update"}


def test_another_shape_is_not_touched() -> None:
    keep()
    assert recalled(recognised(sheet("04/26", more="Other")), load()) == ({}, "")


def test_what_is_no_longer_said_is_forgotten() -> None:
    keep()
    remember("May.xlsx", recognised(sheet("04/26")), {}, DAY)
    assert load() == ()


def test_the_latest_choice_stands_first_and_can_be_forgotten() -> None:
    keep()
    other = recognised(sheet("03/26", more="Other"))
    remember("Other.xlsx", other, {"Plan": Corrections().with_column(1, 5, "status")}, DAY)
    first, second = load()
    assert (first.title, second.title) == ("Other.xlsx", "April.xlsx")
    forget(first.key)
    assert load() == (second,)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"key": "a"}]', "null"])
def test_a_damaged_memory_is_as_if_there_were_none(own_folder: Path, text: str) -> None:
    (own_folder / "remembered imports.json").write_text(text, encoding="utf-8")
    assert load() == ()
    keep()
    assert len(load()) == 1


def test_widths_decide_between_tables_of_one_shape() -> None:
    one = Remembered("a", "A", "2026-04-23", ("no", "action"), (5.0, 40.0), {("action", 0): "step"})
    other = Remembered("b", "B", "2026-04-23", ("no", "action"), (5.0, 10.0), {("action", 0): "theme"})
    rows = sheet_of((("No", "Action", "RAG"), ("1", "Train", "R")))
    assert remembered_imports.recalled(recognised(rows), (one, other))[1] == "B"
