"""Two thousand things that a person might do, in any order; then file, memory and screen are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication

from planapp import paths
from planapp.application.reading import read_plan
from planapp.models.columns import TITLE
from planapp.views.desk import SAMPLE
from tests.journeys.at_random import AtRandom
from tests.journeys.officer import Officer

ACTIONS = 2_000
_LOOK_EVERY = 100
_SCHEMES = ("http", "https", "file", "mailto")


class Opened(QObject):
    """Takes what would be opened in other programs."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Take it."""


@pytest.fixture(autouse=True)
def nothing_is_opened() -> Iterator[None]:
    """Start no browser."""
    opened = Opened()
    for scheme in _SCHEMES:
        QDesktopServices.setUrlHandler(scheme, opened, "take")
    yield
    for scheme in _SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


def test_file_memory_and_screen_stay_the_same(officer: Officer, tmp_path: Path) -> None:
    """PLANAPP_SEED throws other dice."""
    place = tmp_path / "work.plan"
    officer.import_workbook(paths.resource("samples", SAMPLE), place)
    hand = AtRandom(officer, Random(int(os.environ.get("PLANAPP_SEED", "20260423"))))
    for done in range(ACTIONS):
        hand.step()
        if done % _LOOK_EVERY == 0:
            assert read_plan(place) == officer.plan, hand.done[-_LOOK_EVERY:]
    officer.workspace.choose_size(100)
    officer.workspace.window.resize(1440, 900)
    on_screen = look(officer)
    plan = officer.plan
    officer.workspace.close_plan()
    assert read_plan(place) == plan
    officer.workspace.take(place)
    assert officer.plan == plan
    assert_same(on_screen, look(officer), tmp_path)


def assert_same(before: tuple[list[str], QImage], after: tuple[list[str], QImage], folder: Path) -> None:
    """Leave both pictures in the folder of the test where they differ."""
    assert before[0] == after[0]
    if before[1] != after[1]:
        before[1].save(str(folder / "before.png"))
        after[1].save(str(folder / "after.png"))
        pytest.fail(f"the pictures in {folder} differ")


def look(officer: Officer) -> tuple[list[str], QImage]:
    """Return every text of the whole board, and a picture of its top and of the pane on its first row."""
    officer.workspace.actions["clear_filters"].trigger()
    page, board = officer.page, officer.board
    if officer.pane.isHidden():
        officer.workspace.actions["pane"].trigger()
    current = officer.plan.current_period
    page.set_period(current.id if current is not None else None)
    officer.pane.page.fold(False)
    board.expandAll()
    board.setFocus()
    board.choose(officer.plan.items.of(None)[0].id)
    board.focus_column(TITLE)
    board.scrollToTop()
    for _ in range(5):
        QApplication.processEvents()
    officer.qtbot.wait(300)
    return texts_of(officer), page.grab().toImage()


def texts_of(officer: Officer) -> list[str]:
    """Return what each cell of the board says to a screen reader, row by row."""
    model, found = officer.board.board, []
    waiting = [model.index(row, 0) for row in reversed(range(model.rowCount()))]
    while waiting:
        first = waiting.pop()
        for column in range(model.columnCount()):
            found.append(str(first.siblingAtColumn(column).data(Qt.ItemDataRole.AccessibleTextRole)))
        waiting.extend(model.index(row, 0, first) for row in reversed(range(model.rowCount(first))))
    return found
