"""Choosing the columns of the board by keyboard alone; they are there when the plan is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.views.board.columns_dialog import ColumnsDialog
from tests.journeys.officer import ALT, KEY, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def shown(officer: Officer) -> list[str]:
    return [place.column.label for place in officer.board.places if place.period is None]


def test_an_extra_field_is_shown_first_and_still_is_tomorrow(
    officer: Officer, place: Path, qtbot: QtBot
) -> None:
    officer.workspace.take(place)
    officer.workspace.actions["columns"].trigger()
    dialog = officer.workspace.window.findChild(ColumnsDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in range(30):
        officer.press(KEY.Key_Down)
    officer.press(KEY.Key_Space)
    for _ in range(3):
        officer.press(KEY.Key_Up, ALT)
    officer.press(KEY.Key_Right, ALT)
    officer.press(KEY.Key_Escape)
    titles = "Theme, objective, action, step"
    assert shown(officer) == [titles, "Priority", "Due", "Lead", "Trend"]

    officer.come_back()
    action = officer.go_to(lambda item: item.ref == "1.2.1")
    officer.press(KEY.Key_Right)
    officer.type("Urgent")
    officer.press(KEY.Key_Return)
    (field,) = officer.plan.extra_fields
    value = officer.plan.extra(action.id, field.id)
    assert value is not None
    assert value.text == "Urgent"

    officer.workspace.actions["close"].trigger()
    officer.workspace.take(place)
    assert shown(officer) == [titles, "Priority", "Due", "Lead", "Trend"]
    assert len(officer.board.columns.chosen.widths) == 1
