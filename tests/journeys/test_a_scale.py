"""The officer changes her rating scale, and board, chips, menus and rating keys follow at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.models.level_list import LETTER
from planapp.views.board.rating_commands import is_rated_itself
from planapp.views.scale.scale_dialog import ScaleDialog
from tests.journeys.officer import ALT, CTRL, KEY, Officer
from tests.views.plans import first_edit


def open_scale(officer: Officer) -> ScaleDialog:
    officer.workspace.actions["scale"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ScaleDialog)
    officer.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def offered(officer: Officer) -> list[str]:
    menu = officer.workspace.menus._inner["rate"]
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_everything_follows_a_change_of_the_scale(officer: Officer, tmp_path: Path, small: Plan) -> None:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.workspace.take(path)
    item = officer.go_to(lambda item: item.ref == "1.2.1")
    assert is_rated_itself(officer.plan, item)
    chip = officer.page.toolbar.chips.red
    assert chip.text() == "Red"

    dialog = open_scale(officer)
    officer.press(KEY.Key_F2)
    officer.press(KEY.Key_A, CTRL)
    officer.type("Off track")
    officer.press(KEY.Key_Return)
    dialog.list.choose(dialog.list.current_id(), LETTER)
    officer.type("O")
    officer.press(KEY.Key_Return)
    assert chip.text() == "Off track"
    assert offered(officer)[0] == "Off track"
    assert officer.rating() == "O"
    assert officer.pane.page.rating.card.now.text().startswith("Off track")

    officer.press(KEY.Key_Down, ALT)
    assert chip.text() == "Amber"
    officer.press(KEY.Key_Z, CTRL)
    assert chip.text() == "Off track"

    officer.press(KEY.Key_N, CTRL)
    officer.type("On hold")
    officer.press(KEY.Key_Tab)
    officer.type("H")
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Escape)
    officer.come_back()
    assert offered(officer)[4] == "On hold"
    officer.go_to(lambda item: item.ref == "1.2.2")
    officer.type("h")
    assert officer.rating() == "H"
