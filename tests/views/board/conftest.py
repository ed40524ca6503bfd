"""A board of the small plan on a window that nobody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planapp.application.document import Document
from planapp.graphics.theme import Appearance, Choice
from planapp.views.board.board_view import BoardView

MakeBoard = Callable[[Document], BoardView]


@pytest.fixture
def make_board(qapp: QApplication) -> Iterator[MakeBoard]:
    """Make boards that are shown and have the keyboard, and take them away after the test."""
    appearance = Appearance(Choice.LIGHT)
    made: list[BoardView] = []

    def make(document: Document) -> BoardView:
        view = BoardView(document, appearance)
        made.append(view)
        view.resize(936, 640)
        view.show()
        view.activateWindow()
        view.setFocus()
        qapp.processEvents()
        return view

    yield make
    for view in made:
        if isValid(view):
            view.close()
            view.deleteLater()


@pytest.fixture
def board(make_board: MakeBoard, document: Document) -> BoardView:
    """A board of the small plan."""
    return make_board(document)
