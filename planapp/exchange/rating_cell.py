"""Reading a rating from a cell: by number, letter or word, or by the colour of a symbol or a fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planapp.domain.records import Level
from planapp.domain.scale import is_not_rated, level_of
from planapp.exchange.colours import tone_of
from planapp.exchange.grid import Cell
from planapp.exchange.rating_words import level_in_words, means_rating

_WORDS = frozenset(
    {"r", "a", "g", "b", "red", "amber", "green", "blue", "complete", "yellow", "1", "2", "3", "4"}
)
# Symbols that bring their colour along.
_COLOURED = {"🔴": "red", "🟠": "amber", "🟡": "amber", "🟢": "green", "🔵": "blue"}


@dataclass(frozen=True, slots=True)
class RatingRead:
    """What a cell says: a level, or none ('not rated'), or the text that could not be read; and any doubt.

    `words` are all that stands in the cell, where it is more than a number, letter or name of the level.
    """

    level: Level | None
    text: str = ""
    doubt: str = ""
    words: str = ""


def looks_like_rating(cell: Cell) -> bool:
    """Tell whether a cell could be a rating, whatever the scale."""
    word = cell.text.strip().casefold()
    if word in _WORDS or is_not_rated(word) or means_rating(word):
        return True
    return bool(cell.icon) or (_is_symbol(word) and bool(_tone(cell)))


def read_rating(cell: Cell, levels: Sequence[Level]) -> RatingRead | None:
    """Return the rating that a cell holds, or None if it holds none."""
    written = cell.text.strip()
    if not written:
        by_fill = _of_tone(levels, tone_of(cell.fill, among_ratings=True))
        return None if by_fill is None else RatingRead(by_fill)
    if is_not_rated(written):
        return RatingRead(None, doubt=_contradiction(cell, None, levels))
    if _is_symbol(written):
        by_colour = _of_tone(levels, _tone(cell))
        return RatingRead(None, cell.text, "has no colour") if by_colour is None else RatingRead(by_colour)
    level = level_of(levels, written)
    if level is None:
        level = level_in_words(levels, written)
        by_icon = _of_tone(levels, cell.icon)
        if level is None and by_icon is not None:
            return RatingRead(by_icon, words=cell.text)
        if level is None:
            return RatingRead(None, cell.text, "is not on the scale")
        return RatingRead(level, doubt=_contradiction(cell, level, levels), words=cell.text)
    return RatingRead(level, doubt=_contradiction(cell, level, levels))


def _contradiction(cell: Cell, level: Level | None, levels: Sequence[Level]) -> str:
    shown = _of_tone(levels, tone_of(cell.fill))
    if shown is None:
        return _contradicting_icon(cell, level, levels)
    return "" if shown == level else f"stands on {shown.name.casefold()}"


def _contradicting_icon(cell: Cell, level: Level | None, levels: Sequence[Level]) -> str:
    """Return the doubt that an icon casts; three lights have none but green for what is done."""
    shown = _of_tone(levels, cell.icon)
    if shown is None or level is None or shown == level or (level.done and cell.icon == "green"):
        return ""
    return f"has a {shown.name.casefold()} icon"


def _is_symbol(written: str) -> bool:
    return len(written) == 1 and not written.isalnum()


def _tone(cell: Cell) -> str:
    own = _COLOURED.get(cell.text.strip())
    return own or tone_of(cell.font_colour) or tone_of(cell.fill)


def _of_tone(levels: Sequence[Level], tone: str) -> Level | None:
    return next((level for level in levels if tone and level.tone == tone), None)
