"""The commands of the Edit and Plan menus, made to what is chosen in the board; a refusal is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planapp.application.moving import Drop
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.structure import roots_of
from planapp.domain.naming import name_of, names_of
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.views import commands
from planapp.views.pasting import Pasting

if TYPE_CHECKING:
    from planapp.views.plan_file import PlanFile
    from planapp.views.plan_page import PlanPage

Edit = Callable[[Plan], ChangeSet]


class Editing(QObject):
    """`refused` gives the sentence of a refusal; `done` says what can be taken back with the undo bar."""

    refused = Signal(str)
    done = Signal(str)

    def __init__(self, document: PlanFile, page: PlanPage) -> None:
        """Edit `document`, at what is chosen in `page`."""
        super().__init__(page)
        self._document, self._page = document, page
        self._pasting = Pasting(document, page, self._edit, self.done.emit)
        page.board.dropped.connect(self.put)

    def undo(self) -> None:
        """Take back the last edit."""
        self._try(self._document.undo)

    def redo(self) -> None:
        """Make again what was undone last."""
        self._try(self._document.redo)

    def add(self, kind: str) -> None:
        """Add an item where the officer would look for it, and let her type its title."""
        self._add(lambda plan, current: commands.add(plan, kind, current))

    def add_below(self) -> None:
        """Add an item below the one that is chosen."""
        self._add(commands.add_below)

    def add_after(self) -> None:
        """Add an item of the same kind behind the one that is chosen."""
        self._add(commands.add_after)

    def _add(self, add: Callable[[Plan, int | None], ChangeSet]) -> None:
        current = self._page.board.current_id()
        change_set = self._edit(lambda plan: add(plan, current))
        if change_set is not None:
            self._page.board.choose(commands.added_item(change_set))
            self._page.board.edit_title()

    def indent(self) -> None:
        """Put the chosen items below the one above."""
        self._edit_chosen(edits.indent)

    def outdent(self) -> None:
        """Put the chosen items behind the one that they stand below."""
        self._edit_chosen(edits.outdent)

    def move(self, step: int) -> None:
        """Move the chosen items up (-1) or down (1)."""
        shows = self._page.board.board.rows.shows
        self._edit_chosen(lambda plan, chosen: commands.move(plan, chosen, step, shows))

    def put(self, item_ids: Sequence[int], drop: Drop) -> None:
        """Put items in another place, and show them there."""
        plan, board = self._document.plan, self._page.board
        roots = [item.id for item in roots_of(plan, item_ids)]
        if self._edit(lambda plan: edits.move_items(plan, roots, drop.parent, drop.after)) is None:
            return
        parent = self._document.plan.items.get(drop.parent)
        if parent is not None:
            board.setExpanded(board.board.index_of(parent.id), True)
        board.scrollTo(board.currentIndex())
        where = f"below {name_of(parent)}" if parent is not None else "to the top"
        self.done.emit(f"{names_of(plan, roots)} moved {where}")

    def duplicate(self) -> None:
        """Put a copy behind each chosen item."""
        self._edit_chosen(edits.duplicate_items)

    def delete(self) -> None:
        """Take the chosen items out; what is frozen is archived instead, by the rules' own advice."""
        chosen = self._page.board.selected_ids()
        if chosen:
            words = names_of(self._document.plan, list(chosen))
            if self._edit(lambda plan: edits.remove_items(plan, chosen)) is not None:
                self.done.emit(f"{words} deleted")

    def archive(self) -> None:
        """Archive the chosen items."""
        chosen = self._page.board.selected_ids()
        if chosen:
            words = names_of(self._document.plan, list(chosen))
            if self._edit(lambda plan: edits.archive_items(plan, chosen)) is not None:
                self.done.emit(f"{words} archived")

    def bring_back(self) -> None:
        """Bring the chosen items back, if they are archived, with what they stand below."""
        self._edit_chosen(commands.bring_back)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, with the columns that the board shows."""
        self._pasting.copy()

    def paste(self) -> None:
        """Put in what was copied; where it is doubtful, show first what it will be."""
        self._try(self._pasting.paste)

    def keep_restore_point(self, name: str) -> None:
        """Name the plan as it now is."""
        self._try(lambda: self._document.keep_restore_point(name))

    def carry_forward(self, period_id: int) -> None:
        """Give what is still to rate in a period its last rating."""
        made = self._edit(lambda plan: edits.carry_forward(plan, period_id))
        if made is not None:
            number = len(made.changes)
            self.done.emit(f"{number:,} rating{'' if number == 1 else 's'} carried forward")

    def _edit_chosen(self, edit: Callable[[Plan, Sequence[int]], ChangeSet]) -> None:
        chosen = list(self._page.board.selected_ids())
        if chosen:
            self._edit(lambda plan: edit(plan, chosen))

    def _edit(self, edit: Edit) -> ChangeSet | None:
        """Make an edit; return what it changed, None if it was refused or changed nothing.

        What is being typed in the board is an edit of its own, before this one.
        """
        if not self._page.board.leave_fields():
            return None
        made: list[ChangeSet] = []

        def make() -> None:
            change_set = edit(self._document.plan)
            if self._document.edit(change_set) is not None:
                made.append(change_set)

        self._try(make)
        return made[0] if made else None

    def _try(self, make: Callable[[], object]) -> None:
        try:
            make()
        except UserError as refusal:
            self.refused.emit(refusal.message)
