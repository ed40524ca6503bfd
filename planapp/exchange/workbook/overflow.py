"""Texts that a cell can't hold: what stays in it, and what goes to a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

# Excel counts in UTF-16, where a character outside the basic plane is two.
LONGEST_TEXT = 32_767
_LONGEST_WORD = 1_000


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that its cell could not hold, and the title and path of ids of its item."""

    item: str
    path: str
    text: str
    on: date | None = None
    heading: str = ""


@dataclass(slots=True)
class Overflows:
    """What did not fit: updates, and the texts of other columns."""

    updates: list[Overflow] = field(default_factory=list)
    texts: list[Overflow] = field(default_factory=list)


def length_of(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


def fits(text: str) -> bool:
    """Tell whether a cell can hold a text."""
    return 2 * len(text) <= LONGEST_TEXT or length_of(text) <= LONGEST_TEXT


def pieces_of(text: str) -> Iterator[str]:
    """Cut a text into pieces that fit, behind a line or word if one ends near; joined they are the text."""
    while not fits(text):
        end = _cut(text)
        yield text[:end]
        text = text[end:]
    yield text


def _cut(text: str) -> int:
    head = text[:LONGEST_TEXT]
    while length_of(head) > LONGEST_TEXT:
        head = head[: len(head) - (length_of(head) - LONGEST_TEXT + 1) // 2]
    for mark in ("\n", " "):
        end = head.rfind(mark, len(head) - _LONGEST_WORD) + 1
        if end:
            return end
    return len(head)


def newest_that_fit(texts: Sequence[str]) -> int:
    """Return how many of the first texts a cell can't hold below one another with all that come after."""
    room = LONGEST_TEXT + 1
    for index in range(len(texts) - 1, -1, -1):
        room -= length_of(texts[index]) + 1
        if room < 0:
            return index + 1
    return 0
