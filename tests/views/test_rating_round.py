"""What is still to rate, in the status bar of the real window; and the way to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.views.carry_dialog import CarryDialog
from planapp.views.plan_page import PlanPage
from planapp.views.settings import Settings
from planapp.views.widgets.words import Words
from planapp.views.workspace import Workspace
from tests.views.windows import real_window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(qapp: QApplication, qtbot: QtBot, plan_path: Path) -> Iterator[Workspace]:
    with real_window(qapp, size=(1180, 680)) as shown:
        shown.take(plan_path)
        qtbot.waitUntil(lambda: bool(shown.status.to_rate.text()))
        yield shown


def page(workspace: Workspace) -> PlanPage:
    assert workspace.page is not None
    return workspace.page


def at(workspace: Workspace) -> str:
    item = page(workspace).board.current_item()
    assert item is not None
    return item.ref


def test_the_count_is_a_way_to_the_next_one(workspace: Workspace) -> None:
    link = workspace.status.to_rate
    assert link.isVisible()
    assert link.text() == "2 of 6 still to rate"
    assert link.toolTip() == "2 of 6 still to rate in April 2026. Go to the next one (Ctrl+J)."
    QTest.mouseClick(link, LEFT)
    assert at(workspace) == "1.1.2"
    QTest.keyClick(page(workspace).board, Qt.Key.Key_G)
    assert link.text() == "1 of 6 still to rate"
    page(workspace).toolbar.search.setFocus()
    workspace.actions["next_to_rate"].trigger()
    assert at(workspace) == "1.2.2"
    assert page(workspace).board.focused_period() == page(workspace).board.period


def test_when_all_is_rated_that_is_said(workspace: Workspace) -> None:
    for _ in range(2):
        workspace.actions["next_to_rate"].trigger()
        QTest.keyClick(page(workspace).board, Qt.Key.Key_G)
    assert not workspace.status.to_rate.isVisible()
    assert workspace.status.rated.text == "All 6 rated"
    workspace.actions["next_to_rate"].trigger()
    assert workspace.status.said.text == "Nothing is left to rate in April 2026."
    workspace.actions["undo"].trigger()
    assert workspace.status.to_rate.text() == "1 of 6 still to rate"
    assert not workspace.status.rated.isVisible()


def test_what_the_filters_hide_is_told(workspace: Workspace) -> None:
    page(workspace).toolbar.search.setText("threshold")
    workspace.actions["next_to_rate"].trigger()
    assert workspace.status.said.text == "The filters hide the 2 that are left. Clear them first."


def test_another_period_is_counted_by_itself(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.actions["previous_period"].trigger()
    qtbot.waitUntil(lambda: workspace.status.rated.text == "All 6 rated")
    workspace.actions["close"].trigger()
    assert not workspace.status.rated.text


def test_a_selection_says_in_the_status_bar_what_was_rated(workspace: Workspace) -> None:
    board = page(workspace).board
    board.selectAll()
    QTest.keyClick(board, Qt.Key.Key_G)
    assert workspace.status.said.text == "6 rated green."


# Carrying forward.


def carry(workspace: Workspace) -> CarryDialog | None:
    workspace.actions["carry_forward"].trigger()
    return next(iter(workspace.window.findChildren(CarryDialog)), None)


def plan_of(workspace: Workspace) -> Plan:
    assert workspace.desk.document is not None
    return workspace.desk.document.plan


def test_what_is_carried_is_told_before_and_marked_after(workspace: Workspace) -> None:
    before = plan_of(workspace)
    dialog = carry(workspace)
    assert dialog is not None
    texts = [words.text() for words in dialog.findChildren(Words)]
    assert "Carry 2 ratings forward from March 2026" in texts
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert workspace.status.rated.text == "All 6 rated"
    assert workspace.undo_bar.text == "2 ratings carried forward"
    board = page(workspace).board
    item = next(one for one in plan_of(workspace).items if one.ref == "1.1.2")
    index = board.board.index_of(item.id, board.board.section_of(f"period:{board.period}"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1.1.2, April 2026, open, amber, carried forward"
    board.choose(item.id)
    QTest.keyClick(board, Qt.Key.Key_A)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1.1.2, April 2026, open, amber"
    for _ in range(2):
        workspace.actions["undo"].trigger()
    assert plan_of(workspace) == before


def test_nothing_is_carried_when_she_does_not_want_it(workspace: Workspace) -> None:
    before = plan_of(workspace)
    dialog = carry(workspace)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert plan_of(workspace) is before


def test_where_nothing_is_left_there_is_nothing_to_ask(workspace: Workspace) -> None:
    page(workspace).board.selectAll()
    QTest.keyClick(page(workspace).board, Qt.Key.Key_G)
    assert carry(workspace) is None
    assert workspace.status.said.text == "Nothing to carry forward to April 2026. Nothing is still to rate."


def test_a_frozen_period_takes_nothing(workspace: Workspace) -> None:
    workspace.actions["previous_period"].trigger()
    assert carry(workspace) is None
    assert "March 2026 is frozen" in page(workspace).board.said()


# Evidence and the key.


def test_evidence_is_added_from_the_board(workspace: Workspace) -> None:
    workspace.actions["pane"].trigger()
    workspace.actions["next_to_rate"].trigger()
    workspace.actions["add_evidence"].trigger()
    adding = page(workspace).pane.page.evidence.adding.value
    assert adding.editor is not None
    assert workspace.actions["add_evidence"].shortcut().toString() == "Ctrl+Shift+E"
    QTest.keyClicks(adding.editor, "Minutes of the board")
    QTest.keyClick(adding.editor, Qt.Key.Key_Return)
    assert any(one.title == "Minutes of the board" for one in plan_of(workspace).evidence)


def test_the_key_stands_at_the_foot_until_it_is_put_away(workspace: Workspace) -> None:
    key = page(workspace).key
    assert key.isVisible()
    names = [entry.name for entry, _ in key.places()]
    assert names[:6] == ["Red", "Amber", "Green", "Complete", "Not rated", "Still to rate"]
    assert "A, Amber: Some slippage: being dealt with" in key.accessibleDescription()
    assert workspace.actions["key"].isChecked()
    workspace.actions["key"].trigger()
    assert not key.isVisible()
    assert not Settings().key_shown
    assert not workspace.actions["key"].isChecked()


def test_the_key_follows_the_scale(workspace: Workspace) -> None:
    document = workspace.desk.document
    assert document is not None
    level = document.plan.levels.of()[0]
    document.edit(edits.set_level(document.plan, level.id, name="Off track"))
    assert page(workspace).key.places()[0][0].name == "Off track"


def test_an_entry_of_the_key_is_explained_under_the_pointer(workspace: Workspace) -> None:
    key = page(workspace).key
    _, place = key.places()[1]
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place.center(), key.mapToGlobal(place.center()))
    QApplication.sendEvent(key, event)
    assert QToolTip.text() == "A, Amber: Some slippage: being dealt with"
    QToolTip.hideText()
