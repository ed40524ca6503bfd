"""What is done in the pictures of periods and of the rating scale."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.graphics.theme import Choice
from planapp.views.dialog_commands import with_periods
from planapp.views.periods.periods_dialog import PeriodsDialog
from planapp.views.scale.scale_dialog import ScaleDialog
from planapp.views.workspace import Workspace
from tests.screens.doing import document_of, in_plan
from tests.screens.state import SMALL, State


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


def scale(workspace: Workspace) -> None:
    """Show the rating scale."""
    workspace.actions["scale"].trigger()


def long_scale(workspace: Workspace) -> None:
    """Show a scale of seven levels, two of which look alike and one of which is retired."""
    document = document_of(workspace)
    long = (
        "Nobody has looked at it since the inspection, and nobody knows when somebody will look at it again"
    )
    for name, letter in (("On hold", "H"), ("Dropped", "X"), ("Not due yet", "N")):
        document.edit(
            edits.add_level(document.plan, name, letter, meaning=long, tone="none", in_rollups=False)
        )
    levels = document.plan.levels.of()
    document.edit(edits.retire_level(document.plan, levels[-2].id))
    document.edit(edits.set_level(document.plan, levels[0].id, needs="comment"))
    document.edit(edits.set_level(document.plan, levels[3].id, needs="evidence"))
    scale(workspace)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ScaleDialog)
    dialog.list.choose(levels[-1].id)


def add_level(workspace: Workspace) -> None:
    """Ask for a level, and have it refused."""
    scale(workspace)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ScaleDialog)
    dialog.ask_to_add()
    assert dialog.form is not None
    for field, text in zip(dialog.form.fields, ("On hold", "R"), strict=False):
        field.setText(text)
    dialog.form.take()


STATES = {
    "periods": State(in_plan(periods)),
    "periods-dark": State(in_plan(periods), choice=Choice.DARK),
    "periods-small": State(in_plan(periods), SMALL, text_size=130),
    "add-period": State(in_plan(add_period)),
    "unfreeze": State(in_plan(unfreeze)),
    "frozen": State(in_plan(frozen)),
    "scale": State(in_plan(scale)),
    "scale-dark": State(in_plan(scale), choice=Choice.DARK),
    "scale-long": State(in_plan(long_scale)),
    "scale-small": State(in_plan(long_scale), SMALL, text_size=130),
    "add-level": State(in_plan(add_level)),
    "frozen-dark": State(in_plan(frozen), choice=Choice.DARK),
    "unfreeze-dark": State(in_plan(unfreeze), choice=Choice.DARK),
}
