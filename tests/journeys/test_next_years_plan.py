"""Next year's plan is begun out of this year's, which stays as it is, byte for byte."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QApplication

from planapp import paths
from planapp.application.carry_over import ORIGIN
from planapp.application.reading import read_plan
from planapp.domain.records import ACTION
from planapp.views.desk import SAMPLE
from planapp.views.structure.next_plan_dialog import NextPlanDialog
from tests.journeys.officer import CTRL, KEY, Officer


def test_the_next_plan_is_begun_and_the_old_one_untouched(officer: Officer, tmp_path: Path) -> None:
    old, new = tmp_path / "2025.plan", tmp_path / "2026.plan"
    officer.import_workbook(paths.resource("samples", SAMPLE), old)
    before, imported = sha256(old.read_bytes()).hexdigest(), officer.plan

    officer.answers.plan = new
    officer.workspace.actions["next_plan"].trigger()
    officer.qtbot.waitUntil(lambda: isinstance(_at_keyboard(), NextPlanDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NextPlanDialog)
    officer.type("Northmere improvement plan 2026")
    officer.tab_to(dialog.list)
    for _ in range(5):
        officer.press(KEY.Key_Down)
    officer.press(KEY.Key_Space)
    said = dialog.summary.text()
    officer.tab_to(dialog.take)
    officer.press(KEY.Key_Return)
    officer.come_back()

    assert officer.workspace.desk.document is not None
    assert officer.workspace.desk.document.path == new
    assert officer.answers.asked[-1].endswith("Northmere improvement plan 2026.plan")
    actions = [item for item in officer.plan.items if item.kind == ACTION]
    assert said.startswith(f"{len(actions)} of 60 actions, 5 themes")
    baseline, first = officer.plan.periods.of()
    assert baseline.frozen
    assert baseline.label.startswith("Baseline (")
    assert first.current
    chosen = officer.go_to(lambda item: item.kind == ACTION)
    field = next(one for one in officer.plan.extra_fields.of() if one.heading == ORIGIN)
    came_from = officer.plan.extra(chosen.id, field.id)
    assert came_from is not None
    assert came_from.text.startswith(imported.about.title)

    assert sha256(old.read_bytes()).hexdigest() == before
    officer.press(KEY.Key_W, CTRL)
    assert read_plan(old) == imported


def _at_keyboard() -> object:
    field = QApplication.focusWidget()
    return field.window() if field is not None else None
