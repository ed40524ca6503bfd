"""The commands that open small dialogs about the plan; each is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planapp.views.periods.period_commands import PeriodCommands
    from planapp.views.workspace import Workspace


def of_dialogs(workspace: Workspace) -> dict[str, Callable[[], object]]:
    """Return what to do by the commands' keys."""
    return {
        "add_period": lambda: with_periods(workspace, lambda commands: commands.add()),
        "periods": lambda: with_periods(workspace, lambda commands: commands.show()),
        "people": lambda: show_register(workspace, "people"),
        "recommendations": lambda: show_register(workspace, "recommendations"),
        "extra_fields": lambda: show_register(workspace, "extra_fields"),
        "scale": lambda: _show_scale(workspace),
        "changes": lambda: _show_changes(workspace),
    }


def _show_scale(workspace: Workspace) -> None:
    from planapp.views.scale.scale_dialog import ScaleDialog

    if workspace.desk.document is not None:
        ScaleDialog(workspace.desk.document, workspace.theme, workspace.window).open()


def _show_changes(workspace: Workspace) -> None:
    from planapp.views.changes.opening import show_changes

    show_changes(workspace)


def with_periods(workspace: Workspace, do: Callable[[PeriodCommands], object]) -> None:
    """Do something with the periods of the plan that is open."""
    from planapp.views.periods.period_commands import PeriodCommands

    document = workspace.desk.document
    if document is None:
        return
    window, refuse, say = workspace.window, workspace.refuse, workspace.status.say
    do(PeriodCommands(document, workspace.theme, window, refuse=refuse, say=say))


def show_register(workspace: Workspace, key: str) -> None:
    """Show the people, recommendations or extra fields of the plan that is open."""
    from planapp.views.registers.opening import show_register

    show_register(workspace, key)
