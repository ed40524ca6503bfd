"""Puts the dates of one text together into the span that they leave no doubt about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from planapp.domain.due_chains import Chain, chains_of, hull
from planapp.domain.due_grammar import BETWEEN, Span
from planapp.domain.due_tokens import Token, tokens_of
from planapp.domain.due_words import MONTH_NUMBERS, ORDINARY, Kind
from planapp.domain.spelling import one_slip_apart

ONGOING: Final = "ongoing"
RECURRING: Final = "recurring"

_FLAGS: Final = {Kind.ONGOING: ONGOING, Kind.RECURRING: RECURRING}
_DATE_KINDS: Final = frozenset({Kind.FIGURES, Kind.MONTH})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: a span, open where a side is None, and the flags it names."""

    start: date | None
    end: date | None
    precision: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A span and the tokens around it that open or close it."""

    span: Span
    begins: bool  # 'from …', '… and ongoing'
    closes: bool  # 'until …'
    ranged: bool


def read_text(text: str) -> Reading | None:
    """Return what a text says, or None if any part of it that may bear on a date is left unexplained."""
    tokens = tokens_of(text)
    if any(token.kind is Kind.BAR for token in tokens) or _looks_mistyped(tokens):
        return None
    chains = chains_of(tokens)
    if chains is None:
        return None
    # A year within other words may be part of a name: 'Strategy 2020'.
    if any(chain.bare for chain in chains) and any(token.kind is Kind.WORD for token in tokens):
        return None
    flags = frozenset(_FLAGS[token.kind] for token in tokens if token.kind in _FLAGS)
    if not chains:
        said = flags or any(token.kind is Kind.SOON for token in tokens)
        return Reading(None, None, "", flags) if said and not _has_dangling(tokens) else None
    return _combine([_placed(tokens, chain) for chain in chains], flags)


def _has_dangling(tokens: Sequence[Token]) -> bool:
    """Tell whether 'from' or 'until' stands without a date."""
    return any(token.kind in {Kind.FROM, Kind.UNTIL} for token in tokens)


def _looks_mistyped(tokens: Sequence[Token]) -> bool:
    """Tell whether a word beside a date is one slip from a month: 'Teb and March 2017'."""
    kept = [token for token in tokens if token.kind not in BETWEEN]
    for one, other in pairwise(kept):
        for word, beside in ((one, other), (other, one)):
            if word.kind is Kind.WORD and beside.kind in _DATE_KINDS and _near_month(word.word):
                return True
    return False


def _near_month(word: str) -> bool:
    """Tell whether a word is one slip from the name of a month."""
    if len(word) < 3 or word in ORDINARY:
        return False
    return any(one_slip_apart(word, month) for month in MONTH_NUMBERS)


def _placed(tokens: Sequence[Token], chain: Chain) -> _Placed:
    """Say what the words around joined dates make of them."""
    before = tokens[chain.at - 1].kind if chain.at else None
    if before is Kind.TO and chain.at > 1 and tokens[chain.at - 2].kind in _FLAGS:
        before = Kind.UNTIL
    after = chain.end
    while after < len(tokens) and tokens[after].kind in BETWEEN:
        after += 1
    follows = tokens[after].kind if after < len(tokens) else None
    recurs = before is Kind.FROM or follows is Kind.RECURRING
    begins = follows is Kind.ONGOING or (recurs and not chain.ranged)
    return _Placed(chain.span, begins, before is Kind.UNTIL, chain.ranged)


def _combine(placed: Sequence[_Placed], flags: frozenset[str]) -> Reading | None:
    """Return one reading of all dates; None where it stays unclear which of them begins what goes on."""
    spans = [one.span for one in placed]
    whole = hull(spans)
    closing = [one.span.end for one in placed if one.closes]
    starting = [one.span.start for one in placed if not one.closes]
    if closing:
        start, end = min(starting, default=None), max(closing)
        fits = start is None or (start <= end and whole.end == end)
        return Reading(start, end, whole.precision, flags) if fits else None
    if any(one.begins for one in placed):
        return Reading(whole.start, None, whole.precision, flags)
    # 'Monthly, Jan to April 2017' says when it begins and ends; 'Monthly report March 2017' does not.
    clear = not flags or (flags == {RECURRING} and all(one.ranged for one in placed))
    if not clear:
        return None
    return Reading(whole.start, whole.end, whole.precision, flags)
