"""Opens the list of changes, and does what it asks of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planapp.application.points import Point
from planapp.views.actions import INDICATORS, PLAN
from planapp.views.changes.changes_dialog import ChangesDialog

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


def show_changes(workspace: Workspace, point: Point | None = None) -> None:
    """Show what changed since a point, or since the one of the board; an open list comes to the front."""
    document, page = workspace.desk.document, workspace.page
    if document is None or page is None:
        return
    workspace.leave_field()
    there = workspace.window.findChild(ChangesDialog)
    if there is not None and there.isVisible():
        there.look_from(point)
        there.raise_()
        there.activateWindow()
        return
    dialog = ChangesDialog(document, point or page.point, workspace.theme, workspace.window)
    dialog.addActions([workspace.actions["undo"], workspace.actions["redo"]])
    dialog.item_wanted.connect(lambda item: _go_to(workspace, item))
    dialog.filter_wanted.connect(lambda chosen: _filter(workspace, chosen))
    dialog.paper_wanted.connect(lambda chosen, as_pdf: _print(workspace, chosen, as_pdf=as_pdf))
    dialog.show()


def _print(workspace: Workspace, point: Point, *, as_pdf: bool) -> None:
    from planapp.views.printing.opening import open_print

    open_print(workspace, as_pdf=as_pdf, since=point)


def _filter(workspace: Workspace, point: Point) -> None:
    workspace.pages.show_page(PLAN)
    if workspace.page is not None:
        workspace.page.show_changed_since(point)


def _go_to(workspace: Workspace, item: int) -> None:
    """Stand on an item in the board, or on an indicator of its page."""
    from planapp.views.indicators.indicators_page import IndicatorsPage
    from planapp.views.registers.opening import go_to_item

    document = workspace.desk.document
    if document is not None and item in document.plan.indicators:
        workspace.pages.show_page(INDICATORS)
        page = workspace.pages.shown
        if isinstance(page, IndicatorsPage):
            page.grid.choose(item)
        return
    go_to_item(workspace, item)
