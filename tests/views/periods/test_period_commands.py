"""Periods from the board: the menu over a column, the frozen notice, the picker, and where undo stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planapp.domain.plan import Plan
from planapp.domain.records import Period
from planapp.views.periods.frozen_notice import FrozenNotice
from planapp.views.periods.periods_dialog import PeriodsDialog
from planapp.views.widgets.form import FormDialog
from planapp.views.workspace import Workspace
from tests.views.windows import real_window


@pytest.fixture
def workspace(qapp: QApplication, plan_path: Path) -> Iterator[Workspace]:
    with real_window(qapp, size=(1440, 900)) as shown:
        shown.take(plan_path)
        yield shown


def plan_of(workspace: Workspace) -> Plan:
    assert workspace.desk.document is not None
    return workspace.desk.document.plan


def period(workspace: Workspace, label: str) -> Period:
    return next(one for one in plan_of(workspace).periods if one.label == label)


def menu_over(workspace: Workspace, label: str) -> QMenu:
    """Open the menu over the column of a period."""
    assert workspace.page is not None
    board = workspace.page.board
    wanted = period(workspace, label).id
    place = next(one for one in board.places if one.period is not None and one.period.id == wanted)
    header = board.header()
    at = QPoint(place.left + place.width // 2, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, header.viewport().mapToGlobal(at))
    QApplication.sendEvent(header.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    action = next(one for one in menu.actions() if one.text().replace("&", "") == words)
    assert action.isEnabled()
    menu.hide()
    action.trigger()


def dialog_of(kind: type) -> object:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def notice(workspace: Workspace) -> FrozenNotice:
    assert workspace.page is not None
    (found,) = workspace.page.findChildren(FrozenNotice)
    return found


def test_a_period_is_frozen_from_its_header_and_undo_says_where_it_stops(workspace: Workspace) -> None:
    choose(menu_over(workspace, "April 2026"), "Freeze")
    assert period(workspace, "April 2026").frozen
    assert workspace.status.said.text == "April 2026 is frozen. Unfreeze… takes it back."
    assert workspace.status.undo.text == "Undo stops at: freeze April 2026"
    workspace.actions["undo"].trigger()
    assert workspace.page is not None
    said = "Undo stops at ‘freeze April 2026’. Unfreeze it under Plan > Periods."
    assert workspace.page.board.said() == said


def test_the_reason_of_unfreezing_is_asked_and_kept(workspace: Workspace) -> None:
    choose(menu_over(workspace, "March 2026"), "Unfreeze…")
    dialog = dialog_of(FormDialog)
    assert isinstance(dialog, FormDialog)
    assert dialog.windowTitle() == "Unfreeze March 2026"
    QTest.keyClick(dialog.form.fields[0], Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.form.fields[0], "One was missed")
    QTest.keyClick(dialog.form.fields[0], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not period(workspace, "March 2026").frozen
    assert workspace.status.undo.text == "Undo stops at: unfreeze March 2026: One was missed"


def test_a_period_is_renamed_and_made_current_from_its_header(workspace: Workspace) -> None:
    choose(menu_over(workspace, "March 2026"), "Rename…")
    dialog = dialog_of(FormDialog)
    assert isinstance(dialog, FormDialog)
    assert dialog.form.fields[0].selectedText() == "March 2026"
    QTest.keyClicks(dialog.form.fields[0], "Spring")
    dialog.form.take_button.click()
    choose(menu_over(workspace, "Spring"), "Make current")
    assert period(workspace, "Spring").current
    menu = menu_over(workspace, "Spring")
    assert not menu.actions()[0].isEnabled()
    menu.hide()


def test_all_periods_open_from_header_picker_and_menu(workspace: Workspace) -> None:
    assert workspace.page is not None
    choose(menu_over(workspace, "April 2026"), "Periods…")
    dialog = dialog_of(PeriodsDialog)
    assert isinstance(dialog, PeriodsDialog)
    dialog.close()
    picker = workspace.page.toolbar.periods
    picker.open_menu()
    choose(picker.menu, "Periods…")
    dialog = dialog_of(PeriodsDialog)
    assert isinstance(dialog, PeriodsDialog)
    dialog.close()


def test_what_a_frozen_period_refuses_offers_to_unfreeze_it(workspace: Workspace, qtbot: QtBot) -> None:
    assert workspace.page is not None
    board, frozen = workspace.page.board, period(workspace, "March 2026")
    action = next(item.id for item in plan_of(workspace).items if item.ref == "1.1.2")
    board.choose(action)
    board.focus_column(f"period:{frozen.id}")
    assert notice(workspace).text == ""
    QTest.keyClicks(board, "g")
    assert notice(workspace).text == "March 2026 is frozen. Unfreeze it to change this."
    notice(workspace).way.click()
    dialog = dialog_of(FormDialog)
    assert isinstance(dialog, FormDialog)
    QTest.keyClicks(dialog.form.fields[0], "One was missed")
    dialog.form.take()
    assert notice(workspace).text == ""
    QTest.keyClicks(board, "g")
    rating = plan_of(workspace).rating(action, frozen.id)
    assert rating is not None
    assert plan_of(workspace).levels[rating.level or 0].letter == "G"


def test_what_is_refused_in_the_pane_offers_to_unfreeze_it_too(workspace: Workspace) -> None:
    assert workspace.page is not None
    page, frozen = workspace.page, period(workspace, "March 2026")
    page.board.choose(next(item.id for item in plan_of(workspace).items if item.ref == "1.1.2"))
    rating = page.pane.page.rating
    rating.choose(frozen.id)
    QTest.keyClicks(rating.strip, "g")
    assert rating.refusal.text() == "March 2026 is frozen. Unfreeze it first, and say why."
    assert notice(workspace).text == "March 2026 is frozen. Unfreeze it to change this."


def test_other_refusals_show_no_notice(workspace: Workspace) -> None:
    workspace.refuse("Steps have no ratings. Tick the step when it is done.")
    assert notice(workspace).text == ""


def test_the_notice_goes_with_the_next_edit(workspace: Workspace) -> None:
    workspace.refuse("March 2026 is frozen. Unfreeze it first, and say why.")
    assert notice(workspace).text
    workspace.actions["add_theme"].trigger()
    assert not notice(workspace).text
    workspace.actions["close"].trigger()


def test_a_plan_that_can_only_be_read_shows_its_periods_and_refuses_to_change_them(
    workspace: Workspace,
) -> None:
    assert workspace.desk.document is not None
    path = workspace.desk.document.path
    workspace.close_plan()
    workspace.desk.open(path, read_only=True)
    with pytest.raises(AssertionError):
        menu_over(workspace, "April 2026")
    before = plan_of(workspace)
    workspace.actions["periods"].trigger()
    dialog = dialog_of(PeriodsDialog)
    assert isinstance(dialog, PeriodsDialog)
    dialog.freeze.click()
    assert dialog.list.said() == "small.plan was opened read-only. Open it for editing to change it."
    dialog.ask_to_add()
    assert dialog.form is not None
    dialog.form.take()
    assert dialog.form.refusal.text() == "small.plan was opened read-only. Open it for editing to change it."
    assert plan_of(workspace) is before
    dialog.close()
