"""States of the dialogs that have no area of their own."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from planapp.application.backing_up import back_up_if_due
from planapp.domain import edits
from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace
from tests.screens.doing import document_of, open_sample
from tests.screens.state import State


def settings(workspace: Workspace, folder: Path) -> None:
    """Show the settings."""
    workspace.actions["settings"].trigger()


def keys(workspace: Workspace, folder: Path) -> None:
    """Show the keys."""
    workspace.actions["keys"].trigger()


def backups(workspace: Workspace, folder: Path) -> None:
    """List the backups of a plan that was closed twice."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    kept = Path(workspace.settings.backup_folder)
    for days in (1, 12, 0):
        at = datetime.now().replace(hour=9, minute=12) - timedelta(days=days)
        back_up_if_due(document, kept, at)
        item = next(iter(document.plan.walk()))
        document.edit(edits.set_field(document.plan, item.id, "title", f"Help and protection {days}"))
    workspace.actions["backups"].trigger()


STATES = {
    "backups": State(backups),
    "keys": State(keys),
    "settings": State(settings),
    "settings-dark": State(settings, choice=Choice.DARK),
}
