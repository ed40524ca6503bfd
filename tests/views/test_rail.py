"""The rail: badges that say how much waits on a page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.rail import Rail


def test_a_badge_is_painted_and_said(qtbot: QtBot) -> None:
    rail = Rail(Appearance(Choice.LIGHT))
    qtbot.addWidget(rail)
    button = rail.add("Circulation", "circulation")
    rail.resize(rail.width(), 200)
    rail.show()
    plain = button.grab().toImage()
    button.set_badge(5, "5 returns to merge")
    assert button.accessibleName() == "Circulation, 5 returns to merge"
    assert button.grab().toImage() != plain
    button.set_badge(0, "")
    assert button.accessibleName() == "Circulation"
    assert button.grab().toImage() == plain
