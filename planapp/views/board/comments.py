"""The box in which the comment on a rating is written: as the officer wants to, or is asked why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planapp.domain.naming import name_of
from planapp.views.board import rating_commands
from planapp.views.board.board_edits import BoardEdits
from planapp.views.board.comment_box import DEMAND, LINE, CommentBox
from planapp.views.board.rating_rows import step_row
from planapp.views.board.rating_was import Was

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView

GoOn = Callable[[], None]


class Comments:
    """At most one box is open; it lies at the cell that has the focus."""

    def __init__(self, view: BoardView, edits: BoardEdits) -> None:
        """Act on a board."""
        self._view, self._edits = view, edits
        self.box: CommentBox | None = None

    def open(self, period_id: int | None) -> bool:
        """Let the comment of the current row be written; refused where there is no rating that may change."""
        view = self._view
        view.hush()
        item = view.current_item()
        if item is None or not self.leave():
            return False
        rating = view.board.plan.rating(item.id, period_id) if period_id is not None else None
        text = rating.comment if rating is not None else ""
        if self._edits.refuses(lambda plan: rating_commands.comment(plan, item.id, period_id, text)):
            return False
        if view.focused_period() is None:
            view.focus_worked()
        label = view.board.plan.periods[period_id].label if period_id is not None else ""
        box = CommentBox(view.appearance, f"Comment on {name_of(item)}, {label}", text, view.viewport())
        self._show(box, lambda typed: self._edits.comment(item.id, period_id, typed))
        return True

    def ask(self, was: Was, go_on: GoOn) -> bool:
        """Ask on one line why a rating differs; whatever the answer, go on afterwards."""
        view = self._view
        box = CommentBox(view.appearance, was.question, was.comment, view.viewport(), LINE)
        box.editor.selectAll()
        box.passed.connect(lambda step: self._close(lambda: step_row(view, step)))
        self._show(box, lambda typed: self._edits.comment(was.item, was.period, typed), go_on)
        return True

    def demand(self, question: str, rate: Callable[[str], bool], go_on: GoOn) -> None:
        """Ask on one line for what a rating can't be given without; Esc gives the rating up."""
        view = self._view
        if view.focused_period() is None:
            view.focus_worked()
        box = CommentBox(view.appearance, question, "", view.viewport(), DEMAND)
        self._show(box, rate, go_on, is_demanded=True)

    def _show(
        self,
        box: CommentBox,
        take: Callable[[str], bool],
        go_on: GoOn = lambda: None,
        *,
        is_demanded: bool = False,
    ) -> None:
        def accept(typed: str) -> None:
            if box is not self.box:
                return
            self._view.hush()
            # Left empty for something else, it is given up: nothing that was typed is lost.
            is_left = is_demanded and not typed.strip() and not box.editor.hasFocus()
            if is_left or (not box.editor.changed and not is_demanded) or take(typed):
                self._close(go_on)
            else:
                box.editor.set_refused(True)

        box.accepted.connect(accept)
        box.reverted.connect(lambda: self._close(go_on if not is_demanded else lambda: None))
        self.box = box
        box.open_at(self._view.cell_rect(self._view.currentIndex()))

    def _close(self, go_on: GoOn) -> None:
        box, self.box = self.box, None
        if box is None:
            return
        # Where the keyboard went elsewhere by itself, it stays there.
        answered = box.editor.hasFocus()
        self._view.hush()
        if answered:
            self._view.setFocus()
        box.hide()
        box.deleteLater()
        if answered:
            go_on()

    def leave(self) -> bool:
        """Take what is typed in an open box; return whether none is open any more."""
        if self.box is not None:
            self.box.editor.accepted.emit(0)
        return self.box is None
