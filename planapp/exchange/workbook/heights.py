"""How high a row must be for its wrapped texts, for the programs that do not fit rows themselves.

Excel fits a row again when it is edited: the height here is where it starts.
"""

from __future__ import annotations

from collections.abc import Sequence

from planapp.exchange.workbook.model import Value

POINTS_A_LINE = 15.0
# Excel's own limit, in points.
_TALLEST = 409.0
# Letters are narrower than the digits in which widths are counted; capitals are wider.
_LETTERS_A_DIGIT, _CAPITALS_A_DIGIT = 1.12, 0.9
# In columns narrower than this, words and not letters fill the lines.
_NARROW = 16


def row_height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Return a row's height in points, 0 where one line is enough. Widths are in characters."""
    most = 1
    for value, width in zip(values, widths, strict=True):
        text = value if isinstance(value, str) else value.text
        if len(text) > 0.9 * width or "\n" in text:
            most = max(most, _lines(text, width))
    return min(_TALLEST, most * POINTS_A_LINE) if most > 1 else 0.0


def _lines(text: str, width: float) -> int:
    room = max(1, int(width * (_CAPITALS_A_DIGIT if text.isupper() else _LETTERS_A_DIGIT)))
    count = _lines_by_word if room < _NARROW else _lines_by_length
    if "\n" not in text:
        return count(text, room)
    return sum([count(line, room) for line in text.split("\n")])


def _lines_by_length(line: str, room: int) -> int:
    return -(-len(line) // room) or 1


def _lines_by_word(line: str, room: int) -> int:
    """Return how many lines the words take: in a narrow column each may stand on its own."""
    lines, used = 1, 0
    for word in line.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        if used > room:
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines
