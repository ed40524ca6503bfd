"""Cuts the text of a date into tokens for the grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planapp.domain.due_words import (
    DASHES,
    DOUBTFUL_MARKS,
    EVERY,
    JOINING_MARKS,
    LABELS,
    LONGEST_PHRASE,
    MONTH_NUMBERS,
    PHRASES,
    QUARTER_WORDS,
    SEASON_MONTHS,
    UNITS,
    Kind,
)

_ORDINAL = r"(?:(?:st|nd|rd|th)(?![^\W\d_]))?"
# Read before other figures, so that '1/4/16-31/3/17' is two days; '1/2/7/9' and '10/11/12/13' are none.
_DAY = r"[0-9]{1,2}(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?P=mark)(?:[0-9]{4}|[0-9]{2})(?!(?P=mark)?[0-9])"
_PIECE = re.compile(
    r"(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))"
    rf"|(?P<figures>{_DAY}|[0-9]+{_ORDINAL}(?:[./–-][0-9]+{_ORDINAL})*)"
    r"|(?P<word>[^\W\d_]+)|\n|\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: what it is, where it stands (`at` to before `end`) and what it holds."""

    kind: Kind
    at: int
    end: int
    word: str  # in lower case
    spaced: bool = False  # white space stands before it
    value: int = 0  # number of the month, first month of the season, number of the quarter
    parts: tuple[str, ...] = ()  # the numbers of '1/2/7' as digits
    marks: str = ""  # what stands between them: '//'
    ordinal: bool = False  # '31st'


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text; words that change nothing ('by the end of') are left out."""
    pieces = _pieces(text)
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        token, end = _fold(pieces, at)
        if token is not None:
            tokens.append(token)
        elif tokens and tokens[-1].kind is Kind.FIGURES and _mark_before_month(pieces, at):
            tokens.append(_as(pieces, at, end, Kind.BAR))
        at = end
    return tokens


def _mark_before_month(pieces: Sequence[Token], at: int) -> bool:
    """Tell whether a mark stands as in '1. March 2017' or '2) March 2017', which may be a numbered list."""
    return not pieces[at].word.isalpha() and _word_at(pieces, at + 1) in MONTH_NUMBERS


def _pieces(text: str) -> list[Token]:
    """Return figures, words and marks one by one, none of them left out."""
    pieces: list[Token] = []
    end = 0
    for match in _PIECE.finditer(text):
        spaced = match.start() > end or match.start() == 0
        end = match.end()
        pieces.append(_piece(match, spaced))
    return pieces


def _piece(match: re.Match[str], spaced: bool) -> Token:
    """Return the token of one figure, word or mark."""
    written = match.group()
    if match["figures"]:
        parts = tuple(re.findall(r"[0-9]+", written))
        marks = "".join("-" if mark in DASHES else mark for mark in re.findall(r"[./–-]", written))
        ordinal = any(letter.isalpha() for letter in written)
        return Token(Kind.FIGURES, *match.span(), written, spaced, 0, parts, marks, ordinal)
    if match["clock"]:
        kind = Kind.WORD
    elif match["word"]:
        kind = Kind.BAR if any(letter.isnumeric() for letter in written) else Kind.WORD
    else:
        kind = _kind_of_mark(written)
    return Token(kind, *match.span(), written.lower(), spaced)


def _kind_of_mark(mark: str) -> Kind:
    """Return the kind of a single mark; plain punctuation is a word that `_fold` leaves out."""
    if mark in JOINING_MARKS:
        return Kind.JOIN
    if mark in DASHES:
        return Kind.DASH
    return Kind.BAR if mark in DOUBTFUL_MARKS or mark.isnumeric() else Kind.WORD


def _fold(pieces: Sequence[Token], at: int) -> tuple[Token | None, int]:
    """Return the token that starts at a piece (None: left out) and where the next one starts."""
    piece = pieces[at]
    if piece.kind is Kind.FIGURES:
        return _fold_figures(pieces, at)
    if piece.kind is not Kind.WORD:
        return piece, at + 1
    if not any(letter.isalnum() for letter in piece.word):
        return None, at + 1
    return _numbered(pieces, at) or _calendar_word(pieces, at) or _repeated(pieces, at) or _phrase(pieces, at)


def _fold_figures(pieces: Sequence[Token], at: int) -> tuple[Token, int]:
    """Read '100%' as a word and '6 weekly' as something that recurs; else the figures stay."""
    after = at + 1
    if _word_at(pieces, after) == "%":
        return _as(pieces, at, after + 1, Kind.WORD), after + 1
    if after < len(pieces) and pieces[after].kind is Kind.DASH:
        after += 1
    if PHRASES.get((_word_at(pieces, after),)) is Kind.RECURRING:
        return _as(pieces, at, after + 1, Kind.RECURRING), after + 1
    return pieces[at], at + 1


def _numbered(pieces: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """Read 'Q4' as a quarter, and 'Phase 2' or 'S47' as a word, if a number follows the word at a piece."""
    if at + 1 == len(pieces) or pieces[at + 1].kind is not Kind.FIGURES:
        return None
    word, figures, end = pieces[at].word, pieces[at + 1], at + 2
    if word in QUARTER_WORDS:
        quarter = figures.word in {"1", "2", "3", "4"}
        value = int(figures.word) if quarter else 0
        return _as(pieces, at, end, Kind.QUARTER if quarter else Kind.BAR, value), end
    if len(figures.parts[0]) > 2 or not (word in LABELS or _is_code(pieces, at)):
        return None
    # In 'Phase 1 and 2 March 2017' the 2 may be a phase or a day, in 'Meeting2 March 2017' the space is lost.
    unclear = _number_joined(pieces, end) or (word not in LABELS and _word_at(pieces, end) in MONTH_NUMBERS)
    return _as(pieces, at, end, Kind.BAR if unclear else Kind.WORD), end


def _is_code(pieces: Sequence[Token], at: int) -> bool:
    """Tell whether a word of no meaning to dates and the figures behind it are written as one: 'S47'."""
    word = pieces[at].word
    known = word in MONTH_NUMBERS or word in SEASON_MONTHS or (word,) in PHRASES
    return not (known or pieces[at + 1].spaced)


def _number_joined(pieces: Sequence[Token], at: int) -> bool:
    """Tell whether 'and 2', ', 2' or '– 2' stands at a piece."""
    if at + 1 >= len(pieces) or pieces[at + 1].kind is not Kind.FIGURES:
        return False
    joins = pieces[at].kind in {Kind.JOIN, Kind.DASH} or pieces[at].word in {"and", "to", "or"}
    return joins and pieces[at].word != "\n" and len(pieces[at + 1].parts) == 1


def _calendar_word(pieces: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """Read the name of a month or a season."""
    word = pieces[at].word
    if word in MONTH_NUMBERS:
        return _as(pieces, at, at + 1, Kind.MONTH, MONTH_NUMBERS[word]), at + 1
    if word in SEASON_MONTHS:
        return _as(pieces, at, at + 1, Kind.SEASON, SEASON_MONTHS[word]), at + 1
    return None


def _repeated(pieces: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """Read 'every month', 'each term', 'every 6 weeks', 'every other year'."""
    if pieces[at].word not in EVERY:
        return None
    unit = next((end for end in (at + 1, at + 2) if _word_at(pieces, end) in UNITS), None)
    return (_as(pieces, at, unit + 1, Kind.RECURRING), unit + 1) if unit else None


def _phrase(pieces: Sequence[Token], at: int) -> tuple[Token | None, int]:
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
            return _as(pieces, at, ends[phrase], kind) if kind else None, ends[phrase]
    return pieces[at], at + 1


def _word_at(pieces: Sequence[Token], at: int) -> str:
    """Return the word at a piece, or nothing behind the last."""
    return pieces[at].word if at < len(pieces) else ""


def _as(pieces: Sequence[Token], at: int, end: int, kind: Kind, value: int = 0) -> Token:
    """Return one token of a kind for the pieces from `at` to before `end`."""
    first, last = pieces[at], pieces[end - 1]
    return Token(kind, first.at, last.end, first.word, first.spaced, value)
