"""The frame of small dialogs: Enter presses what stands out, Esc closes, a refusal is said at the head."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planapp.errors import UserError
from planapp.graphics.theme import Appearance, Choice
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog


def refuse() -> None:
    raise UserError("There is nothing to do. Choose something.")


def test_enter_presses_the_primary_button_and_a_refusal_is_said(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Dialog(Appearance(Choice.LIGHT), window, "People", size=(400, 300))
    dialog.add_heading("People")
    done: list[bool] = []
    dialog.add_button("Help", lambda: None, at_left=True)
    dialog.add_button("Close", dialog.reject)
    take = dialog.add_button("Take", lambda: done.append(dialog.attempt(refuse)), Kind.PRIMARY)
    dialog.open()
    assert dialog.width() == 400
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [False]
    assert dialog.message.text == "There is nothing to do. Choose something."
    assert dialog.attempt(lambda: None)
    assert dialog.message.text == ""
    take.setEnabled(False)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [False]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
