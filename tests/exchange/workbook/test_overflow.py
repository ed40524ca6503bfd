"""What fits into a cell, and cutting what does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.workbook.overflow import (
    LONGEST_TEXT,
    fits,
    length_of,
    newest_that_fit,
    pieces_of,
)


@given(st.text(alphabet="ab \n😀", max_size=40), st.integers(1, 4_000))
def test_pieces_fit_and_joined_are_the_text(text: str, times: int) -> None:
    text *= times
    pieces = list(pieces_of(text))
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST_TEXT for piece in pieces)
    assert len(pieces) <= 2 + len(text.encode("utf-16-le")) // 2 // (LONGEST_TEXT - 1_001)


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert length_of("a😀b") == 4
    assert not fits("😀" * 16_384)
    assert fits("a" * LONGEST_TEXT)
    assert not fits("a" * (LONGEST_TEXT + 1))


def test_the_newest_texts_are_those_that_stay() -> None:
    assert newest_that_fit(["a" * 20_000, "b" * 16_383, "c" * 16_383]) == 1
    assert newest_that_fit(["b" * 16_383, "c" * 16_384]) == 1
    assert newest_that_fit(["short", "texts"]) == 0
    assert newest_that_fit([]) == 0
