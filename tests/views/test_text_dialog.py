"""Asking for a line of text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.text_dialog import TextDialog


def asked(qtbot: QtBot, *keys: Qt.Key, text: str = "") -> str | None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TextDialog("Add a period", "Name of the period:", "Add", Appearance(Choice.LIGHT), window)

    def type_it() -> None:
        QTest.keyClicks(dialog.field, text)
        for key in keys:
            QTest.keyClick(dialog.field, key)

    QTimer.singleShot(0, type_it)
    return dialog.ask()


def test_enter_takes_what_was_typed(qtbot: QtBot) -> None:
    assert asked(qtbot, Qt.Key.Key_Return, text="May 2026") == "May 2026"


def test_escape_gives_up(qtbot: QtBot) -> None:
    assert asked(qtbot, Qt.Key.Key_Escape, text="May 2026") is None


def test_nothing_but_spaces_is_not_taken(qtbot: QtBot) -> None:
    assert asked(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Escape, text="   ") is None
