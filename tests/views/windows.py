"""The real window, filled as the program fills it, for the tests that work in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings
from planapp.views.workspace import Workspace
from tests.views.answers import Answers


@contextmanager
def real_window(
    application: QApplication, answers: Answers | None = None, *, size: tuple[int, int] | None = None
) -> Iterator[Workspace]:
    """Give the window as it starts, with somebody to answer its questions; close it at the end."""
    theme, settings = Appearance(Choice.LIGHT), Settings()
    dress(application, theme)
    window = MainWindow(settings)
    if size is not None:
        window.resize(*size)
    window.show()
    try:
        yield furnish(window, theme, settings, answers or Answers())
    finally:
        window.close()
        window.deleteLater()
