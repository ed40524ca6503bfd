"""The window that a journey drives, and what is checked when it has gone: see tests/views/conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings
from tests.journeys.officer import Officer
from tests.views.answers import Answers
from tests.views.conftest import nothing_left, own_settings, small

__all__ = ["nothing_left", "own_settings", "small"]


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot) -> Iterator[Officer]:
    """Somebody in front of the window as it starts, 1440 x 900."""
    theme = Appearance(Choice.LIGHT)
    dress(qapp, theme)
    window = MainWindow(Settings())
    answers = Answers()
    workspace = furnish(window, theme, Settings(), answers)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Officer(workspace, answers, qtbot)
    window.close()
    window.deleteLater()
