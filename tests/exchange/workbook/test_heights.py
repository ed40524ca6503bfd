"""How high a row must be for its texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.workbook.heights import POINTS_A_LINE, row_height
from planapp.exchange.workbook.model import Cell


def test_the_highest_cell_decides() -> None:
    assert row_height(["short", ""], [20, 5]) == 0
    assert row_height(["short", "one\ntwo\n\nfour"], [20, 20]) == 4 * POINTS_A_LINE
    assert row_height(["a word " * 30, "x"], [50, 5]) == 4 * POINTS_A_LINE
    assert row_height([Cell("12/2018\nx", 1.0)], [20]) == 2 * POINTS_A_LINE


def test_words_fill_the_lines_of_a_narrow_column() -> None:
    assert row_height(["RAG Sep 2025"], [7]) == 2 * POINTS_A_LINE
    assert row_height(["RAG Sept 2025"], [5]) == 3 * POINTS_A_LINE
    assert row_height(["Recommendations"], [5]) == 3 * POINTS_A_LINE


@given(st.text(max_size=2_000), st.floats(1, 200))
def test_no_row_is_higher_than_excel_allows(text: str, width: float) -> None:
    assert 0 <= row_height([text], [width]) <= 409
