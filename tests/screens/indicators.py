"""States of the Indicators page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.graphics.theme import Choice
from planapp.models.indicators_model import month_key
from planapp.views.workspace import Workspace
from tests.screens.doing import settle
from tests.screens.opening import empty
from tests.screens.plans import put, sample
from tests.screens.state import SMALL, State


def with_figures(plan: Plan) -> Plan:
    """Return a plan whose indicators say what is good and have a course, a comparator and a text."""
    rows = plan.indicators.of()
    for at, one in enumerate(rows):
        fields = {"comparator": "24.5", "comparator_label": "Statistical neighbours"} if at == 1 else {}
        baseline = {"baseline": "26%", "baseline_label": "2024/25"} if at < 3 else {}
        plan = apply(plan, edits.set_indicator(plan, one.id, ref=f"PI {at + 1}", **fields, **baseline))
    return apply(plan, edits.type_values(plan, {(rows[3].id, "2026-01"): "not yet known"}))


def indicators(workspace: Workspace, folder: Path) -> None:
    """Show the indicators of the sample, at a figure of the second one."""
    workspace.take(put(with_figures(sample()), folder / "Northmere improvement plan 2025–27.plan"))
    workspace.actions["page_indicators"].trigger()
    settle()
    grid = grid_of(workspace)
    grid.choose(grid.rows.ids[1], month_key(grid.rows.latest))


def indicator_typed(workspace: Workspace, folder: Path) -> None:
    """Type a figure over several that are selected."""
    indicators(workspace, folder)
    settle()
    grid = grid_of(workspace)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(grid, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(grid, "8")
    QTest.keyClicks(QApplication.focusWidget(), "4.5")


def no_indicators(workspace: Workspace, folder: Path) -> None:
    """Show the page of a plan that has none."""
    empty(workspace, folder)
    workspace.actions["page_indicators"].trigger()


def linking(workspace: Workspace, folder: Path) -> None:
    """Choose a measure to link."""
    indicators(workspace, folder)
    workspace.actions["link_measure"].trigger()


def grid_of(workspace: Workspace) -> Any:
    """Return the grid that is shown."""
    page: Any = workspace.pages.shown
    return page.grid


STATES = {
    "indicators": State(indicators),
    "indicators-dark": State(indicators, choice=Choice.DARK),
    "indicators-small": State(indicators, SMALL),
    "indicators-large-text": State(indicators, text_size=130),
    "indicators-200-percent": State(indicators, scale=2),
    "indicator-typed": State(indicator_typed),
    "no-indicators": State(no_indicators),
    "link-measure": State(linking),
}
