"""Texts of one cell: which of them differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.alignment.entries import Shown, differing_entries

Told = tuple[int | None, str | None, int | None]


def told(field: str, mine: list[str], theirs: list[str]) -> list[Told]:
    """Return (row, text of the source, row behind which a new one comes); rows are counted from 1."""
    shown = [Shown(row, text) for row, text in enumerate(mine, start=1)]
    return [(pair.row, pair.theirs, pair.after) for pair in differing_entries(field, shown, theirs)]


A, B, C = "All briefed 9.12.16", "Two posts vacant 1.2.17", "Signed off 3.3.17"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ([A, B], [A, B], []),
        ([A, B], [B, A], []),
        ([A], [A, B], [(None, B, 1)]),
        ([A], [B, A], [(None, B, None)]),
        ([A, C], [A, B, C], [(None, B, 1)]),
        ([A, B], [B], [(1, None, None)]),
        ([A], ["Quite another text"], [(1, "Quite another text", None)]),
        ([A, B], ["All were briefed 9.12.16", B], [(1, "All were briefed 9.12.16", None)]),
        ([A, B], ["All were briefed 9.12.16", B, C], [(1, "All were briefed 9.12.16", None), (None, C, 2)]),
        ([A], ["All were briefed 9.12.16", C], [(1, "All were briefed 9.12.16", None), (None, C, 1)]),
        ([], [A, B], [(None, A, None), (None, B, None)]),
        # A note without a date runs into the next one in a cell: it stays the one that it is.
        (["Begun", B], ["Begun\n" + B], []),
        (["Begun", B], [f"Begun\n{B}", C], [(None, C, 2)]),
        (["Begun", B], [f"Begun at last\n{B}"], [(1, "Begun at last", None)]),
    ],
)
def test_updates(mine: list[str], theirs: list[str], expected: list[Told]) -> None:
    assert told("update", mine, theirs) == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (["Nine in ten"], ["Nine in ten", "All agree"], [(None, "All agree", 1)]),
        (["Nine in ten\nof all families", "All agree"], ["Nine in ten\nof all families"], [(2, None, None)]),
        (["Nine in ten"], ["Nine in ten families"], [(1, "Nine in ten families", None)]),
    ],
)
def test_measures(mine: list[str], theirs: list[str], expected: list[Told]) -> None:
    assert told("measure", mine, theirs) == expected


def test_a_recommendation_is_the_same_however_it_is_spelt() -> None:
    assert told("recommendation", ["Ofsted 2016, rec 3"], ["OFSTED 2016,  Rec 3"]) == []
    assert told("evidence", ["Log: a.xlsx"], ["log: a.xlsx"]) == [(1, "log: a.xlsx", None)]


TEXTS = st.lists(st.sampled_from([A, B, C, "Begun", "Ended", "x\ny"]), max_size=4)


@given(st.sampled_from(["update", "measure", "evidence", "recommendation"]), TEXTS)
def test_texts_do_not_differ_from_themselves(field: str, texts: list[str]) -> None:
    assert told(field, texts, texts) == []


@given(TEXTS, TEXTS)
def test_no_row_differs_twice_and_new_ones_follow_what_is_there(mine: list[str], theirs: list[str]) -> None:
    found = told("evidence", mine, theirs)
    rows = [row for row, _, _ in found if row is not None]
    assert len(rows) == len(set(rows))
    assert all(after is None or 1 <= after <= len(mine) for _, _, after in found)
