"""Dialogs of the registers over a window, on the small plan, and an officer's keys for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress
from planapp.views.registers.register_dialog import RegisterDialog

D = TypeVar("D", bound=RegisterDialog)
Q = TypeVar("Q", bound=QWidget)
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme = Appearance(Choice.LIGHT)
    dress(qapp, theme)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def shown(document: Document, window: QWidget, qtbot: QtBot) -> Iterator[Callable[[type[D]], D]]:
    """Return what shows a dialog over the small plan; it is closed at the end."""
    made: list[RegisterDialog] = []

    def show(kind: type[D], *, writable: bool = True) -> D:
        dialog = kind(document, Appearance(Choice.LIGHT), window, writable=writable)  # type: ignore[call-arg,arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        made.append(dialog)
        return dialog

    yield show
    for dialog in made:
        dialog.close()


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key where the keyboard is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, keys)
    QApplication.processEvents()


def type_text(text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, letter)
    QApplication.processEvents()


def cells(dialog: RegisterDialog, column: int = 0) -> list[str]:
    """Return what a column of the list shows."""
    return [dialog.model.index(row, column).data() for row in range(dialog.model.rowCount())]


def item_cells(dialog: RegisterDialog, column: int = 0) -> list[str]:
    """Return what a column of the items shows."""
    model = dialog.item_model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def asked(kind: type[Q], qtbot: QtBot) -> Q:
    """Return the dialog that asks, once it has the keyboard."""
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, kind)
    asking.activateWindow()
    qtbot.waitUntil(asking.isActiveWindow)
    return asking
