"""Ways in which a date that could not be read may have been meant: words that slipped or were torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from planapp.domain.due_pieces import Token, pieces_of
from planapp.domain.due_repair import Repair, put_in
from planapp.domain.due_words import MONTH_NUMBERS, ORDINARY, PHRASES, QUARTER_WORDS, SEASON_MONTHS, Kind
from planapp.domain.spelling import one_slip_apart

# Words of the grammar long enough to be told from others by all letters but one.
_WORDS: Final = (
    *MONTH_NUMBERS,
    *SEASON_MONTHS,
    "quarter",
    *(
        phrase[0]
        for phrase, kind in PHRASES.items()
        if kind in {Kind.ONGOING, Kind.RECURRING} and len(phrase) == 1 and len(phrase[0]) > 5
    ),
)
# One letter from a word of the grammar, and words all the same.
_NO_SLIPS: Final = ORDINARY | {"nearly", "early", "clearly", "dearly", "manual", "firmly", "polling"}
_MOST_SLIPS: Final = 3
_MIXED: Final = re.compile(r"(?<![^\W_])(?=[OoIl]*[0-9])[0-9OoIl]*[OoIl][0-9OoIl]*(?![^\W_])")
_FIGURES_OF: Final = str.maketrans("OoIl", "0011")
# A word is torn into no more pieces than this.
_MOST_SHREDS: Final = 3
_YEAR: Final = re.compile(r"20[0-4][0-9]")
_NAME: Final = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_MONTH_AND_YEAR: Final = re.compile(rf"\b({_NAME})\s+([0-9]{{2}})(?![0-9])", re.IGNORECASE)
_RUN: Final = re.compile(rf"(?:(?:{_NAME})\s+[0-9]{{2}}(?:\s+|$)){{2,}}", re.IGNORECASE)


def repaired_tears(text: str) -> Iterator[Repair]:
    """Yield the text with a word or a year that was torn apart closed: 'Sum mer 2016', 'Mar 20 17'."""
    pieces = pieces_of(text)
    for at in range(len(pieces)):
        for end in range(at + 2, min(at + _MOST_SHREDS, len(pieces)) + 1):
            whole = "".join(piece.word for piece in pieces[at:end])
            if whole in MONTH_NUMBERS or whole in SEASON_MONTHS or _YEAR.fullmatch(whole):
                first, last = pieces[at].at, pieces[end - 1].end
                put = "".join(text[piece.at : piece.end] for piece in pieces[at:end])
                yield put_in(text, first, last, put, f"‘{text[first:last]}’ looks torn apart.")


def repaired_run(text: str) -> Iterator[Repair]:
    """Yield months that run into each other one by one: in 'Nov 16 Jan 17' 16 may be the year or a day."""
    if _RUN.fullmatch(text.strip()):
        apart = "; ".join(dict.fromkeys(" ".join(found) for found in _MONTH_AND_YEAR.findall(text)))
        yield Repair(text.strip(), apart, "Two dates or more run into each other.")


def repaired_words(text: str) -> Iterator[Repair]:
    """Yield the text with each word that is one slip from a word of the grammar put right: 'Teb 2017'."""
    slips = [(piece, near) for piece in pieces_of(text) if (near := _near_words(piece))]
    for piece, near in slips:
        for word in near:
            yield _put_words(text, [(piece, word)])
    if 1 < len(slips) <= _MOST_SLIPS:
        for words in product(*(near for _, near in slips)):
            yield _put_words(text, list(zip((piece for piece, _ in slips), words, strict=True)))


def repaired_letters(text: str) -> Iterator[Repair]:
    """Yield the text with letters that stand for figures put right: '2O17'."""
    mixed = _MIXED.search(text)
    if mixed is not None:
        whole = _MIXED.sub(lambda found: found[0].translate(_FIGURES_OF), text)
        yield Repair(mixed[0], whole, f"‘{mixed[0]}’ has a letter in place of a figure.")


def _near_words(piece: Token) -> list[str]:
    """Return the words of the grammar that are one slip from a word that says nothing to it."""
    word = piece.word
    if piece.kind is not Kind.WORD or len(word) < 3 or not word.isalpha() or word in _NO_SLIPS:
        return []
    if word in MONTH_NUMBERS or word in SEASON_MONTHS or word in QUARTER_WORDS or (word,) in PHRASES:
        return []
    near = [known for known in _WORDS if one_slip_apart(word, known)]
    by_month: dict[object, str] = {}
    for known in near:  # 'Setp' is 'Sept', not 'Sep'
        by_month[MONTH_NUMBERS.get(known, known)] = known
    return list(by_month.values())


def _put_words(text: str, words: Sequence[tuple[Token, str]]) -> Repair:
    """Return the text with words put in the place of others, in their case."""
    parts: list[str] = []
    end = 0
    for piece, word in words:
        parts += [text[end : piece.at], _in_case(word, text[piece.at : piece.end])]
        end = piece.end
    written = " … ".join(text[piece.at : piece.end] for piece, _ in words)
    meant = " … ".join(parts[1::2])
    return Repair(written, "".join([*parts, text[end:]]), f"‘{written}’ is one slip from ‘{meant}’.")


def _in_case(word: str, like: str) -> str:
    """Return a word in capitals, with one, or without, as another is written."""
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
