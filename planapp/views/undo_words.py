"""What menus and status bar say of undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planapp.views.actions import Actions
from planapp.views.status_bar import StatusBar

if TYPE_CHECKING:
    from planapp.application.document import Document


# A menu is as wide as its longest entry.
_LONGEST = 60


def show_undo(document: Document, actions: Actions, status: StatusBar, *, writable: bool) -> None:
    """Name what would be undone and redone in a plan, or at what undo stops."""
    from planapp.domain.naming import short

    history = document.history
    undo, redo, barrier = history.to_undo, history.to_redo, history.barrier
    # The first entry made the plan: undone, it would leave a plan without a scale.
    undo_label = undo.label if undo is not None and undo.seq > 1 and writable else None
    redo_label = redo.label if redo is not None and writable else None
    stop = barrier.label if barrier is not None and writable else None
    in_menu = [short(label, _LONGEST) if label is not None else None for label in (undo_label, redo_label)]
    actions.name_undo(*in_menu, stopped=stop is not None)
    status.show_undo(undo_label, stop)
