"""The commands of filters that are kept under a name; what they need is imported with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planapp.errors import UserError

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


def add_filters(workspace: Workspace, menu: QMenu) -> None:
    """Offer the filters of the plan that is open in a menu."""
    if workspace.page is not None:
        workspace.page.filters.add_to(menu)


def save_filter(workspace: Workspace) -> None:
    """Ask for a name, and keep under it what the board is filtered by."""
    page = workspace.page
    if page is None:
        return
    sought = page.toolbar.holds()
    if not sought:
        workspace.status.say("Nothing is filtered. Press a chip or search first, then save the filter.")
        return
    label = f"Name under which to find this again: {page.filters.words_of(sought)}"
    name = workspace.desk.ask_text("Save filter", label, "Save")
    if name is not None:
        try:
            page.filters.save(name, sought)
        except UserError as refusal:
            page.board.tell(refusal.message)


def manage_filters(workspace: Workspace) -> None:
    """Show the filters that are kept, to be chosen, called otherwise and deleted."""
    from planapp.views.filters_dialog import FiltersDialog

    page, document = workspace.page, workspace.desk.document
    if page is not None and document is not None:
        FiltersDialog(page.filters, document.plan, workspace.theme, workspace.window).open()
