"""The key at the foot of the board, where names are long."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.views.key_line import KeyLine


def test_a_long_name_is_cut_and_keeps_no_other_out(small: Plan, qtbot: QtBot) -> None:
    worst = small.levels.of()[0]
    plan = apply(small, edits.set_level(small, worst.id, name="Off track and not to be met " * 6))
    key = KeyLine(Appearance(Choice.LIGHT))
    qtbot.addWidget(key)
    key.show_plan(plan)
    key.resize(700, key.height())
    shown = [entry.name for entry, _ in key.places()]
    assert shown[1:4] == ["Amber", "Green", "Complete"]
    assert key.places()[0][1].width() < 200
    assert plan.levels[worst.id].name.strip() in key.accessibleDescription()
