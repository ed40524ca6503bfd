"""Which row a rating key goes on to, and what is said when several rows are rated at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planapp.models.board_model import BoardModel
from planapp.models.facts import PARENTS
from planapp.models.to_rate import is_to_rate
from planapp.views.board.rating_commands import is_rated_itself

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView


def next_rated_row(view: BoardView) -> int | None:
    """Return the next row in sight that has ratings of its own; folded rows stay folded."""
    index = view.indexBelow(view.first_cell(view.currentIndex()))
    while index.isValid():
        item = view.board.item_of(index)
        if item is not None and is_rated_itself(view.board.plan, item):
            return item.id
        index = view.indexBelow(index)
    return None


def step_row(view: BoardView, step: int) -> None:
    """Go to the row below (1) or above (-1), as the arrow keys do."""
    first = view.first_cell(view.currentIndex())
    view.choose(view.board.id_of(view.indexBelow(first) if step > 0 else view.indexAbove(first)))


def next_to_rate(board: BoardModel, period_id: int | None, after: int | None) -> int | None:
    """Return the next action that is still to rate among the rows that the filter leaves, folded or not.

    Behind the last row it goes on from the first, up to where it began; None if there is none.
    """
    if period_id is None:
        return None
    first: int | None = None
    passed = after is None
    for item_id in _walk(board):
        if (passed or first is None) and is_to_rate(board.facts, board.plan.items[item_id], period_id):
            if passed:
                return item_id
            first = item_id
        passed = passed or item_id == after
    return first


def _walk(board: BoardModel) -> Iterator[int]:
    """Yield the rows of a board from the top, those in folded ones too."""
    waiting = list(reversed(board.rows.tree.children(None)))
    while waiting:
        item_id = waiting.pop()
        yield item_id
        waiting.extend(reversed(board.rows.tree.children(item_id)))


def rated_words(view: BoardView, chosen: Sequence[int], word: str) -> str:
    """Return what rating a selection did: '7 rated green. What is folded is left as it was: 4 more.'."""
    plan, facts = view.board.plan, view.board.facts
    items = [plan.items[item_id] for item_id in chosen]
    rated = sum(is_rated_itself(plan, item) for item in items)
    folded = sum(
        facts.actions(item)
        for item in items
        if item.kind in PARENTS and not view.isExpanded(view.board.index_of(item.id))
    )
    left = f" What is folded is left as it was: {folded:,} more." if folded else ""
    return f"{rated:,} rated {word}.{left}"
