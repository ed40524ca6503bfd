"""The sheet to import as a table: what cells show, what they were read as, and correcting them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.application.importing import understand
from planapp.exchange.grid import Book
from planapp.exchange.mapping import Finding
from planapp.exchange.reading import Reading
from planapp.models.source_model import DOUBT, SOURCE_ROW, SourceModel
from planapp.models.source_rows import Look
from tests.exchange.sheets import sheet_of

ROWS = (
    ("Northmere plan",),
    ("No", "Action", "Steps", "Lead", "When"),
    ("1.1", "Agree the standard", "Draft it", "Head of Service", "March 2026"),
    ("", "", "Consult teams", "", "Teb 2026"),
)
SHEET = sheet_of(ROWS)
DOUBTFUL = Finding("look", "Plan!E4", "It could not be read.", "Feb 2026", "unread")


@pytest.fixture
def said() -> list[tuple[int, int, str]]:
    return []


@pytest.fixture
def model(said: list[tuple[int, int, str]]) -> SourceModel:
    made = SourceModel(lambda *what: said.append(what))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    found = understand(Path("plan.xlsx"), Reading(Book("plan.xlsx", (SHEET,))))
    made.show(SHEET, found.recognition.tables, [(4, 5, DOUBTFUL)], {})
    return made


def test_it_shows_the_cells_of_the_sheet(model: SourceModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (4, 5)
    assert model.index(2, 1).data() == "Agree the standard"
    assert model.index(2, 1).data(SOURCE_ROW).look is Look.ACTION
    assert [model.row(row).word for row in range(4)] == ["Title", "Header row", "Action", "Step"]
    assert [model.row(row).can_change for row in range(4)] == [False, False, True, True]


def test_a_cell_says_all_of_itself_to_a_screen_reader(model: SourceModel) -> None:
    words = model.index(3, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "E4, step, Due, Teb 2026, It could not be read."
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "A4, step, Ref, blank"


def test_a_doubtful_cell_starts_with_what_may_be_meant(model: SourceModel) -> None:
    index = model.index(3, 4)
    assert index.data(DOUBT) is DOUBTFUL
    assert index.data(Qt.ItemDataRole.EditRole) == "Feb 2026"


def test_what_is_typed_is_said_and_not_kept_here(
    model: SourceModel, said: list[tuple[int, int, str]]
) -> None:
    assert model.setData(model.index(3, 4), "March 2026")
    assert said == [(4, 5, "March 2026")]
    assert model.index(3, 4).data() == "Teb 2026"


@pytest.mark.parametrize(("row", "column", "text"), [(0, 0, "x"), (3, 0, "x"), (3, 4, "  ")])
def test_titles_blank_cells_and_blank_texts_are_no_corrections(
    model: SourceModel, said: list[tuple[int, int, str]], row: int, column: int, text: str
) -> None:
    assert not model.setData(model.index(row, column), text)
    assert said == []


def test_the_same_sheet_is_shown_anew_without_losing_its_place(model: SourceModel) -> None:
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show(SHEET, model.tables, [], {(4, 5): "Feb 2026"})
    assert model.index(3, 4).data() == "Feb 2026"
    assert resets == []
