"""A plan is reshaped: rows added where they belong, dragged and moved by keys, archived, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.views.structure.move_dialog import MoveDialog
from planapp.views.structure.renumber_dialog import RenumberDialog
from planapp.views.structure.replace_dialog import ReplaceDialog
from tests.journeys.officer import ALT, CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(officer: Officer, tmp_path: Path, small: Plan) -> Officer:
    """The officer with the small plan open."""
    path = tmp_path / "Northmere.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.answers.open = path
    officer.press(KEY.Key_O, CTRL)
    officer.come_back()
    return officer


def go(officer: Officer, ref: str) -> None:
    officer.go_to(lambda item: item.ref == ref)


def below(officer: Officer, ref: str) -> list[str]:
    parent = next(item for item in officer.plan.items if item.ref == ref)
    return [item.ref or item.title for item in officer.plan.children(parent.id)]


def middle(officer: Officer, ref: str) -> QPoint:
    item = next(one for one in officer.plan.items if one.ref == ref)
    row, _ = officer.board.where(officer.board.board.index_of(item.id))
    return QPoint(200, row.center().y())


def wait_for(officer: Officer, kind: type[QWidget]) -> None:
    """Wait until the keyboard is in a dialog."""

    def is_there() -> bool:
        at = QApplication.focusWidget()
        return at is not None and isinstance(at.window(), kind)

    officer.qtbot.waitUntil(is_there)


def test_rows_are_added_below_and_after_what_is_chosen(opened: Officer) -> None:
    go(opened, "1.1.1")
    opened.press(KEY.Key_Return, CTRL)
    opened.type("Check the threshold")
    opened.press(KEY.Key_Return)
    assert below(opened, "1.1") == ["1.1.1", "Check the threshold", "1.1.2"]
    opened.press(KEY.Key_Return, CTRL | SHIFT)
    opened.type("Ask the partners")
    opened.press(KEY.Key_Return)
    assert (opened.item.kind, opened.item.title) == ("step", "Ask the partners")
    opened.press(KEY.Key_Return, CTRL | SHIFT)
    assert opened.board.said() == "Nothing stands below a step. Add a step after this one."


def test_rows_are_dragged_and_the_undo_bar_takes_it_back(opened: Officer) -> None:
    go(opened, "1.1.1")
    opened.press(KEY.Key_Down, SHIFT)
    viewport = opened.board.viewport()
    QTest.mousePress(viewport, LEFT, pos=middle(opened, "1.1.2"))
    for step in (6, 0):
        QTest.mouseMove(viewport, middle(opened, "2.1") - QPoint(0, step))
    QTest.mouseRelease(viewport, LEFT, pos=middle(opened, "2.1"))
    QApplication.processEvents()
    assert below(opened, "2.1") == ["2.1.1", "2.1.2", "1.1.1", "1.1.2"]
    assert opened.workspace.undo_bar.text == "2 items moved below 2.1"
    opened.press(KEY.Key_Z, CTRL)
    assert below(opened, "1.1") == ["1.1.1", "1.1.2"]


def test_several_rows_are_indented_duplicated_archived_and_brought_back(opened: Officer) -> None:
    before = opened.plan
    go(opened, "2.1.1")
    opened.press(KEY.Key_Down, SHIFT)
    for key, keys in ((KEY.Key_Up, ALT), (KEY.Key_Down, ALT), (KEY.Key_Left, ALT), (KEY.Key_D, CTRL)):
        opened.press(key, keys)
        if opened.plan != before:
            opened.press(KEY.Key_Z, CTRL)
        assert opened.plan == before
        opened.board.hush()
    assert len(opened.board.selected_ids()) == 2
    opened.workspace.actions["archive"].trigger()
    assert opened.workspace.undo_bar.text == "2 items archived"
    opened.workspace.actions["archived"].trigger()
    go(opened, "2.1.1")
    opened.press(KEY.Key_Down, SHIFT)
    assert opened.workspace.actions["bring_back"].isEnabled()
    opened.workspace.actions["bring_back"].trigger()
    assert opened.plan == before
    assert not opened.workspace.actions["bring_back"].isEnabled()


def test_the_order_can_be_locked(opened: Officer) -> None:
    lock = opened.workspace.actions["lock_order"]
    assert not lock.isChecked()
    lock.trigger()
    assert lock.isChecked()
    assert not opened.board.dragging.is_allowed
    opened.press(KEY.Key_W, CTRL)
    opened.press(KEY.Key_O, CTRL)
    assert lock.isChecked()
    lock.trigger()
    assert opened.board.dragging.is_allowed


def test_rows_are_moved_by_a_number_and_all_are_renumbered(opened: Officer) -> None:
    before = opened.plan
    go(opened, "1.1.1")
    opened.press(KEY.Key_M, CTRL)
    wait_for(opened, MoveDialog)
    opened.type("2.1")
    opened.press(KEY.Key_Return)
    opened.come_back()
    assert below(opened, "2.1") == ["2.1.1", "2.1.2", "1.1.1"]
    assert opened.workspace.undo_bar.text == "1.1.1 moved below 2.1"
    opened.workspace.actions["renumber"].trigger()
    wait_for(opened, RenumberDialog)
    opened.press(KEY.Key_Return)
    opened.come_back()
    assert below(opened, "2.1") == ["2.1.1", "2.1.2", "2.1.3"]
    assert below(opened, "1.1") == ["1.1.1"]
    assert opened.workspace.undo_bar.text == "2 items renumbered"
    opened.press(KEY.Key_Z, CTRL)
    opened.press(KEY.Key_Z, CTRL)
    assert opened.plan == before


def test_words_are_replaced_beside_the_board(opened: Officer) -> None:
    before = opened.plan
    opened.page.toolbar.search.setText("zebra")
    opened.press(KEY.Key_H, CTRL)
    wait_for(opened, ReplaceDialog)
    opened.type("visit")
    opened.press(KEY.Key_Tab)
    opened.type("meet")
    dialog = opened.workspace.window.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    opened.qtbot.waitUntil(lambda: dialog.take.text().startswith("Replace "))
    opened.tab_to(dialog.list)
    opened.press(KEY.Key_Return)
    assert opened.item.title == "Plan every visit in a meeting"
    opened.click(dialog.take)
    assert opened.item.title == "Plan every meet in a meeting"
    assert opened.workspace.undo_bar.text.startswith("Replaced in ")
    dialog.reject()
    opened.come_back()
    opened.press(KEY.Key_Z, CTRL)
    assert opened.plan == before


def test_closing_the_plan_closes_what_replaces_in_it(opened: Officer) -> None:
    opened.press(KEY.Key_H, CTRL)
    wait_for(opened, ReplaceDialog)
    opened.workspace.close_plan()
    assert not any(dialog.isVisible() for dialog in opened.workspace.window.findChildren(ReplaceDialog))
