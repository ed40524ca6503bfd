"""States in which a plan is being reshaped; each is done in the open sample plan."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.graphics.theme import Choice
from planapp.views.structure.move_dialog import MoveDialog
from planapp.views.structure.renumber_dialog import RenumberDialog
from planapp.views.structure.replace_dialog import ReplaceDialog
from planapp.views.workspace import Workspace
from tests.screens.doing import in_plan
from tests.screens.state import SMALL, State

_LEFT = Qt.MouseButton.LeftButton


def _row(workspace: Workspace, ref: str) -> tuple[int, int, int]:
    """Return where the row with a number stands: a place in its title, its head and its foot."""
    assert workspace.page is not None
    board = workspace.page.board
    item = next(one for one in board.board.plan.items if one.ref == ref)
    row, _ = board.where(board.board.index_of(item.id))
    return 200, row.top(), row.bottom()


def drag_between(workspace: Workspace) -> None:
    """Drag three actions to the head of another objective."""
    assert workspace.page is not None
    board = workspace.page.board
    x, top, _ = _row(workspace, "1.1.2")
    QTest.mouseClick(board.viewport(), _LEFT, pos=QPoint(x, top + 8))
    for _ in range(2):
        QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.mousePress(board.viewport(), _LEFT, pos=QPoint(x, top + 8))
    _, _, foot = _row(workspace, "1.3.1")
    for step in (20, 2):
        QTest.mouseMove(board.viewport(), QPoint(x + 40, foot - step))


def drag_onto(workspace: Workspace) -> None:
    """Drag an action onto another objective."""
    assert workspace.page is not None
    board = workspace.page.board
    x, top, _ = _row(workspace, "1.1.2")
    QTest.mousePress(board.viewport(), _LEFT, pos=QPoint(x, top + 8))
    _, head, foot = _row(workspace, "1.3")
    for step in (6, 0):
        QTest.mouseMove(board.viewport(), QPoint(x + 40, (head + foot) // 2 - step))


def move_to(workspace: Workspace) -> None:
    """Ask where two actions go."""
    assert workspace.page is not None
    board = workspace.page.board
    QTest.keyClick(board, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    workspace.actions["move_to"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDialog)
    dialog.field.setText("children")


def renumber(workspace: Workspace) -> None:
    """Show what other patterns would change."""
    workspace.actions["renumber"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RenumberDialog)
    dialog.patterns["action"].setText("A1")
    dialog.patterns["objective"].setText("1")


def next_plan(workspace: Workspace) -> None:
    """Choose what the next plan takes along."""
    workspace.actions["next_plan"].trigger()


def replace(workspace: Workspace) -> None:
    """Show every place of a word, frozen ones too."""
    workspace.actions["replace"].trigger()
    dialog = workspace.window.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    dialog.text.setText("social worker")
    dialog.by.setText("practitioner")


STATES = {
    "drag-between": State(in_plan(drag_between)),
    "move-to": State(in_plan(move_to)),
    "renumber": State(in_plan(renumber)),
    "renumber-dark-large": State(in_plan(renumber), SMALL, Choice.DARK, text_size=130),
    "replace": State(in_plan(replace)),
    "replace-dark": State(in_plan(replace), choice=Choice.DARK),
    "next-plan": State(in_plan(next_plan)),
    "next-plan-dark-large": State(in_plan(next_plan), SMALL, Choice.DARK, text_size=130),
    "drag-onto-dark": State(in_plan(drag_onto), choice=Choice.DARK),
}
