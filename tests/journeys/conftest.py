"""The window that a journey drives, and what is checked when it has gone: see tests/views/conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.officer import Officer
from tests.views.answers import Answers
from tests.views.conftest import nothing_left, own_settings, small
from tests.views.windows import real_window

__all__ = ["nothing_left", "own_settings", "small"]


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot) -> Iterator[Officer]:
    """Somebody in front of the window as it starts, 1440 x 900."""
    answers = Answers()
    with real_window(qapp, answers, size=(1440, 900)) as workspace:
        workspace.window.activateWindow()
        qtbot.waitUntil(workspace.window.isActiveWindow)
        yield Officer(workspace, answers, qtbot)
