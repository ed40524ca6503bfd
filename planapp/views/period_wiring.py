"""What the Plan page asks for about periods: menus over their columns, all of them, unfreezing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from planapp.views.dialog_commands import with_periods

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile
    from planapp.views.plan_page import PlanPage
    from planapp.views.workspace import Workspace


def wire_periods(workspace: Workspace, page: PlanPage) -> None:
    """Connect a Plan page that was just made."""
    from planapp.views.board.board_header import BoardHeader
    from planapp.views.periods.frozen_notice import FrozenNotice

    document = workspace.desk.document
    if document is None:
        return

    def unfreeze(period_id: int) -> None:
        with_periods(workspace, lambda commands: commands.unfreeze(period_id))

    def open_menu(period_id: int, at: QPoint) -> None:
        if not workspace.desk.read_only:
            with_periods(workspace, lambda commands: commands.open_menu(period_id, at))

    notice = FrozenNotice(document, unfreeze, workspace.theme, page)
    page.add_notice(notice)
    page.board.refused.connect(notice.hear)
    page.pane.page.rating.refused.connect(notice.hear)
    header = page.board.header()
    if isinstance(header, BoardHeader):
        header.menu_wanted.connect(open_menu)
    page.toolbar.periods.all_wanted.connect(workspace.actions["periods"].trigger)
    leave = document.subscribe(_FollowCurrent(document, page))
    page.destroyed.connect(lambda *_: leave())


class _FollowCurrent:
    """Has the page go on to another current period, if the one before was worked on."""

    def __init__(self, document: PlanFile, page: PlanPage) -> None:
        self._document, self._page = document, page
        self._current = self._now()

    def _now(self) -> int | None:
        current = self._document.plan.current_period
        return current.id if current is not None else None

    def __call__(self, _change_set: ChangeSet) -> None:
        before, self._current = self._current, self._now()
        if before != self._current and self._page.board.period == before:
            self._page.set_period(self._current)
