"""What is open while rows are filtered: what leads to a match; and afterwards, what was open before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# More rows than anybody reads through: beyond them, opening everything only costs time.
_MOST_ROWS = 200


class Filtering:
    """Remembers what the officer had open before a filter was set."""

    def __init__(self) -> None:
        """Filter by nothing."""
        self._before: frozenset[int] | None = None

    def begin(self, opened: frozenset[int]) -> None:
        """Remember what is open, if no filter has been set yet."""
        if self._before is None:
            self._before = opened

    def end(self) -> frozenset[int]:
        """Return what was open before, and forget it."""
        before, self._before = self._before, None
        return before or frozenset()


def leading_rows(below: Callable[[int | None], Sequence[int]]) -> list[int]:
    """Return the rows to open so that the first two hundred are in sight; `below` gives those below a row."""
    opened: list[int] = []
    rows = 0
    waiting = list(reversed(below(None)))
    while waiting and rows < _MOST_ROWS:
        item_id = waiting.pop()
        rows += 1
        children = below(item_id)
        if children:
            opened.append(item_id)
            waiting.extend(reversed(children))
    return opened
