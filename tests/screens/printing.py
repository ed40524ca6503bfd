"""States of the print dialog, each in the open sample plan."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from planapp.graphics.theme import Choice
from planapp.views.printing.print_dialog import PrintDialog
from planapp.views.workspace import Workspace
from tests.screens.doing import choose, in_plan
from tests.screens.state import SMALL, State


def board(workspace: Workspace) -> None:
    """Ask about the board."""
    workspace.actions["print"].trigger()


def item(workspace: Workspace) -> None:
    """Ask about an item, to be saved."""
    choose(workspace, "1.2.2")
    workspace.actions["save_pdf"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintDialog)
    dialog.what.setCurrentIndex(1)


STATES = {
    "print": State(in_plan(board)),
    "print-item-dark": State(in_plan(item), choice=Choice.DARK),
    "print-large-text": State(in_plan(board), SMALL, text_size=130),
}
