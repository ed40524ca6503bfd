"""Takes the dates of one text apart: 'Feb 2017; Oct 2016' are two, 'Jan – April 2017' is one."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from planapp.domain.due import LONGEST_TEXT, UNREAD, Due, read_due

_LINE_END: Final = re.compile(r"\s*\n\s*")
# 'and' stays with the date behind it: no word is lost.
_BETWEEN: Final = re.compile(r"\s*[;,&]\s*|\s+/\s+|\s+(?=and\s)", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till)\s+", re.IGNORECASE)
_MOST_MARKS: Final = 8
# Behind or in front of one of these a date goes on over the end of its line.
_UNFINISHED: Final = re.compile(
    r"(?:[-–—,/&]|\b(?:and|to|from|by|until|of))$|^(?:[–—,/&]|-(?!\s)|(?:and|to|until)\b)", re.IGNORECASE
)


def due_parts(text: str) -> tuple[Due, ...]:
    """Return the dates of a text that holds several, each as written; nothing where there is one, or a doubt.

    They stand on lines of their own or between ; , & / and 'and'. Each reads by itself, and together they
    are what the whole text reads as.
    """
    if len(text) > LONGEST_TEXT:
        return ()
    lines = [line for line in _LINE_END.split(text.strip()) if line]
    if len(lines) > 1 and any(map(_UNFINISHED.search, lines)):
        return ()
    if len(lines) < 2:
        lines = [part for part in _BETWEEN.split(text.strip()) if part]
    parts = tuple(map(read_due, lines))
    several = len(parts) > 1 and all(part.precision for part in parts)
    return parts if several and _is_whole(read_due(text), parts) else ()


def runs_backwards(text: str) -> bool:
    """Tell whether a text leads from a later date to an earlier one: 'Feb 2017 – Oct 2016'."""
    if len(text) > LONGEST_TEXT or UNREAD not in read_due(text).flags:
        return False
    for mark in islice(_LEADS_ON.finditer(text), _MOST_MARKS):
        first, last = read_due(text[: mark.start()]), read_due(text[mark.end() :])
        if first.start is not None and last.end is not None and first.start > last.end:
            return True
    return False


def _is_whole(whole: Due, parts: tuple[Due, ...]) -> bool:
    """Tell whether parts together are what a whole text reads as."""
    starts = [part.start for part in parts if part.start is not None]
    ends = [part.end for part in parts if part.end is not None]
    if len(starts) < len(parts) or len(ends) < len(parts):
        return False
    return (whole.start, whole.end) == (min(starts), max(ends))
