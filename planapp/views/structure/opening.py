"""Opens the dialogs that reshape the plan which is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


def move_to(workspace: Workspace) -> None:
    """Ask below which item the chosen ones go."""
    from planapp.views.structure.move_dialog import MoveDialog

    page, editing, document = workspace.page, workspace.editing, workspace.desk.document
    if page is None or editing is None or document is None:
        return
    chosen = page.board.selected_ids()
    if chosen:
        MoveDialog(
            document.plan, chosen, lambda drop: editing.put(chosen, drop), workspace.theme, workspace.window
        ).open()


def renumber(workspace: Workspace) -> None:
    """Ask for patterns, show what would change, and renumber."""
    from planapp.views.structure.renumber_dialog import RenumberDialog

    page, document = workspace.page, workspace.desk.document
    if page is None or document is None:
        return
    dialog = RenumberDialog(document, page.board.current_id(), workspace.theme, workspace.window)
    dialog.accepted.connect(lambda: workspace.undo_bar.tell(dialog.done_words))
    dialog.open()


def replace(workspace: Workspace) -> None:
    """Find and replace in the plan, beside which the dialog stays open."""
    from planapp.views.registers.opening import go_to_item
    from planapp.views.structure.replace_dialog import ReplaceDialog

    document = workspace.desk.document
    if document is None:
        return
    there = workspace.window.findChild(ReplaceDialog)
    if there is not None and there.isVisible():
        there.activateWindow()
        return
    dialog = ReplaceDialog(document, workspace.theme, workspace.window)
    dialog.addActions([workspace.actions["undo"], workspace.actions["redo"]])
    dialog.item_wanted.connect(lambda item: go_to_item(workspace, item))
    dialog.replaced.connect(workspace.undo_bar.tell)
    dialog.show()


def next_plan(workspace: Workspace) -> None:
    """Choose what the next plan takes along, make it, and open it."""
    from datetime import date

    from planapp.views.structure.next_plan_dialog import NextPlanDialog

    document, desk = workspace.desk.document, workspace.desk
    if document is not None:
        NextPlanDialog(document.plan, date.today(), desk.make_plan, workspace.theme, workspace.window).open()
