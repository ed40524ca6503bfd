"""Cuts the text of a date into tokens for the grammar."""

from __future__ import annotations

from planapp.domain.due_calendar import calendar_word, half_term_of_month, ordinal_quarter, week_in_month
from planapp.domain.due_pieces import Token, joined_piece, pieces_of, word_at
from planapp.domain.due_words import (
    EVERY,
    LABELS,
    LONGEST_PHRASE,
    MONTH_NUMBERS,
    PHRASES,
    QUARTER_WORDS,
    SEASON_MONTHS,
    TIMES,
    UNITS,
    Kind,
)

__all__ = ["Token", "tokens_of"]


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text; words that change nothing ('by the end of') are left out."""
    pieces = pieces_of(text)
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        token, end = _fold(pieces, at)
        if token is not None:
            tokens.append(token)
        elif tokens and _may_number(tokens[-1]) and _mark_before_month(pieces, at):
            tokens.append(joined_piece(pieces, at, end, Kind.BAR))
        at = end
    return tokens


def _may_number(token: Token) -> bool:
    """Tell whether a token may number what follows: '1' may, '2017' is a year."""
    return token.kind is Kind.FIGURES and len(token.parts[-1]) < 3


def _mark_before_month(pieces: list[Token], at: int) -> bool:
    """Tell whether a mark stands as in '1. March 2017' or '2) March 2017', which may be a numbered list."""
    return not pieces[at].word.isalpha() and word_at(pieces, at + 1) in MONTH_NUMBERS


def _fold(pieces: list[Token], at: int) -> tuple[Token | None, int]:
    """Return the token that starts at a piece (None: left out) and where the next one starts."""
    piece = pieces[at]
    if piece.kind is Kind.FIGURES:
        return _fold_figures(pieces, at)
    if piece.kind is not Kind.WORD:
        return piece, at + 1
    if not any(letter.isalnum() for letter in piece.word):
        return None, at + 1
    left_out = half_term_of_month(pieces, at) or week_in_month(pieces, at)
    if left_out:
        return None, left_out
    return (
        _numbered(pieces, at)
        or calendar_word(pieces, at)
        or ordinal_quarter(pieces, at)
        or _repeated(pieces, at)
        or _phrase(pieces, at)
    )


def _fold_figures(pieces: list[Token], at: int) -> tuple[Token | None, int]:
    """Read '100%' and '3 times' as words and '6 weekly' as something that recurs; else the figures stay."""
    left_out = week_in_month(pieces, at)
    if left_out:
        return None, left_out
    quarter = ordinal_quarter(pieces, at)
    if quarter is not None:
        return quarter
    after = at + 1
    times = word_at(pieces, after) in TIMES and word_at(pieces, after + 1) in {"a", "per"}
    if word_at(pieces, after) == "%" or times:
        return joined_piece(pieces, at, after + 1, Kind.WORD), after + 1
    if after < len(pieces) and pieces[after].kind is Kind.DASH:
        after += 1
    if PHRASES.get((word_at(pieces, after),)) is Kind.RECURRING:
        return joined_piece(pieces, at, after + 1, Kind.RECURRING), after + 1
    return pieces[at], at + 1


def _numbered(pieces: list[Token], at: int) -> tuple[Token, int] | None:
    """Read 'Q4' as a quarter, and 'Phase 2' or 'S47' as a word, if a number follows the word at a piece."""
    if at + 1 == len(pieces) or pieces[at + 1].kind is not Kind.FIGURES:
        return None
    word, figures, end = pieces[at].word, pieces[at + 1], at + 2
    if word in QUARTER_WORDS:
        quarter = figures.word in {"1", "2", "3", "4"}
        value = int(figures.word) if quarter else 0
        return joined_piece(pieces, at, end, Kind.QUARTER if quarter else Kind.BAR, value), end
    if len(figures.parts[0]) > 2 or not (word in LABELS or _is_code(pieces, at)):
        return None
    # In 'Phase 1 and 2 March 2017' the 2 may be a phase or a day, in 'Meeting2 March 2017' the space is lost.
    unclear = _number_joined(pieces, end) or (word not in LABELS and word_at(pieces, end) in MONTH_NUMBERS)
    return joined_piece(pieces, at, end, Kind.BAR if unclear else Kind.WORD), end


def _is_code(pieces: list[Token], at: int) -> bool:
    """Tell whether a word of no meaning to dates and the figures behind it are written as one: 'S47'."""
    word = pieces[at].word
    known = word in MONTH_NUMBERS or word in SEASON_MONTHS or (word,) in PHRASES
    return not (known or pieces[at + 1].spaced)


def _number_joined(pieces: list[Token], at: int) -> bool:
    """Tell whether 'and 2', ', 2' or '– 2' stands at a piece."""
    if at + 1 >= len(pieces) or pieces[at + 1].kind is not Kind.FIGURES:
        return False
    joins = pieces[at].kind in {Kind.JOIN, Kind.DASH} or pieces[at].word in {"and", "to", "or"}
    return joins and pieces[at].word != "\n" and len(pieces[at + 1].parts) == 1


def _repeated(pieces: list[Token], at: int) -> tuple[Token, int] | None:
    """Read 'every month', 'each term', 'every 6 weeks', 'every other year'."""
    if pieces[at].word not in EVERY:
        return None
    unit = next((end for end in (at + 1, at + 2) if word_at(pieces, end) in UNITS), None)
    return (joined_piece(pieces, at, unit + 1, Kind.RECURRING), unit + 1) if unit else None


def _phrase(pieces: list[Token], at: int) -> tuple[Token | None, int]:
    """Read the longest phrase of the table that starts at a piece; a hyphen in it counts as a space."""
    ends: dict[tuple[str, ...], int] = {}
    words: tuple[str, ...] = ()
    end = at
    while end < len(pieces) and len(words) < LONGEST_PHRASE and pieces[end].kind is Kind.WORD:
        words = (*words, pieces[end].word)
        end += 1
        ends[words] = end
        if end < len(pieces) and (pieces[end].kind is Kind.DASH or pieces[end].word == "/"):
            end += 0 if pieces[end].spaced else 1
    for phrase in sorted(ends, key=len, reverse=True):
        if phrase in PHRASES:
            kind = PHRASES[phrase]
            return joined_piece(pieces, at, ends[phrase], kind) if kind else None, ends[phrase]
    return pieces[at], at + 1
