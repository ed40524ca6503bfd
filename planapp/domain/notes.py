"""Splits a cell of progress into its dated notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from planapp.domain.days import days_in

_BRACKETS: Final = {"(": ")", "[": "]"}
# Characters of a day with its brackets and blanks, and then some.
_LONGEST_DAY: Final = 60


@dataclass(frozen=True, slots=True)
class Note:
    """A progress note as written, its date included, and the day it was written on if it says so."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class _LineEnd:
    """The full day a line ends in, if it does."""

    day: date | None = None
    alone: bool = False  # nothing else is on the line: a stamp under the lines above it
    bracketed: bool = False


def split_notes(text: str) -> tuple[Note, ...]:
    """Split the text of a progress cell at the lines that end in a full day; blank text holds no note.

    A stamp (a line that is only a day) and a day in brackets at the end of a line end a note. Where a text
    has no stamps, any day at the end of a line does; where it has, such a day belongs to its sentence. If
    the first line is a stamp with text under it, the days are headings and the text stays whole, undated.
    Nothing is lost: the texts of the notes, joined with line breaks, are the text.
    """
    if not text.strip():
        return ()
    lines = text.split("\n")
    ends = [_line_end(line) for line in lines]
    filled = [end for line, end in zip(lines, ends, strict=True) if line.strip()]
    if filled[0].alone and not all(end.alone for end in filled):
        return (Note(text),)
    stamped = any(end.alone for end in ends)
    days = [end.day if end.alone or end.bracketed or not stamped else None for end in ends]
    return _cut(lines, days)


def _cut(lines: list[str], days: list[date | None]) -> tuple[Note, ...]:
    """Return the notes of lines, each ending at a line with a day and taking the blank lines behind it."""
    notes: list[Note] = []
    gathered: list[str] = []
    on: date | None = None
    for line, day in zip(lines, days, strict=True):
        if on and line.strip():
            notes.append(Note("\n".join(gathered), on))
            gathered, on = [], None
        gathered.append(line)
        on = day or on
    return (*notes, Note("\n".join(gathered), on))


def _line_end(line: str) -> _LineEnd:
    """Return the day a line ends in, with or without brackets and a full stop."""
    # Reading words costs time, and only those at the end can be the day: cut at a blank well before it.
    start = line.rfind(" ", 0, max(len(line) - _LONGEST_DAY, 0)) + 1
    found = days_in(line[start:])
    if not found:
        return _LineEnd()
    last = found[-1]
    before = line[: start + last.at].rstrip()
    after = line[start + last.end :].strip().removesuffix(".").rstrip()
    bracketed = after != "" and _BRACKETS.get(before[-1:]) == after
    if after and not bracketed:
        return _LineEnd()
    alone = not (before[:-1] if bracketed else before).strip()
    return _LineEnd(last.day, alone, bracketed)
