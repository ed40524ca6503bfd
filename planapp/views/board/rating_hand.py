"""What rating keys and commands do at the board: rate what is selected, then go where the officer likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT
from planapp.views.board.board_edits import BoardEdits
from planapp.views.board.comments import Comments
from planapp.views.board.rating_commands import Do, asked_by
from planapp.views.board.rating_rows import next_rated_row, next_to_rate, rated_words
from planapp.views.board.rating_was import was
from planapp.views.rating_habits import After, Habits, Why

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView


class RatingHand:
    """Rates in the period that has the focus, or else in the one that is worked on."""

    def __init__(self, view: BoardView, edits: BoardEdits) -> None:
        """Act on a board, by the habits of somebody who has chosen nothing yet."""
        self._view, self._edits = view, edits
        self.habits = Habits()
        self.comments = Comments(view, edits)

    @property
    def period(self) -> int | None:
        """Return the id of the period in which a key rates."""
        focused = self._view.focused_period()
        return focused if focused is not None else self._view.period

    def rate(self, level: int | None) -> bool:
        """Rate what is selected (None: not rated); return whether that was done."""
        return self._rate(level, lambda: None)

    def _rate(self, level: int | None, then: Callable[[], None]) -> bool:
        """Rate what is selected; where the scale demands a comment, it is asked for first, `then` goes on."""
        view, chosen, period = self._view, self._view.selected_ids(), self.period
        view.hush()
        demand = self._edits.demand(chosen, period, level)
        if demand is None:
            return self._edits.rate(chosen, period, level)
        if demand.needs != COMMENT:
            view.tell(f"{demand.message} Ctrl+Shift+E adds it.")
        elif self.comments.leave():
            name = view.board.plan.levels[level or 0].name.lower()
            question = f"Why {name}?" if len(demand.items) == 1 else f"Why {name}? For all {len(chosen):,}"
            self.comments.demand(question, lambda typed: self._edits.rate(chosen, period, level, typed), then)
        return False

    def clear(self) -> bool:
        """Take the ratings of what is selected away."""
        self._view.hush()
        return self._edits.clear(self._view.selected_ids(), self.period)

    def comment(self) -> bool:
        """Open the box for the comment on a rating; refused where there is no rating that may change."""
        return self.comments.open(self.period)

    def press(self, level: int | None) -> None:
        """Do what a rating key does: rate, ask why if it differs from before, and go on."""
        view, period, chosen = self._view, self.period, self._view.selected_ids()
        before = view.board.plan
        if not self._rate(level, self.go_on):
            return
        if len(chosen) > 1:
            found = view.board.plan.levels.get(level)
            view.noted.emit(rated_words(view, chosen, found.name.lower() if found is not None else "–"))
        elif chosen and not self._asks_why(before, chosen[0], period):
            self.go_on()

    def _asks_why(self, before: Plan, item_id: int, period: int | None) -> bool:
        """Ask why, where the officer wants to be asked; tell whether the answer is waited for."""
        found = was(before, self._view.board.plan, item_id, period)
        if found is None or self.habits.why is Why.NO:
            return False
        if self.habits.why is Why.CELL:
            return self.comments.ask(found, self.go_on)
        if self.habits.after is After.STAY:
            asked = asked_by(self._view.board.plan, "c", self.habits.keys)
            c_comments = asked is not None and asked.do is Do.COMMENT
            self._view.noted.emit(found.hint(c_comments=c_comments))
        return False

    def go_on(self) -> None:
        """Go to the row where the officer likes to rate next; a selection of several rows stays."""
        view = self._view
        if len(view.selected_ids()) > 1:
            return
        if self.habits.after is After.NEXT:
            view.choose(next_rated_row(view))
        elif self.habits.after is After.TO_RATE:
            view.choose(next_to_rate(view.board, self.period, view.current_id()))

    def go_to_next(self) -> bool:
        """Go to the next action still to rate in the period that is worked on; tell whether there is one."""
        view = self._view
        found = next_to_rate(view.board, view.period, view.current_id())
        if found is None:
            return False
        view.choose(found)
        view.focus_worked()
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
