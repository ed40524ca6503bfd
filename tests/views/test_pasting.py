"""Copying rows of the board and pasting what was copied anywhere, by keyboard in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, Item
from planapp.views.board.board_view import BoardView
from planapp.views.clipboard import OWN
from planapp.views.paste_preview import PastePreview
from planapp.views.workspace import Workspace
from tests.exchange.clipboards import EXCEL_HTML, EXCEL_TEXT
from tests.views.windows import real_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def workspace(qapp: QApplication, qtbot: QtBot, plan_path: Path) -> Iterator[Workspace]:
    """The window with the small plan open, its board with the keyboard, and an empty clipboard."""
    with real_window(qapp, size=(1440, 900)) as shown:
        shown.desk.open(plan_path)
        shown.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is board(shown))
        QGuiApplication.clipboard().clear()
        yield shown
        QGuiApplication.clipboard().clear()


def board(workspace: Workspace) -> BoardView:
    assert workspace.page is not None
    return workspace.page.board


def plan_of(workspace: Workspace) -> Plan:
    assert workspace.desk.document is not None
    return workspace.desk.document.plan


def choose(workspace: Workspace, ref: str) -> Item:
    item = next(item for item in plan_of(workspace).items if item.ref == ref)
    board(workspace).choose(item.id)
    return item


def press(key: Qt.Key) -> None:
    QTest.keyClick(at_keyboard(), key, CTRL)
    QApplication.processEvents()


def at_keyboard() -> QWidget:
    field = QApplication.focusWidget()
    assert field is not None
    return field


def put_on_clipboard(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def preview() -> PastePreview:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PastePreview)
    return shown


def new_items(before: Plan, after: Plan) -> list[Item]:
    return [item for item in after.walk() if item.id not in before.items]


def test_a_copied_row_is_text_a_web_page_and_itself(workspace: Workspace) -> None:
    choose(workspace, "1.1.1")
    press(KEY.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    heading, row = data.text().splitlines()
    assert heading.startswith("Ref\tAction\tDue\tLead\t")
    assert heading.endswith("\tApril 2026")
    assert row.startswith("1.1.1\tComplete assessments in 20 days\t31 Dec 2025\tHead of Service\t")
    assert row.endswith("\tB")
    assert "<table" in data.html()
    assert data.hasFormat(OWN)


def test_all_chosen_rows_are_copied_in_the_order_of_the_board(workspace: Workspace) -> None:
    choose(workspace, "1.2")
    for _ in range(2):
        QTest.keyClick(board(workspace), KEY.Key_Up, SHIFT)
    press(KEY.Key_C)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert [row.split("\t")[0] for row in rows] == ["Ref", "1.1.1", "1.1.2", "1.2"]


@pytest.mark.parametrize("theirs", [False, True])
def test_what_was_copied_from_a_board_is_pasted_at_once_and_undone_at_once(
    workspace: Workspace, theirs: bool
) -> None:
    choose(workspace, "2.1.1")
    press(KEY.Key_C)
    if theirs:
        put_on_clipboard("", QGuiApplication.clipboard().mimeData().html())
    choose(workspace, "1.2.2")
    before = plan_of(workspace)
    press(KEY.Key_V)
    (item,) = new_items(before, plan_of(workspace))
    assert (item.ref, item.title, item.due) == ("2.1.1", "Agree one threshold document", "30 Apr 2099")
    assert board(workspace).current_id() == item.id
    assert workspace.undo_bar.text == "1 action pasted without ratings of frozen periods"
    assert workspace.actions["undo"].text() == "&Undo paste 1 action"
    press(KEY.Key_Z)
    assert plan_of(workspace) == before


def test_a_list_of_titles_becomes_actions_behind_the_one_that_is_chosen(workspace: Workspace) -> None:
    chosen, before = choose(workspace, "1.1.1"), plan_of(workspace)
    put_on_clipboard("Recruit\nTrain\n")
    press(KEY.Key_V)
    after = plan_of(workspace)
    siblings = [item.title for item in after.children(chosen.parent)]
    assert siblings[:3] == [chosen.title, "Recruit", "Train"]
    assert len(new_items(before, after)) == 2
    assert workspace.undo_bar.text == "2 actions pasted"
    item = board(workspace).current_item()
    assert item is not None
    assert item.title == "Recruit"


def test_behind_a_step_titles_become_steps(workspace: Workspace) -> None:
    before = plan_of(workspace)
    board(workspace).choose(next(item.id for item in before.walk() if item.kind == STEP))
    put_on_clipboard("Recruit\n")
    press(KEY.Key_V)
    assert [item.kind for item in new_items(before, plan_of(workspace))] == [STEP]


@pytest.mark.parametrize(("text", "html"), [(EXCEL_TEXT, ""), ("", EXCEL_HTML)])
def test_rows_of_a_spreadsheet_are_shown_before_they_are_pasted(
    workspace: Workspace, text: str, html: str
) -> None:
    choose(workspace, "1.1.1")
    before = plan_of(workspace)
    put_on_clipboard(text, html)
    press(KEY.Key_V)
    shown, number = preview(), 3 if text else 2
    assert shown.title.text() == shown.paste.text() == f"Paste {number} actions"
    assert plan_of(workspace) == before
    assert [shown.source.source.reading_of(shown.source.source.index(1, at)) for at in range(4)] == [
        "Ref",
        "Action",
        "Lead",
        "Due",
    ]
    press_plain(shown, KEY.Key_Return)
    assert [item.kind for item in new_items(before, plan_of(workspace))] == [ACTION] * number
    assert workspace.undo_bar.text == f"{number} actions pasted"


def press_plain(shown: PastePreview, key: Qt.Key) -> None:
    shown.paste.setFocus()
    QTest.keyClick(shown.paste, key)
    QApplication.processEvents()


def test_another_reading_of_a_column_is_what_is_pasted(workspace: Workspace) -> None:
    choose(workspace, "1.1.1")
    before = plan_of(workspace)
    put_on_clipboard(EXCEL_TEXT)
    press(KEY.Key_V)
    shown = preview()
    chosen = shown.source.columns.list_of(2)
    assert chosen is not None
    chosen.activated.emit(chosen.findData("officer"))
    press_plain(shown, KEY.Key_Return)
    after = plan_of(workspace)
    first = new_items(before, after)[0]
    assert [person.name for person in after.assigned(first.id, "officer")] == ["Head of Service"]
    assert after.assigned(first.id, "lead") == ()


def test_rows_can_be_left_out_until_nothing_is_left(workspace: Workspace) -> None:
    put_on_clipboard(EXCEL_TEXT)
    press(KEY.Key_V)
    shown = preview()
    shown.source.go_to(4)
    QTest.keyClick(shown.source, KEY.Key_X)
    assert shown.paste.text() == "Paste 2 actions"
    shown.source.go_to(2)
    QTest.keyClick(shown.source, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(shown.source, KEY.Key_X)
    assert not shown.paste.isEnabled()
    assert [line.group.headline for line in shown.findings.lines()] == ["Nothing would be pasted"]
    shown.source.go_to(2)
    QTest.keyClick(shown.source, KEY.Key_Backspace)
    assert shown.paste.text() == "Paste 1 action"
    shown.reject()


def test_cancelled_nothing_is_pasted(workspace: Workspace) -> None:
    before = plan_of(workspace)
    put_on_clipboard(EXCEL_TEXT)
    press(KEY.Key_V)
    QTest.keyClick(preview(), KEY.Key_Escape)
    assert plan_of(workspace) == before
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_paste_is_said_at_the_board(workspace: Workspace, text: str) -> None:
    put_on_clipboard(text)
    press(KEY.Key_V)
    assert board(workspace).said().startswith("There is nothing to paste.")


def test_in_a_text_field_its_own_keys_act_and_the_commands_rest(workspace: Workspace) -> None:
    before = plan_of(workspace)
    put_on_clipboard("assessments")
    press(KEY.Key_F)
    assert not workspace.actions["copy"].isEnabled()
    assert not workspace.actions["paste"].isEnabled()
    press(KEY.Key_V)
    assert workspace.page is not None
    assert workspace.page.toolbar.search.text() == "assessments"
    assert plan_of(workspace) == before
    board(workspace).setFocus()
    assert workspace.actions["copy"].isEnabled()
    assert workspace.actions["paste"].isEnabled()


def test_a_title_that_is_edited_in_the_board_takes_what_is_pasted(workspace: Workspace) -> None:
    choose(workspace, "1.1.1")
    before = plan_of(workspace)
    put_on_clipboard("Recruit")
    QTest.keyClick(board(workspace), KEY.Key_F2)
    press(KEY.Key_A)
    press(KEY.Key_V)
    QTest.keyClick(at_keyboard(), KEY.Key_Return)
    after = plan_of(workspace)
    assert len(after.items) == len(before.items)
    assert "Recruit" in [item.title for item in after.items]


def test_a_plan_that_is_read_only_can_be_copied_from(workspace: Workspace) -> None:
    workspace.actions.set_state(plan=True, writable=False, item=True)
    assert workspace.actions["copy"].isEnabled()
    assert not workspace.actions["paste"].isEnabled()


def test_a_clipboard_of_nobody_has_nothing_to_paste(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: clipboard)
    monkeypatch.setattr(clipboard, "mimeData", lambda: None, raising=False)
    before = plan_of(workspace)
    press(KEY.Key_V)
    assert board(workspace).said().startswith("There is nothing to paste.")
    assert plan_of(workspace) is before
