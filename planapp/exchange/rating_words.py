"""Ratings in words: a level with a reason behind it ('Amber – slipping'), or what it means ('On track')."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planapp.domain.fields import folded
from planapp.domain.records import Level
from planapp.domain.scale import level_of

# What stands between a level and the reason for it.
_REASON = re.compile(r"(?P<level>[^\W_]+)\s*(?:[–—:;,.(/\n]|\s-\s|-\s)\s*(?P<reason>.*)", re.DOTALL)
_SHORTEST_REASON = 3
_COLOURS = frozenset({"red", "amber", "green", "blue", "yellow"})
# The words by which boards know the tones of a red, amber, green and blue scale.
_MEANT: Mapping[str, str] = {
    phrase.strip(): tone
    for tone, phrases in {
        "red": """off track|not on track|significantly behind|significantly off track|major issues|
            serious concerns|significant concerns|major concerns|significant delay|major delay|
            significant slippage|serious slippage|will not be met|not achieved|critical|overdue|
            not delivered|in progress off track""",
        "amber": """some slippage|minor slippage|slippage|slipping|slipped|at risk|some concerns|
            minor concerns|some issues|minor issues|some delay|minor delay|slightly behind|behind schedule|
            partially on track|partly on track|slightly off track|needs attention|delayed|some delays|
            in progress delayed|in progress at risk|yellow|orange""",
        "green": """on track|on target|on schedule|on course|progressing well|going well|good progress|
            as planned|on plan|in progress on track|on track to complete""",
        "blue": """complete|completed|done|closed|achieved|delivered|finished|implemented|embedded|
            fully embedded|complete and embedded|completed and embedded""",
    }.items()
    for phrase in phrases.split("|")
}


def level_in_words(levels: Sequence[Level], written: str) -> Level | None:
    """Return the level that words mean, by the level in front of a reason or by its meaning; else None."""
    reasoned = level_before_reason(written)
    if reasoned:
        return level_of(levels, reasoned)
    twice = _said_twice(levels, written)
    if twice is not None:
        return twice
    said = folded(written)
    for level in levels:
        if said and said in (folded(level.meaning), folded(re.split(r"[:,.(–]", level.meaning)[0])):
            return level
    toned = [level for level in levels if level.tone == _MEANT.get(said)]
    return toned[0] if len(toned) == 1 else None


def _said_twice(levels: Sequence[Level], written: str) -> Level | None:
    """Return the level that all words stand for, in several ways: 'R – Red', '1 (Red)'; but not '2 2'."""
    words = folded(written).split()
    if len(words) < 2 or len(set(words)) < len(words) or not any(word.isalpha() for word in words):
        return None
    meant = [level_of(levels, word) for word in words]
    return meant[0] if all(level is not None and level == meant[0] for level in meant) else None


def level_before_reason(written: str) -> str:
    """Return the level in front of a reason ('Amber' of 'Amber – slipping'), or '' if there is none.

    A reason has words, and names no other level: 'Amber / Green' and '1 (1' are neither.
    """
    found = _REASON.fullmatch(written.strip())
    if found is None:
        return ""
    words = re.findall(r"[^\W\d_]+", found["reason"])
    if max(map(len, words), default=0) < _SHORTEST_REASON or _COLOURS & {word.casefold() for word in words}:
        return ""
    return found["level"]


def means_rating(written: str) -> bool:
    """Tell whether words could be a rating, whatever the scale."""
    return folded(written) in _MEANT or says_colour(written)


def says_colour(written: str) -> bool:
    """Tell whether a text names a colour of ratings, perhaps with a reason, a letter or a number."""
    words = folded(written).split()
    if any(word in _COLOURS for word in words) and all(word in _COLOURS or len(word) == 1 for word in words):
        return len(words) < 3
    return (level_before_reason(written) or written.strip()).casefold() in _COLOURS
