"""What is done in the pictures of periods and of the rating scale."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from planapp.views.dialog_commands import with_periods
from planapp.views.periods.periods_dialog import PeriodsDialog
from planapp.views.workspace import Workspace


def periods(workspace: Workspace) -> None:
    """Show the periods."""
    workspace.actions["periods"].trigger()


def add_period(workspace: Workspace) -> None:
    """Ask for the next period below the list, and have it refused."""
    periods(workspace)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PeriodsDialog)
    dialog.ask_to_add()
    assert dialog.form is not None
    dialog.form.fields[0].setText("mar 2026")
    dialog.form.take()


def frozen(workspace: Workspace) -> None:
    """Rate in a frozen month."""
    assert workspace.page is not None
    board = workspace.page.board
    board.focus_column(f"period:{board.board.plan.periods.of()[-2].id}")
    board.rate(None)


def unfreeze(workspace: Workspace) -> None:
    """Ask why a frozen month is unfrozen."""
    assert workspace.page is not None
    period = workspace.page.board.board.plan.periods.of()[-2]
    with_periods(workspace, lambda commands: commands.unfreeze(period.id))
