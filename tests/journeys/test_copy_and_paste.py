"""From a tracker that is open in Excel into the plan and out again, with the keys everybody knows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planapp import paths
from planapp.application.reading import read_plan
from planapp.domain.records import ACTION
from planapp.views.desk import SAMPLE
from planapp.views.paste_preview import PastePreview
from tests.exchange.clipboards import EXCEL_HTML, EXCEL_TEXT
from tests.journeys.officer import CTRL, KEY, Officer

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_paste_from_excel_copy_on_undo_and_reopen(officer: Officer, tmp_path: Path) -> None:
    place = tmp_path / "work.plan"
    officer.import_workbook(paths.resource("samples", SAMPLE), place)
    imported = officer.plan
    chosen = officer.go_to(lambda item: item.kind == ACTION)

    copy_in_excel()
    officer.press(KEY.Key_V, CTRL)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PastePreview)
    officer.press(KEY.Key_Return)
    officer.workspace.window.activateWindow()
    officer.qtbot.waitUntil(officer.board.hasFocus)
    siblings = [item.id for item in officer.plan.children(chosen.parent)]
    at = siblings.index(chosen.id)
    assert [officer.plan.items[one].ref for one in siblings[at + 1 : at + 3]] == ["1.1", "1.2"]
    assert officer.item.id == siblings[at + 1]
    assert officer.workspace.undo_bar.text == "2 actions pasted"

    officer.press(KEY.Key_Down, SHIFT)
    officer.press(KEY.Key_C, CTRL)
    officer.press(KEY.Key_End, CTRL)
    officer.press(KEY.Key_V, CTRL)
    pasted = officer.plan
    assert len(pasted.items) == len(imported.items) + 4
    copies = [item for item in pasted.items if item.title.startswith("Recruit social workers\nand keep")]
    assert len(copies) == 2
    assert len({(item.due, item.ref) for item in copies}) == 1
    assert [len(pasted.ratings.of(item.id)) for item in copies] == [1, 1]

    officer.press(KEY.Key_W, CTRL)
    assert read_plan(place) == pasted
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Z, CTRL)
    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == imported


def copy_in_excel() -> None:
    """Put on the clipboard what Excel does."""
    data = QMimeData()
    data.setText(EXCEL_TEXT)
    data.setHtml(EXCEL_HTML)
    QGuiApplication.clipboard().setMimeData(data)
