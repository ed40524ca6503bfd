"""Breaking texts into lines: pure, by a measure of how wide words are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str], float]

_CUT = "…"


def broken(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Break a text into lines of a width; its own line breaks stay, and a word that is too long is parted."""
    return tuple(line for part in text.splitlines() for line in _broken_part(part, width, measure))


def _broken_part(part: str, width: float, measure: Measure) -> Iterator[str]:
    space = measure(" ")
    line: list[str] = []
    taken = 0.0
    for word in _pieces(part.split(), width, measure):
        wide = measure(word)
        if line and taken + space + wide > width:
            yield " ".join(line)
            line, taken = [], 0.0
        taken += wide + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _pieces(words: Sequence[str], width: float, measure: Measure) -> Iterator[str]:
    """Yield words, those that are wider than a line letter by letter in pieces that fit."""
    for word in words:
        if measure(word) <= width:
            yield word
            continue
        start, taken = 0, 0.0
        for at, letter in enumerate(word):
            wide = measure(letter)
            if at > start and taken + wide > width:
                yield word[start:at]
                start, taken = at, 0.0
            taken += wide
        yield word[start:]


def cut(lines: Sequence[str], most: int, width: float, measure: Measure) -> tuple[str, ...]:
    """Return at most so many lines; where some are left out, the last one ends with '…'."""
    if len(lines) <= most:
        return tuple(lines)
    kept = lines[: max(1, most)]
    last = kept[-1]
    while last and measure(last + _CUT) > width:
        last = last[:-1]
    return (*kept[:-1], last.rstrip() + _CUT)
