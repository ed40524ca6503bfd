"""Opening the registers from the menu, and what they ask of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planapp.models.board_filter import Filter
from planapp.views.actions import PLAN
from planapp.views.registers.extra_fields_dialog import ExtraFieldsDialog
from planapp.views.registers.people_dialog import PeopleDialog
from planapp.views.registers.recommendations_dialog import RecommendationsDialog
from planapp.views.registers.register_dialog import RegisterDialog

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace

_DIALOGS: dict[str, type[PeopleDialog | RecommendationsDialog | ExtraFieldsDialog]] = {
    "people": PeopleDialog,
    "recommendations": RecommendationsDialog,
    "extra_fields": ExtraFieldsDialog,
}


def show_register(workspace: Workspace, key: str) -> None:
    """Show a register of the open plan; one that is open already comes to the front."""
    document = workspace.desk.document
    if document is None:
        return
    kind = _DIALOGS[key]
    opened = next((one for one in workspace.window.findChildren(kind) if one.isVisible()), None)
    if opened is not None:
        opened.raise_()
        opened.activateWindow()
        return
    writable = not workspace.desk.read_only
    dialog = kind(document, workspace.theme, workspace.window, writable=writable)
    _connect(workspace, dialog)


def _connect(workspace: Workspace, dialog: RegisterDialog) -> None:
    dialog.addActions([workspace.actions["undo"], workspace.actions["redo"]])
    dialog.item_wanted.connect(lambda item: go_to_item(workspace, item))
    if isinstance(dialog, PeopleDialog):
        dialog.filter_wanted.connect(lambda person: _filter(workspace, Filter(people=frozenset({person}))))
    if isinstance(dialog, RecommendationsDialog):
        dialog.filter_wanted.connect(lambda one: _filter(workspace, Filter(recommendations=frozenset({one}))))


def go_to_item(workspace: Workspace, item_id: int) -> None:
    """Stand on an item in the board; a filter that hides it is cleared."""
    workspace.pages.show_page(PLAN)
    page = workspace.page
    if page is None:
        return
    page.board.choose(item_id)
    if page.board.current_id() != item_id:
        page.toolbar.clear()
        page.board.choose(item_id)
    workspace.window.activateWindow()


def _filter(workspace: Workspace, sought: Filter) -> None:
    workspace.pages.show_page(PLAN)
    if workspace.page is not None:
        workspace.page.toolbar.set_filter(sought)
