"""Entries that rows of all kinds have in their menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.views.detail.context import Attempt
from planapp.views.widgets.menus import offer

# Takes the plan, a row's id, and the id of the row that it is to stand behind (None: in front).
MoveBehind = Callable[[Plan, int, int | None], ChangeSet]


def add_place_entries(
    menu: QMenu, rows: Sequence[int], row_id: int, attempt: Attempt, move: MoveBehind
) -> None:
    """Offer to move a row up or down among the rows that are given in order."""
    at = rows.index(row_id)
    if at > 0:
        behind = rows[at - 2] if at > 1 else None
        offer(menu, "Move up", lambda: attempt(lambda plan: move(plan, row_id, behind)))
    if at + 1 < len(rows):
        after = rows[at + 1]
        offer(menu, "Move down", lambda: attempt(lambda plan: move(plan, row_id, after)))
