"""The rows that match what the board is filtered by, one after the other."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.models.board_model import BoardModel


class Matches:
    """Puts the matches in the order of the plan, once for each filter and plan."""

    def __init__(self, board: BoardModel) -> None:
        """Have no order yet."""
        self._board = board
        self._plan: Plan | None = None
        self._matched: set[int] = set()
        self._ids: list[int] = []

    @property
    def ids(self) -> list[int]:
        """Return the ids of the matches, from the top of the plan; none while nothing is filtered."""
        board = self._board
        matched = board.matched() if board.filter else set()
        if matched != self._matched or board.plan is not self._plan:
            self._ids = [item.id for item in board.plan.walk() if item.id in matched]
            self._plan, self._matched = board.plan, matched
        return self._ids

    def place_of(self, item_id: int | None) -> int:
        """Return which of the matches an item is, from 1; 0 if it is none."""
        ids = self.ids
        return ids.index(item_id) + 1 if item_id in ids else 0

    def beside(self, item_id: int | None, step: int) -> int | None:
        """Return the match after (1) or before (-1) a row, round the end of the plan; None for none."""
        ids = self.ids
        if not ids:
            return None
        if item_id in ids:
            return ids[(ids.index(item_id) + step) % len(ids)]
        order = {item.id: at for at, item in enumerate(self._board.plan.walk())}
        here = order.get(item_id or 0, -1)
        after = next((at for at, one in enumerate(ids) if order[one] > here), 0)
        return ids[after if step > 0 else after - 1]
