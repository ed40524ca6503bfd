"""Plain text of what comes from elsewhere, and how many words a text has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.plain_text import number_of_words, plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One\r\nTwo\rThree\vFour\u2028Five\u2029Six", "One\nTwo\nThree\nFour\nFive\nSix"),
        ("\r\n\r\nOne  \r\n\r\nTwo\u00a0\r\n\r\n", "One\n\nTwo"),
        ("•\tFirst point \r\n•\tSecond", "• First point\n• Second"),
        ("Picture\ufffc, half \ud83d, nothing\x00", "Picture, half , nothing"),
        ("  indented", "  indented"),
        ("ŵ – ‘quoted’ 🙂", "ŵ – ‘quoted’ 🙂"),
        (" \r\n\t", ""),
    ],
)
def test_lines_stay_and_blanks_at_their_ends_go(text: str, found: str) -> None:
    assert plain(text) == found


@given(st.text(st.characters(), max_size=60))
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert all(line == line.rstrip() for line in once.split("\n"))
    once.encode()


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("  \n ", 0), ("83% seen – up from 76%.", 5), ("One\ntwo-fold, it’s", 3), ("– & …", 0)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert number_of_words(text) == count
