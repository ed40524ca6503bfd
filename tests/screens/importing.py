"""States of the import wizard."""

from __future__ import annotations

from pathlib import Path

from planapp import paths
from planapp.application.import_draft import read_draft
from planapp.graphics.theme import Choice
from planapp.views.importing.import_wizard import SHEETS, STRUCTURE
from planapp.views.workspace import Workspace
from tests.screens.state import SMALL, State


def wizard(workspace: Workspace, folder: Path) -> None:
    """Show the sample workbook in the import wizard, a row of it chosen."""
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    workspace.desk.drafted.emit(*read_draft(source), False)
    made = workspace.imports.wizard
    assert made is not None
    made.resize(workspace.window.size())
    made.go(STRUCTURE)
    made.structure.source.go_to(18)


def sheets(workspace: Workspace, folder: Path) -> None:
    """Show the sheets of the sample workbook."""
    wizard(workspace, folder)
    assert workspace.imports.wizard is not None
    workspace.imports.wizard.go(SHEETS)


STATES = {
    "import": State(wizard),
    "import-dark": State(wizard, choice=Choice.DARK),
    "import-small": State(wizard, SMALL),
    "import-sheets": State(sheets),
}
