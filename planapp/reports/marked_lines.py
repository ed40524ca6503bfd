"""Which stretches of broken lines are words that went or came: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planapp.domain.word_diff import DELETED, INSERTED, Piece, share_kept, word_diff

# Of a text that keeps less than this, every word would be marked.
_REWRITTEN = 0.25


@dataclass(frozen=True, slots=True)
class Stretch:
    """From which letter of a line to before which one."""

    start: int
    end: int


Marks = tuple[tuple[Stretch, ...], ...]


def marks_between(
    was: str, now: str, was_lines: Sequence[str], now_lines: Sequence[str]
) -> tuple[Marks, Marks]:
    """Return the words that go, line by line of `was`, and those that come, line by line of `now`.

    Lines are the texts broken anywhere between words or letters. Where little stays, nothing is marked.
    """
    pieces = word_diff(was, now) if was.strip() and now.strip() else ()
    if not pieces or share_kept(pieces) < _REWRITTEN:
        return tuple(() for _ in was_lines), tuple(() for _ in now_lines)
    return _marks(was_lines, pieces, DELETED, INSERTED), _marks(now_lines, pieces, INSERTED, DELETED)


def _marks(lines: Sequence[str], pieces: Iterable[Piece], kind: str, other: str) -> Marks:
    letters = iter(
        piece.kind == kind
        for piece in pieces
        if piece.kind != other
        for letter in piece.text
        if not letter.isspace()
    )
    return tuple(tuple(_stretches(line, letters)) for line in lines)


def _stretches(line: str, letters: Iterator[bool]) -> Iterator[Stretch]:
    """Yield the stretches of a line; blanks between two words that are marked are, too."""
    start, end = None, 0
    for at, letter in enumerate(line):
        if letter.isspace():
            continue
        if next(letters, False):
            start = at if start is None else start
            end = at + 1
        elif start is not None:
            yield Stretch(start, end)
            start = None
    if start is not None:
        yield Stretch(start, end)
