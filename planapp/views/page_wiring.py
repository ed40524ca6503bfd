"""What the window hears from each page, and what a page hears from the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planapp.views.actions import CIRCULATION, INDICATORS, PLAN
from planapp.views.filter_commands import add_filters
from planapp.views.page import Page, PanedPage
from planapp.views.period_wiring import wire_periods

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


def wire(workspace: Workspace, key: str) -> None:
    """Connect a page that was just made."""
    page = workspace.pages.page(key)
    if page is None:
        return
    page.counts_changed.connect(partial(_show_counts, workspace, page))
    if isinstance(page, PanedPage):
        _wire_pane(workspace, page)
    if key == PLAN:
        _wire_plan(workspace, page)
    elif key == INDICATORS:
        _wire_indicators(workspace, page)
    elif key == CIRCULATION:
        from planapp.views.circulation.wiring import wire_circulation

        wire_circulation(workspace, page)


def _show_counts(workspace: Workspace, page: Page, words: str, filtered: bool) -> None:
    """Count what is in sight: a page that is not shown may count as well."""
    if page is workspace.pages.shown:
        workspace.status.show_counts(words, filtered)


def _wire_pane(workspace: Workspace, page: PanedPage) -> None:
    def keep_width(width: int) -> None:
        workspace.settings.pane_width = width

    page.pane_closed.connect(workspace.actions["pane"].trigger)
    page.pane_resized.connect(keep_width)


def _wire_plan(workspace: Workspace, page: Page) -> None:
    from planapp.views.plan_page import PlanPage

    if isinstance(page, PlanPage):
        undo = [workspace.actions["undo"], workspace.actions["redo"]]
        page.window_opened.connect(lambda own: own.addActions(undo))
        page.board.addActions(workspace.actions.of_page(PLAN))
        workspace.actions["archived"].setChecked(False)
        workspace.menus.add_filters = partial(add_filters, workspace)
        workspace.actions["lock_order"].setChecked(page.board.order_is_locked)
        page.toolbar.chips.changes_wanted.connect(workspace.actions["changes"].trigger)
        wire_periods(workspace, page)
        workspace.spelling.give_to(page.pane)


def _wire_indicators(workspace: Workspace, page: Page) -> None:
    from planapp.views.indicators.indicators_page import IndicatorsPage

    if isinstance(page, IndicatorsPage):
        page.grid.addActions(workspace.actions.of_page(INDICATORS))
        page.item_wanted.connect(partial(_go_to_item, workspace))
        page.done.connect(workspace.undo_bar.tell)


def _go_to_item(workspace: Workspace, item_id: int) -> None:
    """Show an item on the Plan page, whatever is filtered there."""
    workspace.pages.show_page(PLAN)
    if workspace.page is not None:
        board = workspace.page.board
        if not board.board.index_of(item_id).isValid():
            workspace.page.toolbar.clear()
        board.choose(item_id)


def toggle_pane(workspace: Workspace) -> None:
    """Show or hide the pane of the page that is shown."""
    page = workspace.pages.shown
    if not isinstance(page, PanedPage):
        return
    page.put_away()
    shown = page.pane.isHidden()
    page.pane.setVisible(shown)
    workspace.settings.pane_shown = shown
    workspace.actions["pane"].setChecked(shown)
    if not shown:
        page.take_keyboard()


def turn(workspace: Workspace) -> None:
    """Have the pane of a page that comes into sight stand as the officer last put it on any page."""
    page = workspace.pages.shown
    if isinstance(page, PanedPage):
        page.pane_width = workspace.settings.pane_width
        page.pane.setVisible(workspace.settings.pane_shown and page.panel is None)
        page.share_width()
    if page is not None:
        page.tell_counts()
