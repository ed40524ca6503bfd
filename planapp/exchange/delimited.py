"""Text cut into records and fields (RFC 4180), whichever sign cuts it and however its quotes are closed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

DELIMITERS = ("\t", ",", ";", "|")
# What cuts no text that can be read.
_NOTHING = "\0"
_NONE = (0.0, 0)
_TABLE = 3
_SAID = re.compile(r"sep=(.)(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_SAMPLE_RECORDS = 200
_SAMPLE = 256 * 1024


@dataclass(slots=True)
class Records:
    """The records of a text from `start` on; `unclosed` collects the places of quotes that nothing closes.

    Quotes round a field that needs none are part of it where `idle_quotes_stay`.
    """

    text: str
    delimiter: str
    start: int = 0
    unclosed: list[tuple[int, int]] = field(default_factory=list)
    idle_quotes_stay: bool = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record with the place in the text that it ends at."""
        one_field = _pattern(self.delimiter)
        at, row, end = self.start, 1, len(self.text)
        fields: list[str] = []
        while at < end:
            match = one_field.match(self.text, at)
            assert match is not None, "the pattern takes any text"
            quoted, plain, stop = match.groups()
            at = match.end()
            if quoted is None and plain.startswith('"'):
                self.unclosed.append((row, len(fields) + 1))
            fields.append(plain if quoted is None else self._unquoted(quoted))
            if stop != self.delimiter or at == end:
                # A delimiter at the very end has an empty field behind it, which says nothing.
                yield at, fields
                row, fields = row + 1, []

    def _unquoted(self, quoted: str) -> str:
        if self.idle_quotes_stay and not any(sign in quoted for sign in (self.delimiter, "\n", "\r", '"')):
            return f'"{quoted}"'
        return quoted.replace('""', '"')


def cut(text: str) -> Records:
    """Return the records of a text, cut by the sign that it names in its first line, or that fits best."""
    said = _SAID.match(text)
    if said:
        return Records(text, said[1], said.end())
    fit, sign = max(((_fit(text, sign), sign) for sign in DELIMITERS), key=lambda found: found[0])
    return Records(text, sign if fit > _NONE else _NOTHING)


def _pattern(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a field: in quotes that close before a delimiter, or else up to the delimiter."""
    sign = re.escape(delimiter)
    return re.compile(rf'(?:"((?:[^"]|"")*+)"(?=[{sign}\r\n]|\Z)|([^{sign}\r\n]*+))({sign}|\r\n|\r|\n|\Z)')


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """Return in what share of its lines a sign cuts a text equally, and into how many fields."""
    records = Records(text[:_SAMPLE], delimiter)
    widths = [len(fields) for _, fields in islice(records, _SAMPLE_RECORDS) if any(fields)]
    cut_ones = [width for width in widths if width > 1]
    if not cut_ones:
        return _NONE
    width, count = Counter(cut_ones).most_common(1)[0]
    # Prose has a comma here and there; titles above a table of several columns have none.
    if width < _TABLE and len(cut_ones) <= len(widths) / 2:
        return _NONE
    return count / len(widths), width
