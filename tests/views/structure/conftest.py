"""Dialogs over a window that nobody sees, and keys that go to what has the keyboard in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.widgets.dialog import Dialog


@pytest.fixture
def theme() -> Appearance:
    return Appearance(Choice.LIGHT)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that dialogs lie over."""
    window = QWidget()
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def texts(dialog: Dialog, row: int) -> list[str]:
    """What a row of a dialog's list says, column by column."""
    model = dialog.list.model()  # type: ignore[attr-defined]
    return [model.index(row, column).data() for column in range(model.columnCount())]


def rows(dialog: Dialog) -> list[list[str]]:
    """What all rows of a dialog's list say."""
    return [texts(dialog, row) for row in range(dialog.list.model().rowCount())]  # type: ignore[attr-defined]


def type_into(field: QWidget, text: str) -> None:
    """Type over what a field holds."""
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
