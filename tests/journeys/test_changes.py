"""What changed since a named point: listed by keys, from the list to an item and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.reports.changes_report import ChangesReport
from planapp.views.changes.changes_dialog import ChangesDialog
from planapp.views.printing.print_dialog import PrintDialog
from tests.journeys.officer import CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit


def listed(officer: Officer) -> ChangesDialog:
    (dialog,) = (one for one in officer.workspace.window.findChildren(ChangesDialog) if one.isVisible())
    return dialog


def test_the_list_of_changes_by_keys(officer: Officer, tmp_path: Path, small: Plan, qtbot: QtBot) -> None:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.workspace.take(path)
    assert officer.workspace.editing is not None
    officer.workspace.editing.keep_restore_point("Before the visit")
    officer.go_to(lambda item: item.ref == "1.2.1")
    officer.type("g")
    officer.go_to(lambda item: item.ref == "1.1.1")
    officer.press(KEY.Key_C, CTRL | SHIFT)
    dialog = listed(officer)
    qtbot.waitExposed(dialog)
    assert [(row.ref, row.state) for row in dialog.model.rows] == [("1.2.1", "1 change")]

    # From a line to its item, and on with the keys of the board; the list follows.
    qtbot.keyClick(dialog.tree, KEY.Key_Down)
    qtbot.keyClick(dialog.tree, KEY.Key_Return)
    assert officer.item.ref == "1.2.1"
    officer.board.setFocus()
    officer.type("a")
    officer.go_to(lambda item: item.ref == "1.1.2")
    officer.type("a")
    qtbot.waitUntil(lambda: [row.ref for row in dialog.model.rows] == ["1.1.2", "1.2.1"])

    # The same keys bring it to the front; from it the board is filtered.
    officer.press(KEY.Key_C, CTRL | SHIFT)
    assert listed(officer) is dialog
    qtbot.keyClick(dialog.filter, KEY.Key_Space)
    board = officer.board.board
    assert sorted(board.plan.items[one].ref for one in board.matched()) == ["1.1.2", "1.2.1"]

    # And it goes out on paper: what it lists stands first in the print dialog.
    qtbot.keyClick(dialog.print, KEY.Key_Space)
    paper = QApplication.activeModalWidget()
    assert isinstance(paper, PrintDialog)
    assert paper.what.currentText() == "Changes since Before the visit"
    assert isinstance(paper.report, ChangesReport)
    qtbot.keyClick(paper, KEY.Key_Escape)
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, ChangesDialog) and one.isVisible()
    ]
