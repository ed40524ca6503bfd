"""A dialog with a list, over a window, as it is used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planapp.application.document import Document
from planapp.graphics.theme import Appearance, Choice

Make = Callable[[Document, Appearance, QWidget], Any]


class ShownDialog:
    """Open, with the keyboard in it; its model is watched for what models must not do."""

    def __init__(
        self, make: Callable[[Document, Appearance, QWidget], Any], document: Document, qtbot: QtBot
    ):
        self.document, self.window = document, QWidget()
        self.window.show()
        self.dialog = make(document, Appearance(Choice.LIGHT), self.window)
        model = self.dialog.list.rows
        self.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.dialog.open()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, keys)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.dialog, letter)

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    def close(self) -> None:
        if isValid(self.dialog):
            self.dialog.close()
        self.window.close()
        self.window.deleteLater()
