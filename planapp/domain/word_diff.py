"""What one text says otherwise than another, word by word: what stays, what goes and what comes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

SAME, DELETED, INSERTED = "same", "deleted", "inserted"
# A word keeps what holds its parts together ('94.6%', '31/03/2026', 'teams’'); other signs stand alone.
_UNIT = re.compile(r"(\s*)(\w+(?:[.,:/’'-]\w+)*%?|[^\w\s]|$)")
_WORD = re.compile(r"\w")
# So many pairs of equal words are looked at; beyond it, what lies between the equal ends counts as replaced.
_MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one or both texts; `kind` is SAME, DELETED or INSERTED."""

    kind: str
    text: str


# A word with the white space before it.
_Unit = tuple[str, str]


def word_diff(was: str, theirs: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts: those not inserted make `was`, those not deleted make `theirs`.

    Between two that differ there is always a word that stays, and what goes stands before what comes.
    """
    return tuple(_joined(_with_words_between(_joined(_pieces(_units(was), _units(theirs))))))


def share_kept(pieces: Iterable[Piece]) -> float:
    """Return how much of the longer of the two texts stays, from 0 to 1; 1 where both are empty."""
    lengths: Counter[str] = Counter()
    for piece in pieces:
        lengths[piece.kind] += len(piece.text)
    longer = lengths[SAME] + max(lengths[DELETED], lengths[INSERTED])
    return lengths[SAME] / longer if longer else 1.0


def shortened(pieces: Sequence[Piece], around: int) -> tuple[Piece, ...]:
    """Return pieces with an ellipsis in long ones that stay: `around` characters are left at each change."""
    last = len(pieces) - 1
    return tuple(
        Piece(SAME, _cut(piece.text, around if at else 0, around if at < last else 0))
        if piece.kind == SAME and last
        else piece
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, front: int, back: int) -> str:
    if len(text) <= front + back + 20:
        return text
    head = text[:front].rpartition(" ")[0]
    tail = text[len(text) - back :].partition(" ")[2]
    return f"{f'{head} ' if front else ''}…{f' {tail}' if back else ''}"


def _units(text: str) -> list[_Unit]:
    return [(space, word) for space, word in _UNIT.findall(text) if space or word]


def _pieces(mine: list[_Unit], theirs: list[_Unit]) -> Iterator[Piece]:
    for tag, start, end, other_start, other_end in _changes([w for _, w in mine], [w for _, w in theirs]):
        if tag == SAME:
            pairs = zip(mine[start:end], theirs[other_start:other_end], strict=True)
            yield from (piece for one, other in pairs for piece in _same(one, other))
        else:
            yield from _replaced(mine[start:end], theirs[other_start:other_end])


def _changes(mine: list[str], theirs: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield stretches of words as (SAME or '', start, end, start and end in the other)."""
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False)))
    rest = zip(reversed(mine[head:]), reversed(theirs[head:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    end, other_end = len(mine) - tail, len(theirs) - tail
    yield SAME, 0, head, 0, head
    if _pairs(mine[head:end], theirs[head:other_end]) > _MOST_PAIRS:
        yield "", head, end, head, other_end
    else:
        matcher = SequenceMatcher(None, mine[head:end], theirs[head:other_end], autojunk=False)
        for tag, start, stop, other, other_stop in matcher.get_opcodes():
            kind = SAME if tag == "equal" else ""
            yield kind, head + start, head + stop, head + other, head + other_stop
    yield SAME, end, len(mine), other_end, len(theirs)


def _pairs(mine: list[str], theirs: list[str]) -> int:
    """Return how many pairs of equal words there are: what a comparison takes time for."""
    often = Counter(theirs)
    return sum(often[word] for word in mine)


def _same(one: _Unit, other: _Unit) -> Iterator[Piece]:
    """Yield a word that stays, behind white space that may differ."""
    if one[0] == other[0]:
        yield Piece(SAME, "".join(one))
    else:
        yield from (Piece(DELETED, one[0]), Piece(INSERTED, other[0]), Piece(SAME, one[1]))


def _replaced(gone: list[_Unit], come: list[_Unit]) -> Iterator[Piece]:
    """Yield words that go and that come; white space before both stays."""
    was, now = _text(gone), _text(come)
    if gone and come and gone[0][0] == come[0][0]:
        space = gone[0][0]
        yield Piece(SAME, space)
        was, now = was[len(space) :], now[len(space) :]
    yield Piece(DELETED, was)
    yield Piece(INSERTED, now)


def _text(units: Iterable[_Unit]) -> str:
    return "".join(space + word for space, word in units)


def _with_words_between(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces so that what stays between two changes has a word in it: else it goes and comes again."""
    found = list(pieces)
    for at, piece in enumerate(found):
        between = 0 < at < len(found) - 1
        if piece.kind == SAME and between and not _WORD.search(piece.text):
            yield from (Piece(DELETED, piece.text), Piece(INSERTED, piece.text))
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with those next to each other joined, and what goes before what comes."""
    texts = {SAME: "", DELETED: "", INSERTED: ""}
    for piece in pieces:
        if not piece.text:
            continue
        changed = texts[DELETED] or texts[INSERTED]
        if piece.kind == SAME and changed:
            yield from _taken(texts, (DELETED, INSERTED))
        elif piece.kind != SAME and texts[SAME]:
            yield from _taken(texts, (SAME,))
        texts[piece.kind] += piece.text
    yield from _taken(texts, (SAME, DELETED, INSERTED))


def _taken(texts: dict[str, str], kinds: Iterable[str]) -> Iterator[Piece]:
    for kind in kinds:
        if texts[kind]:
            yield Piece(kind, texts[kind])
            texts[kind] = ""
