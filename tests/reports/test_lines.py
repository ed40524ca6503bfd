"""Breaking into lines loses no letter and keeps within the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.reports.lines import broken, cut

TEXTS = st.text(st.sampled_from("ab c\n…–é"), max_size=120)


@given(TEXTS, st.integers(1, 30))
def test_lines_hold_all_words_and_are_not_too_wide(text: str, width: int) -> None:
    lines = broken(text, width, len)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(TEXTS, st.integers(4, 30))
def test_words_are_parted_only_where_they_are_wider_than_a_line(text: str, width: int) -> None:
    words = {word for word in text.split() if len(word) <= width}
    assert words <= {word for line in broken(text, width, len) for word in line.split()}


@given(TEXTS, st.integers(1, 30), st.integers(1, 5))
def test_what_is_cut_says_so(text: str, width: int, most: int) -> None:
    lines = broken(text, width, len)
    kept = cut(lines, most, width, len)
    assert len(kept) <= most
    assert all(len(line) <= width for line in kept)
    assert (kept == lines) if len(lines) <= most else kept[-1].endswith("…")


def test_lines_of_the_text_stay_and_a_long_word_is_parted() -> None:
    assert broken("One two\nthree\n\nfour", 20, len) == ("One two", "three", "", "four")
    assert broken("a internationalisation", 8, len) == ("a", "internat", "ionalisa", "tion")
    assert broken("", 8, len) == ()
