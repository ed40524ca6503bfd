"""Words that went or came in broken lines: they are found however the lines are broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.word_diff import DELETED, INSERTED, SAME, word_diff
from planapp.reports.lines import broken
from planapp.reports.marked_lines import Marks, marks_between

WORDS = st.lists(
    st.sampled_from(["see", "each", "every", "child,", "in", "94.6%", "time\n", "a-b"]), max_size=12
)


def marked(lines: tuple[str, ...], marks: Marks) -> str:
    """The letters that are marked, without blanks."""
    found = [line[one.start : one.end] for line, row in zip(lines, marks, strict=True) for one in row]
    return "".join("".join(found).split())


def test_words_are_marked_where_they_stand() -> None:
    was, now = ("See every", "child in time"), ("See each child in", "good time")
    gone, come = marks_between("See every child in time", "See each child in good time", was, now)
    assert marked(was, gone) == "every"
    assert marked(now, come) == "eachgood"
    assert [len(row) for row in come] == [1, 1]


def test_a_text_that_is_new_or_written_anew_has_no_marks() -> None:
    assert marks_between("", "See each", (), ("See each",)) == ((), ((),))
    assert marks_between("One two three", "Four five six", ("One two three",), ("Four five six",)) == (
        ((),),
        ((),),
    )


@given(WORDS, WORDS, st.integers(3, 20))
def test_what_is_marked_is_what_differs(was: list[str], now: list[str], width: int) -> None:
    one, other = " ".join(was), " ".join(now)
    lines, others = broken(one, width, len), broken(other, width, len)
    gone, come = marks_between(one, other, lines, others)
    if any(gone) or any(come):
        pieces = word_diff(one, other)
        letters = {
            kind: "".join("".join(piece.text for piece in pieces if piece.kind == kind).split())
            for kind in (DELETED, INSERTED, SAME)
        }
        assert marked(lines, gone) == letters[DELETED]
        assert marked(others, come) == letters[INSERTED]
