"""Finds the dates of a text that hold, and joins those that belong together ('Jan – April 2017')."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from planapp.domain.due_grammar import (
    BETWEEN,
    QUARTER,
    RANGE,
    SEASON,
    TERM,
    YEAR,
    Span,
    Written,
    read_written,
    span_of,
)
from planapp.domain.due_pieces import Token
from planapp.domain.due_words import Kind

_DATES: Final = frozenset(
    {
        *(Kind.FIGURES, Kind.MONTH, Kind.SEASON, Kind.TERM, Kind.QUARTER),
        *(Kind.FINANCIAL, Kind.ACADEMIC),
    }
)
_TOWARDS: Final = frozenset({Kind.DASH, Kind.TO, Kind.UNTIL})
_WIDE: Final = frozenset({QUARTER, SEASON, TERM, YEAR})


@dataclass(frozen=True, slots=True)
class Chain:
    """Dates joined with each other ('Jan – April 2017'): the tokens from `at` to before `end`."""

    at: int
    end: int
    span: Span
    bare: bool  # a year alone is among them
    ranged: bool  # one leads to the other, so the last ends it
    count: int  # of dates


def chains_of(tokens: Sequence[Token]) -> list[Chain] | None:
    """Return the dates of a text that still hold; None where a part of one is left over or none holds."""
    chains: list[Chain] = []
    quarters: list[int] = []
    past = False
    at = 0
    while at < len(tokens):
        chain = _chain(tokens, at) if tokens[at].kind in _DATES else None
        if chain is not None:
            if _gave_way(tokens, chain, chains):
                past = True
                if chains.pop().count > 1:
                    return None
            chains.append(chain)
            at = chain.end
        elif tokens[at].kind is Kind.QUARTER:
            quarters.append(at)
            at += 1
        elif tokens[at].kind in _DATES:
            return None
        else:
            end = _past_end(tokens, at)
            past = past or end > at + 1
            at = end
    explained = all(_is_explained(tokens, quarter, chains) for quarter in quarters)
    return _without_glosses(chains) if explained and (chains or not past) else None


def hull(spans: Sequence[Span]) -> Span:
    """Return the span from the earliest start to the latest end."""
    if len({(span.start, span.end) for span in spans}) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans), RANGE)


def _past_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the next token to read stands, behind the date of 'was Dec 2016' or 'was spring'."""
    if tokens[at].kind is not Kind.WAS or at + 1 == len(tokens) or tokens[at + 1].kind not in _DATES:
        return at + 1
    chain = _chain(tokens, at + 1)
    if chain is not None:
        return chain.end
    read = read_written(tokens, at + 1)
    return read[1] if read else at + 1


def _gave_way(tokens: Sequence[Token], chain: Chain, before: Sequence[Chain]) -> bool:
    """Tell whether the date before a date gave way to it: 'Dec 2016, now March 2017'."""
    at = chain.at - 1
    if at > 0 and tokens[at].kind in {Kind.FROM, Kind.UNTIL}:
        at -= 1
    if not before or tokens[at].kind is not Kind.NOW:
        return False
    while at > before[-1].end and tokens[at - 1].kind in BETWEEN:
        at -= 1
    return at == before[-1].end


def _is_explained(tokens: Sequence[Token], at: int, chains: Sequence[Chain]) -> bool:
    """Tell whether a quarter without a year says again, in its own way, what stands beside it."""
    number = tokens[at].value
    return any(_quarters(chain.span) >= {number} for chain in chains if at in {chain.end, chain.at - 1})


def _quarters(span: Span) -> set[int]:
    """Return the number of the quarter that holds a span, in the calendar and in the financial year."""
    first, last = ((day.year, (day.month - 1) // 3 + 1) for day in (span.start, span.end))
    return {first[1], (first[1] - 2) % 4 + 1} if first == last else set()


def _without_glosses(chains: list[Chain]) -> list[Chain]:
    """Leave out a quarter, season, term or year beside a closer date in it: 'Feb 2017 (Q4 2016/17)'."""
    kept = list(chains)
    for one, other in pairwise(chains):
        if one.end == other.at:
            for wide, close in ((one, other), (other, one)):
                if wide.span.precision in _WIDE and _holds(wide.span, close.span) and wide in kept:
                    kept.remove(wide)
                    break
    return kept


def _holds(wide: Span, close: Span) -> bool:
    """Tell whether one span holds another and more."""
    inside = wide.start <= close.start and close.end <= wide.end
    return inside and (wide.start, wide.end) != (close.start, close.end)


def _chain(tokens: Sequence[Token], at: int) -> Chain | None:
    """Read the dates that are joined from a token on; a date without a year takes the next one's."""
    dates: list[Written] = []
    joints: list[Sequence[Token]] = []
    end = at
    while True:
        read = read_written(tokens, end)
        if read is None:
            return None
        dates.append(read[0])
        after = end = read[1]
        while after < len(tokens) and tokens[after].kind in {*BETWEEN, Kind.UNTIL}:
            after += 1
        if after == end or after == len(tokens) or read_written(tokens, after) is None:
            break
        joints.append(tokens[end:after])
        end = after
    span = _joined(dates, joints)
    if span is None:
        return None
    bare = any(written.bare for written in dates)
    several_days = any(len(written.days) > 1 for written in dates)
    ranged = any(map(_is_range, joints)) or (several_days and _is_range(tokens[at:end]))
    return Chain(at, end, span, bare, ranged, len(dates))


def _joined(dates: Sequence[Written], joints: Sequence[Sequence[Token]]) -> Span | None:
    """Return the span of joined dates; None where a year is missing or their order contradicts them."""
    spans: list[Span] = []
    year = None
    for at, written in reversed(list(enumerate(dates))):
        borrows = written.year is None
        year = written.year or year
        span = span_of(replace(written, year=year))
        if span is None:
            return None
        ordered = borrows or (at < len(joints) and _is_range(joints[at]))
        if ordered and spans and span.start > spans[-1].start:
            return None
        spans.append(span)
    return hull(spans)


def _is_range(joint: Sequence[Token]) -> bool:
    """Tell whether tokens lead from one date or day to another; a new line starts afresh."""
    towards = any(token.kind in _TOWARDS or "-" in token.marks for token in joint)
    return towards and all(token.word != "\n" for token in joint)
