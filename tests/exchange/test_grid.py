from __future__ import annotations

import pickle
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.grid import Book, Cell, Merge, Sheet, address, column_letters, in_rows


def sheet(*cells: Cell, merges: tuple[Merge, ...] = ()) -> Sheet:
    return Sheet("Plan", in_rows(cells), merges=merges)


@pytest.mark.parametrize(
    ("row", "column", "written"),
    [(7, 2, "B7"), (1, 26, "Z1"), (1, 27, "AA1"), (12, 702, "ZZ12"), (1_048_576, 16_384, "XFD1048576")],
)
def test_address_as_excel_writes_it(row: int, column: int, written: str) -> None:
    assert address(row, column) == written


@given(st.integers(1, 16_384))
def test_column_letters_count_in_26_letters_without_a_nought(column: int) -> None:
    number = 0
    for letter in column_letters(column):
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    assert number == column


@pytest.mark.parametrize(
    ("value", "is_filled"),
    [("x", True), (0, True), (0.0, True), (False, True), (None, False), ("", False), (" \n\u00a0", False)],
)
def test_filled_means_there_is_something_to_read(value: str | float | None, is_filled: bool) -> None:
    assert Cell(1, 1, value, "").is_filled is is_filled


def test_cells_come_in_reading_order_whatever_the_order_given() -> None:
    grid = sheet(
        Cell(3, 1, "d", "d"), Cell(1, 2, "b", "b"), Cell(1, 1, "a", "a"), Cell(2, 5, None, "", fill="FF0000")
    )
    assert [cell.address for cell in grid.filled()] == ["A1", "B1", "A3"]
    assert [[cell.address for cell in row] for row in grid.cells] == [["A1", "B1"], ["E2"], ["A3"]]
    assert (grid.last_row, grid.last_column) == (3, 2)


def test_empty_sheet_has_no_last_row() -> None:
    assert (Sheet("Empty").last_row, Sheet("Empty").last_column) == (0, 0)


def test_a_place_inside_a_merge_shows_its_top_left_cell() -> None:
    title = Cell(2, 1, "Outcome", "Outcome")
    grid = sheet(title, Cell(3, 4, "x", "x"), merges=(Merge(2, 1, 4, 3),))
    assert grid.at(2, 1) is title
    assert grid.at(3, 3) is title  # a row with cells of its own
    assert grid.at(4, 2) is title  # a row without
    assert grid.at(5, 1) is None
    assert grid.at(3, 4) == Cell(3, 4, "x", "x")
    assert grid.merge_at(4, 3) == Merge(2, 1, 4, 3)
    assert grid.merge_at(3, 4) is None


def test_what_a_merge_hides_is_still_there() -> None:
    hidden = Cell(1, 2, "hidden", "hidden")
    grid = sheet(Cell(1, 1, "shown", "shown"), hidden, merges=(Merge(1, 1, 1, 2),))
    assert grid.cell(1, 2) is hidden
    assert [cell.text for cell in grid.filled()] == ["shown", "hidden"]


def test_a_merge_of_the_whole_sheet_costs_nothing() -> None:
    whole = Merge(1, 1, 1_048_576, 16_384)
    grid = sheet(Cell(1, 1, "x", "x"), Cell(1_048_576, 16_384, "far", "far"), merges=(whole,))
    assert grid.at(500_000, 9_000) == Cell(1, 1, "x", "x")
    assert whole.address == "A1:XFD1048576"


def test_merge_counts_its_places() -> None:
    merge = Merge(2, 3, 3, 5)
    assert (merge.height, merge.width, merge.anchor) == (2, 3, (2, 3))
    assert list(merge.positions()) == [(2, 3), (2, 4), (2, 5), (3, 3), (3, 4), (3, 5)]
    assert all(merge.covers(*position) for position in merge.positions())


def test_a_book_survives_the_way_from_another_process() -> None:
    cells = (Cell(1, 1, datetime(2018, 4, 1), "Apr-18", "mmm-yy"), Cell(2, 2, "x", "x", note="why"))
    book = Book("plan.xlsx", (sheet(*cells, merges=(Merge(2, 2, 3, 2),)),))
    there = pickle.loads(pickle.dumps(book))
    assert there == book
    assert there.sheets[0].at(3, 2) == cells[1]
