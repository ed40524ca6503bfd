"""Two texts, word by word: the pieces make both again, and read as an officer would mark them."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planapp.domain.word_diff import (
    DELETED,
    INSERTED,
    SAME,
    Piece,
    share_kept,
    shortened,
    word_diff,
)

_WORDS = st.lists(st.sampled_from(["Mar", "May", "2026", "95%", "of", "teams’", ",", ".", "\n", " "]))
_TEXTS = st.text() | _WORDS.map(" ".join) | _WORDS.map("".join)


def marked(was: str, theirs: str) -> str:
    """Return a difference with what goes in [-…-] and what comes in {+…+}."""
    marks = {SAME: "{}", DELETED: "[-{}-]", INSERTED: "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_diff(was, theirs))


@given(_TEXTS, _TEXTS)
@example("", "")
@example("a ", "a")
def test_the_pieces_make_both_texts(was: str, theirs: str) -> None:
    pieces = word_diff(was, theirs)
    assert "".join(piece.text for piece in pieces if piece.kind != INSERTED) == was
    assert "".join(piece.text for piece in pieces if piece.kind != DELETED) == theirs


@given(_TEXTS, _TEXTS)
def test_no_piece_is_empty_and_what_goes_stands_before_what_comes(was: str, theirs: str) -> None:
    pieces = word_diff(was, theirs)
    assert all(piece.text for piece in pieces)
    allowed = {(SAME, DELETED), (SAME, INSERTED), (DELETED, INSERTED), (DELETED, SAME), (INSERTED, SAME)}
    assert {(one.kind, other.kind) for one, other in pairwise(pieces)} <= allowed


@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_diff(text, text) == ((Piece(SAME, text),) if text else ())


@pytest.mark.parametrize(
    ("was", "theirs", "told"),
    [
        ("31 Mar 2026", "31 Jul 2026", "31 [-Mar-]{+Jul+} 2026"),
        ("Not started", "In progress", "[-Not started-]{+In progress+}"),
        ("95% of enquiries", "90% of enquiries, weekly", "[-95%-]{+90%+} of enquiries{+, weekly+}"),
        ("Team Manager", "Team Service Manager", "Team{+ Service+} Manager"),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("one\ntwo", "one two", "one[-\n-]{+ +}two"),
        ("31/03/2026", "30/04/2026", "[-31/03/2026-]{+30/04/2026+}"),
    ],
)
def test_it_reads_as_one_would_mark_it(was: str, theirs: str, told: str) -> None:
    assert marked(was, theirs) == told


def test_huge_texts_stay_quick() -> None:
    was = " ".join(f"word{number % 7} and the" for number in range(20_000))
    theirs = " ".join(f"word{number % 5} but the" for number in range(20_000))
    started = perf_counter()
    pieces = word_diff(f"First {was} last", f"First {theirs} last")
    assert perf_counter() - started < 2
    assert (pieces[0], pieces[-1]) == (Piece(SAME, "First word0 "), Piece(SAME, " the last"))


def test_how_much_is_kept() -> None:
    assert share_kept(word_diff("", "")) == 1
    assert share_kept(word_diff("Not started", "In progress")) == 0
    assert 0.6 < share_kept(word_diff("31 Mar 2026", "31 Jul 2026")) < 0.8


def test_long_stretches_that_stay_are_shortened_beside_what_changed() -> None:
    text = "The board meets each month and hears from all teams in turn. "
    pieces = word_diff(f"{text}First. {text}Last. {text}", f"{text}Second. {text}Then. {text}")
    shown = shortened(pieces, 12)
    assert [piece.text for piece in shown] == [
        "… in turn. ",
        "First",
        "Second",
        ". The board … in turn. ",
        "Last",
        "Then",
        ". The board …",
    ]
    assert shortened(word_diff(text, text), 12) == word_diff(text, text)
