"""Evidence in the values of a column: what a heading alone can't tell."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from planapp.exchange.grid import Cell
from planapp.exchange.rating_cell import looks_like_rating
from planapp.exchange.recognise.model import Spans

_ENOUGH = 0.6


def holds_ratings(cells: Sequence[Cell]) -> bool:
    """Tell whether most values of a column look like ratings."""
    return bool(cells) and sum(map(looks_like_rating, cells)) >= _ENOUGH * len(cells)


def rows_given_once(spans: Spans, column: int, rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the first and last row of each value of a column: its merge, or down to the next value."""
    starts = [(span.first, span.last) for span in spans.column(column, rows)]
    found: list[tuple[int, int]] = []
    for index, (first, last) in enumerate(starts):
        until = starts[index + 1][0] - 1 if index + 1 < len(starts) else (rows[-1] if rows else first)
        found.append((first, max(last, until) if last == first else last))
    return found


def groups_actions(spans: Spans, column: int, rows: tuple[int, ...], action_rows: Sequence[int]) -> bool:
    """Tell whether a value of the column usually stands over several actions, as an objective does."""
    covered = [
        sum(first <= row <= last for row in action_rows)
        for first, last in rows_given_once(spans, column, rows)
    ]
    return bool(covered) and median(covered) >= 2


def groups_by_text(cells: Sequence[Cell]) -> bool:
    """Tell whether equal values always stand together, as names of themes do and grades of priority don't."""
    texts = [cell.text.strip() for cell in cells]
    runs = [text for index, text in enumerate(texts) if not index or texts[index - 1] != text]
    return len(runs) == len(set(runs)) and len(runs) < len(texts)
