"""What can be kept of a workbook."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nan

from planapp.exchange.grid import Book, Cell
from planapp.exchange.storable import storable
from tests.exchange.sheets import sheet_of


def test_what_can_be_kept_is_left_alone() -> None:
    book = Book("a.xlsx", (replace(sheet_of([["é", 5, None]]), widths={1: 12.5}, heights={1: 30.0}),))
    assert storable(book).sheets[0] is book.sheets[0]


def test_half_characters_and_nul_are_shown_as_such() -> None:
    sheet = sheet_of([["a\0b", "c\ud83d"], ["d"]], name="P\udc00", notes={"A2": "\ud800"})
    (found,) = storable(Book("a.xlsx", (sheet,))).sheets
    assert found.name == "P\ufffd"
    assert [(cell.text, cell.value, cell.note) for row in found.cells for cell in row] == [
        ("a\ufffdb", "a\ufffdb", ""),
        ("c\ufffd", "c\ufffd", ""),
        ("d", "d", "\ufffd"),
    ]


def test_sizes_that_no_sheet_has_are_dropped() -> None:
    sheet = replace(sheet_of([["a"]]), widths={1: inf, 2: nan, 3: -1, 4: 9}, heights={1: 1e300, 2: 12})
    (found,) = storable(Book("a.xlsx", (sheet,))).sheets
    assert (found.widths, found.heights) == ({4: 9}, {2: 12})
    assert found.cells == ((Cell(1, 1, "a", "a"),),)
