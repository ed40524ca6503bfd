"""Cuts the text of a date into pieces: figures, words and marks, none of them left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planapp.domain.due_words import DASHES, DOUBTFUL_MARKS, JOINING_MARKS, MONTH_NUMBERS, Kind

_MONTH_FOLLOWS = rf"(?=(?:{'|'.join(MONTH_NUMBERS)})(?![^\W\d_]))"
_ORDINAL = rf"(?:(?:st|nd|rd|th)(?:(?![^\W\d_])|{_MONTH_FOLLOWS}))?"
# Read before other figures, so that '1/4/16-31/3/17' is two days; '1/2/7/9' and '10/11/12/13' are none.
_DAY = r"[0-9]{1,2}(?P<mark>[./-])(?:0?[1-9]|1[0-2])(?P=mark)(?:[0-9]{4}|[0-9]{2})(?!(?P=mark)?[0-9])"
_PIECE = re.compile(
    r"(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]{1,2}(?:[.:][0-9]{2})?[ \t]?[ap]m(?![^\W_]))"
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
    value: int = 0  # number of the month, first month of the season or term, number of the quarter
    parts: tuple[str, ...] = ()  # the numbers of '1/2/7' as digits
    marks: str = ""  # what stands between them: '//'
    ordinal: bool = False  # '31st'
    months: int = 0  # how many a term or half a term has


def pieces_of(text: str) -> list[Token]:
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
    """Return the kind of a single mark; plain punctuation is a word that says nothing."""
    if mark in JOINING_MARKS:
        return Kind.JOIN
    if mark in DASHES:
        return Kind.DASH
    return Kind.BAR if mark in DOUBTFUL_MARKS or mark.isnumeric() else Kind.WORD


def word_at(pieces: list[Token], at: int) -> str:
    """Return the word at a piece, or nothing in front of the first and behind the last."""
    return pieces[at].word if 0 <= at < len(pieces) else ""


def joined_piece(
    pieces: list[Token], at: int, end: int, kind: Kind, value: int = 0, months: int = 0
) -> Token:
    """Return one token of a kind for the pieces from `at` to before `end`."""
    first, last = pieces[at], pieces[end - 1]
    return Token(kind, first.at, last.end, first.word, first.spaced, value, months=months)
