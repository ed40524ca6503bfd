"""The edits that the board asks for: made in the document, or refused with a sentence at the cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.demands import DemandUnmet
from planapp.domain.naming import name_of, names_of
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, THEME
from planapp.errors import UserError
from planapp.models.edit_of import edit_of
from planapp.models.facts import Facts
from planapp.models.overdue import is_done
from planapp.views import commands
from planapp.views.board import rating_commands as rating

Tell = Callable[[str], None]


class BoardEdits:
    """Makes edits; `tell` shows why one is refused, and what each returns says whether it was made."""

    def __init__(self, document: Document, facts: Facts, tell: Tell, note: Tell) -> None:
        """Edit a document; `note` says in passing what may be done next."""
        self._document, self._facts, self._tell, self._note = document, facts, tell, note

    def set_text(self, row_id: int, key: str, value: Any) -> None:
        """Set what was typed into a cell; raises UserError, for the model to tell."""
        made = edit_of(self._document.plan, row_id, key, value, self._facts.today)
        self._document.edit(made)
        if any(change.table == "slips" and change.before is None for change in made.changes):
            name = name_of(self._document.plan.items[row_id])
            self._note(f"{name} is due later than before. ‘Due date moved’ in the pane takes the reason.")

    def make(self, build: Callable[[Plan], ChangeSet]) -> ChangeSet | None:
        """Build an edit on the plan and make it; None if it was refused."""
        try:
            change_set = build(self._document.plan)
            self._document.edit(change_set)
        except UserError as refusal:
            self._tell(refusal.message)
            return None
        return change_set

    def remember(self, key: str, value: Any) -> None:
        """Keep what the board remembers beside the plan."""
        try:
            self._document.remember(key, value)
        except UserError as refusal:
            self._tell(refusal.message)

    def refuses(self, build: Callable[[Plan], ChangeSet]) -> bool:
        """Tell whether an edit would be refused, and show why."""
        try:
            build(self._document.plan)
        except UserError as refusal:
            self._tell(refusal.message)
            return True
        return False

    def rate(
        self, item_ids: Sequence[int], period: int | None, level: int | None, comment: str | None = None
    ) -> bool:
        """Rate items (None: not rated)."""
        return self.make(lambda plan: rating.rate(plan, item_ids, period, level, comment)) is not None

    def demand(self, item_ids: Sequence[int], period: int | None, level_id: int | None) -> DemandUnmet | None:
        """Return what the scale demands for a rating and the items have not."""
        return rating.demand(self._document.plan, item_ids, period, level_id)

    def clear(self, item_ids: Sequence[int], period: int | None) -> bool:
        """Take ratings away."""
        return self.make(lambda plan: rating.clear(plan, item_ids, period)) is not None

    def comment(self, item_id: int, period: int | None, text: str) -> bool:
        """Comment on a rating."""
        return self.make(lambda plan: rating.comment(plan, item_id, period, text)) is not None

    def tick(self, item_ids: Sequence[int]) -> bool:
        """Tick the steps among items as done today; if all are done, take the ticks away."""
        plan, today = self._document.plan, self._facts.today
        steps = [item_id for item_id in item_ids if plan.items[item_id].kind == STEP] or item_ids[:1]
        done = all(is_done(plan.items[item_id]) for item_id in steps)
        turned = [item_id for item_id in steps if is_done(plan.items[item_id]) == done]
        return self.make(lambda plan: _tick(plan, turned, None if done else today)) is not None

    def add_first_theme(self, title: str) -> int | None:
        """Begin a plan with a theme; return its id."""
        made = self.make(lambda plan: edits.add_item(plan, THEME, title=title))
        return None if made is None else commands.added_item(made)


def _tick(plan: Plan, step_ids: Sequence[int], on: date | None) -> ChangeSet:
    """Tick several steps in one edit: each touches its own row only."""
    ticks = [edits.tick_step(plan, step_id, on) for step_id in step_ids]
    if len(ticks) == 1:
        return ticks[0]
    changes = tuple(change for tick in ticks for change in tick.changes)
    return ChangeSet(f"{'untick' if on is None else 'tick'} {names_of(plan, step_ids)}", changes)
