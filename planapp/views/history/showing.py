"""Showing the history in place of the pane, and putting it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planapp.views.actions import PLAN
from planapp.views.history.history_panel import HistoryPanel
from planapp.views.page import PanedPage

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


def toggle_history(workspace: Workspace) -> None:
    """Show the history beside the page that is shown, or put it away."""
    page, document = workspace.pages.shown, workspace.desk.document
    if not isinstance(page, PanedPage) or document is None:
        return
    if isinstance(page.panel, HistoryPanel):
        _put_away(workspace, page)
        return
    panel = HistoryPanel(document, workspace.theme, read_only=workspace.desk.read_only, parent=page)
    panel.closed.connect(lambda: _put_away(workspace, page))
    panel.item_wanted.connect(lambda item: _go_to(workspace, item))
    page.show_beside(panel)
    panel.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _put_away(workspace: Workspace, page: PanedPage) -> None:
    page.put_away()
    page.pane.setVisible(workspace.settings.pane_shown)
    page.share_width()
    page.take_keyboard()


def _go_to(workspace: Workspace, item_id: int) -> None:
    """Show an item on the Plan page, where it still is; the history stays where it is shown."""
    if workspace.pages.key != PLAN:
        workspace.pages.show_page(PLAN)
    if workspace.page is not None:
        workspace.page.board.choose(item_id)
