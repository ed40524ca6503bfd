"""Reads the words that name a part of the year: months, seasons, terms, half terms and quarters."""

from __future__ import annotations

from typing import Final

from planapp.domain.due_pieces import Token, joined_piece, word_at
from planapp.domain.due_words import (
    DASHES,
    HALF_TERMS,
    MONTH_NUMBERS,
    ORDINALS,
    QUARTER_WORDS,
    SEASON_MONTHS,
    TERM_WORDS,
    TERMS,
    Kind,
)

_JOINING: Final = frozenset({"and", "to", "/", "&", ",", *DASHES})
_BEFORE_MONTH: Final = frozenset({"(", ",", "in", "of", *DASHES})


def calendar_word(pieces: list[Token], at: int) -> tuple[Token, int] | None:
    """Read the name of a month, a season, a term or half of one, or a quarter by its place in the year."""
    word = pieces[at].word
    if word in MONTH_NUMBERS:
        return joined_piece(pieces, at, at + 1, Kind.MONTH, MONTH_NUMBERS[word]), at + 1
    if word in TERMS:
        term = _term(pieces, at)
        if term is not None:
            return term
    if word in SEASON_MONTHS:
        return joined_piece(pieces, at, at + 1, Kind.SEASON, SEASON_MONTHS[word]), at + 1
    return None


def ordinal_quarter(pieces: list[Token], at: int) -> tuple[Token, int] | None:
    """Read '4th quarter', 'third quarter' or 'last quarter'."""
    number = ORDINALS.get(pieces[at].word, 0)
    if not number or word_at(pieces, at + 1) not in QUARTER_WORDS - {"q"}:
        return None
    return joined_piece(pieces, at, at + 2, Kind.QUARTER, number), at + 2


def week_in_month(pieces: list[Token], at: int) -> int:
    """Return where '1st week of' ends if it stands in front of a month, else 0.

    It says where in the month, as 'early' does: the span of the month holds it.
    """
    if pieces[at].word not in ORDINALS or word_at(pieces, at + 1) != "week":
        return 0
    end = at + 3 if word_at(pieces, at + 2) in {"of", "in"} else 0
    end += word_at(pieces, end) == "the"
    return end if end and word_at(pieces, end) in MONTH_NUMBERS else 0


def half_term_of_month(pieces: list[Token], at: int) -> int:
    """Return where 'half term' ends if a month's name stands in front of it or behind it, else 0.

    The holiday of 'October half term 2016' is said by its month; 'half term' alone may be any of three.
    """
    end = _half_term(pieces, at)
    if not end:
        return 0
    after = end
    while word_at(pieces, after) in _BEFORE_MONTH:
        after += 1
    beside = {word_at(pieces, at - 1), word_at(pieces, after)}
    return end if beside & MONTH_NUMBERS.keys() else 0


def _half_term(pieces: list[Token], at: int) -> int:
    """Return where 'half term', 'half-term' or 'half terms' ends, 0 where it does not stand at a piece."""
    if word_at(pieces, at) != "half":
        return 0
    after = at + 2 if word_at(pieces, at + 1) in DASHES else at + 1
    return after + 1 if word_at(pieces, after) in TERM_WORDS else 0


def _term(pieces: list[Token], at: int) -> tuple[Token, int] | None:
    """Read 'autumn term', 'autumn half term', 'autumn 2 2016' and 'autumn term 2 2016'."""
    season = pieces[at].word
    end = _half_term(pieces, at + 1)
    if end:
        return joined_piece(pieces, at, end, Kind.TERM, *HALF_TERMS[season][0]), end
    if _shares_term(pieces, at):
        return joined_piece(pieces, at, at + 1, Kind.TERM, *TERMS[season]), at + 1
    named = word_at(pieces, at + 1) in TERM_WORDS
    end = at + 2 if named else at + 1
    half = word_at(pieces, end)
    if half in {"1", "2"} and _is_year(pieces, end + 1):
        return joined_piece(pieces, at, end + 1, Kind.TERM, *HALF_TERMS[season][int(half) - 1]), end + 1
    return (joined_piece(pieces, at, end, Kind.TERM, *TERMS[season]), end) if named else None


def _shares_term(pieces: list[Token], at: int) -> bool:
    """Tell whether a season is a term for the word behind the next one: 'spring and summer terms'."""
    joined = word_at(pieces, at + 1) in _JOINING and word_at(pieces, at + 2) in TERMS
    return joined and word_at(pieces, at + 3) in TERM_WORDS


def _is_year(pieces: list[Token], at: int) -> bool:
    """Tell whether figures that begin with the four digits of a year stand at a piece."""
    return at < len(pieces) and len(pieces[at].parts) in {1, 2} and len(pieces[at].parts[0]) == 4
