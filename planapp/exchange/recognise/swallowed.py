"""Headers of pasted indicator tables that hold the first values as well: 'Jul 94.6', 'Notes Data awaited'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planapp.domain.fields import FIELD_OF, folded
from planapp.domain.list_fields import INDICATOR_FIELDS
from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of, month_in
from planapp.exchange.recognise.headings import is_known

_LONGEST_HEADING = 4
_ALIASES = frozenset(alias for field in INDICATOR_FIELDS for alias in field.aliases)
_NAMES = tuple(FIELD_OF["indicator"].aliases)
_LONGEST_NAME = 40
# So many cells must hold a heading and a value: one may be a heading of her own words.
_FEWEST = 2

Row = tuple[Cell, ...]


def split_header(cells: Row) -> tuple[Row, Row] | None:
    """Return the headings of a header and the values that stand in the same cells, or None if none do."""
    if not any(cell.text[:_LONGEST_NAME].strip().casefold().startswith(_NAMES) for cell in cells):
        return None
    pairs = [(cell, *_heading_and_rest(cell)) for cell in cells]
    if sum(bool(heading and rest) for _, heading, rest in pairs) < _FEWEST:
        return None
    headings = tuple(_part(cell, heading) for cell, heading, _ in pairs if heading)
    values = tuple(_part(cell, rest) for cell, _, rest in pairs if rest)
    return headings, values


def _heading_and_rest(cell: Cell) -> tuple[str, str]:
    """Return the heading with which a cell starts and what stands behind it; no heading: ('', text)."""
    text = heading_of(cell)
    if is_known(text) or month_in(text) is not None:
        return text, ""
    return next(((heading, rest) for heading, rest in _starts(text) if _is_heading(heading)), _whole(text))


def _whole(text: str) -> tuple[str, str]:
    """Take a text for a heading as a whole where it names a year ('2016/17'), else for a value."""
    return (text, "") if text[:4].isdigit() and "/" in text else ("", text)


def _starts(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    for count in range(min(_LONGEST_HEADING, len(words) - 1), 0, -1):
        yield " ".join(words[:count]), " ".join(words[count:])


def _is_heading(text: str) -> bool:
    return folded(text) in _ALIASES or month_in(text) is not None


def _part(cell: Cell, text: str) -> Cell:
    return cell if cell.text == text else replace(cell, value=text, text=text, parts=(cell,))


def _follows_a_word(words: Sequence[str]) -> bool:
    """Tell whether a name stands before a place: a sign alone ('%') belongs to the name behind it."""
    return any(any(map(str.isalnum, word)) for word in words)


def names_in(text: str, count: int) -> list[str]:
    """Return `count` names that stand one behind the other, each with a capital; else the text alone."""
    words = text.split()
    starts = [0] + [
        at
        for at in range(1, len(words))
        if words[at][0].isupper() and not words[at - 1].isupper() and _follows_a_word(words[:at])
    ]
    if len(starts) != count:
        return [text]
    return [" ".join(words[first:last]) for first, last in zip(starts, [*starts[1:], None], strict=True)]
