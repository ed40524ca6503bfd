"""Telling names and posts from other texts."""

from __future__ import annotations

import re

_POSTS = frozenset(
    """
    head heads director directors manager managers officer officers lead leads leader leaders coordinator
    chief executive assistant deputy service services team teams board chair governor principal senior
    consultant practitioner worker workers social commissioner member members partner partners group
    committee headteacher teacher nurse inspector superintendent hos ad dcs tm atm iro yot lado
    """.split()
)
_LONGEST = 80
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATORS = re.compile(r"[\n/;,&]| and ")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*\s+){1,3}[A-Z][\w’'.-]*")
_INITIALS = re.compile(r"[A-Z]{2,4}")


def looks_like_people(text: str) -> bool:
    """Tell whether a text looks like the names or posts of people: 'Head of Service', 'J Smith', 'HoS/TM'."""
    if len(text) > _LONGEST * (text.count("\n") + 1) or any(map(str.isdigit, text)):
        return False
    parts = [part.strip() for part in _SEPARATORS.split(text) if part.strip()]
    return bool(parts) and all(_is_somebody(part) for part in parts)


def _is_somebody(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(words) > 8:
        return False
    return not _POSTS.isdisjoint(words) or bool(_NAME.fullmatch(text) or _INITIALS.fullmatch(text))
