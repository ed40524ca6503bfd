"""Undo and redo as a reading of the journal."""

from __future__ import annotations

from itertools import count

import pytest

from planapp.application.history import History
from planapp.domain.changes import BARRIERS, EDIT, REDO, UNDO
from planapp.store.journal import Entry


@pytest.fixture
def write() -> object:
    """Return a function that makes the next journal entry."""
    numbers = count(1)

    def make(kind: str = EDIT, undoes: int | None = None) -> Entry:
        seq = next(numbers)
        return Entry(
            seq=seq, at="2026-04-01T10:00:00+00:00", by="", label=f"edit {seq}", kind=kind, undoes=undoes
        )

    return make


def seqs(history: History) -> tuple[int | None, int | None]:
    undo, redo = history.to_undo, history.to_redo
    return (undo.seq if undo else None, redo.seq if redo else None)


def test_nothing_to_undo_in_an_empty_journal() -> None:
    assert seqs(History()) == (None, None)


def test_undo_and_redo_move_along_the_stacks(write) -> None:  # type: ignore[no-untyped-def]
    history = History([write(), write()])
    assert seqs(history) == (2, None)
    history.push(write(UNDO, 2))
    assert seqs(history) == (1, 3)
    history.push(write(REDO, 3))
    assert seqs(history) == (4, None)
    history.push(write(UNDO, 4))
    assert seqs(history) == (1, 5)


def test_an_edit_after_an_undo_ends_redo(write) -> None:  # type: ignore[no-untyped-def]
    history = History([write(), write(UNDO, 1), write()])
    assert seqs(history) == (3, None)


def test_an_older_entry_undone_alone_can_be_undone_in_turn(write) -> None:  # type: ignore[no-untyped-def]
    history = History([write(), write(), write(UNDO, 1)])
    assert seqs(history) == (3, None)


@pytest.mark.parametrize("kind", sorted(BARRIERS))
def test_a_barrier_stops_undo(write, kind: str) -> None:  # type: ignore[no-untyped-def]
    history = History([write(), write(kind)])
    assert history.to_undo is None
    assert history.barrier is not None
    assert history.barrier.seq == 2


def test_a_journal_read_again_gives_the_same_stacks(write) -> None:  # type: ignore[no-untyped-def]
    entries = [write(), write(), write(UNDO, 2), write(), write(UNDO, 4), write(REDO, 5), write(UNDO, 1)]
    history = History()
    for index, entry in enumerate(entries):
        history.push(entry)
        assert seqs(history) == seqs(History(entries[: index + 1]))
