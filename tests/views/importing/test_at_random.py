"""Random keys and lists in the import wizard: no cell is lost, and all is taken back exactly."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp import paths
from planapp.application.import_draft import read_draft
from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress
from planapp.views.importing.import_wizard import STRUCTURE, ImportWizard
from planapp.views.importing.source_view import ROW_KEYS
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings

_SAID = 40


@pytest.mark.parametrize("seed", [1, 2])
def test_no_cell_is_lost_and_all_is_taken_back(seed: int, qapp: QApplication, qtbot: QtBot) -> None:
    theme = Appearance(Choice.LIGHT)
    dress(qapp, theme)
    window = MainWindow(Settings())
    window.show()
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    wizard = ImportWizard(*read_draft(source), theme, window)
    wizard.show()
    wizard.go(STRUCTURE)
    before = wizard.found
    chance = random.Random(seed)
    for _ in range(_SAID):
        say_something(wizard, qtbot, chance)
        qtbot.waitUntil(lambda: not wizard.understanding.busy, timeout=20_000)
        cells = wizard.found.accounting
        assert cells.placed + cells.named + len(cells.left_out) == cells.filled
        assert cells.left_out == ()
    for _ in range(_SAID):
        wizard.undo()
    qtbot.waitUntil(lambda: not wizard.understanding.busy, timeout=20_000)
    assert wizard.found.accounting == before.accounting
    assert titles(wizard) == [(item.kind, item.ref, item.title) for item in before.plan.walk()]
    wizard.reject()
    window.close()
    window.deleteLater()


def titles(wizard: ImportWizard) -> list[tuple[str, str, str]]:
    return [(item.kind, item.ref, item.title) for item in wizard.found.plan.walk()]


def say_something(wizard: ImportWizard, qtbot: QtBot, chance: random.Random) -> None:
    source = wizard.structure.source
    if chance.random() < 0.3:
        section = chance.randrange(source.source.columnCount())
        choice = source.columns.list_of(section)
        if choice is not None and choice.isEnabled():
            choice.setCurrentIndex(chance.randrange(choice.count()))
            choice.activated.emit(choice.currentIndex())
        return
    source.setFocus()
    source.go_to(chance.randrange(source.source.rowCount()) + 1)
    for _ in range(chance.randrange(3)):
        qtbot.keyClick(source, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(source, chance.choice(list(ROW_KEYS)))
