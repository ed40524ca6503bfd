"""The list of changes: it follows the plan, leads to the items and goes on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planapp.application.document import Document
from planapp.application.points import points_of
from planapp.domain import edits
from planapp.graphics.theme import Appearance, Choice
from planapp.views.changes import changes_dialog
from planapp.views.changes.changes_dialog import ChangesDialog

KEY = Qt.Key


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the dialog lies over."""
    window = QWidget()
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def item(document: Document, ref: str) -> int:
    return next(one.id for one in document.plan.items if one.ref == ref)


def retitle(document: Document, ref: str, title: str) -> None:
    document.edit(edits.set_field(document.plan, item(document, ref), "title", title))


@pytest.fixture
def edited(document: Document) -> Document:
    """Two points, and an edit after each."""
    document.keep_restore_point("Before the visit")
    retitle(document, "1.1.1", "Visit each family")
    document.keep_restore_point("After the visit")
    retitle(document, "1.2.1", "Audit more")
    return document


@pytest.fixture
def dialog(edited: Document, ground: QWidget, qtbot: QtBot) -> Iterator[ChangesDialog]:
    made = ChangesDialog(edited, points_of(edited)[0], Appearance(Choice.LIGHT), ground)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.reject()


def refs(dialog: ChangesDialog) -> list[str]:
    return [row.ref for row in dialog.model.rows]


def test_it_lists_what_changed_since_the_point_that_is_chosen(dialog: ChangesDialog) -> None:
    assert refs(dialog) == ["1.2.1"]
    assert dialog.summary.text() == "1 change in 1 item"
    assert dialog.tree.isExpanded(dialog.model.index(0, 0))
    assert dialog.since.currentText().startswith("After the visit  (restore point, ")
    dialog.since.setFocus()
    QTest.keyClick(dialog.since, KEY.Key_Down)
    assert refs(dialog) == ["1.1.1", "1.2.1"]


def test_of_very_many_rows_the_first_are_listed_and_all_are_copied(
    dialog: ChangesDialog, edited: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_dialog, "_MOST_ROWS", 2)
    for number in range(3):
        edited.edit(edits.add_item(edited.plan, "theme", title=f"Theme {number}"))
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 change in 1 item, 3 new; the first 2 are listed")
    assert len(dialog.model.rows) == 2
    dialog.copy.click()
    assert "Theme 2" in QGuiApplication.clipboard().text()


def test_it_follows_the_plan_and_stays_where_it_stood(
    dialog: ChangesDialog, edited: Document, qtbot: QtBot
) -> None:
    dialog.tree.collapse(dialog.model.index(0, 0))
    retitle(edited, "1.1.1", "Visit all families")
    qtbot.waitUntil(lambda: refs(dialog) == ["1.1.1", "1.2.1"])
    assert dialog.tree.current_item() == item(edited, "1.2.1")
    assert not dialog.tree.isExpanded(dialog.model.index(1, 0))
    edited.undo()
    edited.undo()
    qtbot.waitUntil(lambda: refs(dialog) == [])
    assert not dialog.copy.isEnabled()


def test_a_point_that_is_named_meanwhile_is_offered(
    dialog: ChangesDialog, edited: Document, qtbot: QtBot
) -> None:
    edited.keep_restore_point("Today")
    assert dialog.since.count() == 3
    assert dialog.since.currentText().startswith("After the visit")
    assert refs(dialog) == ["1.2.1"]


def test_enter_and_a_double_click_lead_to_the_item(
    dialog: ChangesDialog, edited: Document, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    dialog.item_wanted.connect(wanted.append)
    QTest.keyClick(dialog.tree, KEY.Key_Return)
    line = dialog.model.index(0, 0, dialog.model.index(0, 0))
    at = dialog.tree.visualRect(line).center()
    qtbot.mouseDClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted == [item(edited, "1.2.1")] * 2
    assert dialog.isVisible()


def test_what_is_archived_can_not_be_gone_to(dialog: ChangesDialog, edited: Document, qtbot: QtBot) -> None:
    edited.edit(edits.archive_items(edited.plan, [item(edited, "1.2.1")]))
    qtbot.waitUntil(lambda: dialog.model.rows[0].state == "Archived action")
    wanted: list[object] = []
    dialog.item_wanted.connect(wanted.append)
    dialog.tree.setCurrentIndex(dialog.model.index(0, 0))
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog.tree, KEY.Key_Return)
    assert wanted == []


def test_rows_fold_with_the_keys_and_at_their_chevron(dialog: ChangesDialog, qtbot: QtBot) -> None:
    tree, first = dialog.tree, dialog.model.index(0, 0)
    QTest.keyClick(tree, KEY.Key_Left)
    assert not tree.isExpanded(first)
    QTest.keyClick(tree, KEY.Key_Right)
    QTest.keyClick(tree, KEY.Key_Right)
    assert tree.currentIndex().parent() == first
    at = QPoint(20, tree.visualRect(first).center().y())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not tree.isExpanded(first)


def test_the_list_is_copied_as_text_and_as_a_table(dialog: ChangesDialog, edited: Document) -> None:
    dialog.copy.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    first, _, name, field = data.text().splitlines()
    assert first.startswith("Changes since After the visit (restore point, ")
    assert name == "1.2.1 Audit more"
    assert field.startswith("    Title: Audit more (was: ")
    assert "<table" in data.html()
    assert dialog.summary.text() == "Copied"


def test_an_empty_list_says_why(document: Document, ground: QWidget, qtbot: QtBot) -> None:
    dialog = ChangesDialog(document, None, Appearance(Choice.LIGHT), ground)
    assert "Nothing has been sent round yet" in dialog.tree.empty
    assert not dialog.since.isEnabled()
    assert dialog.model.index(0, 0) == QModelIndex()
    document.keep_restore_point("Here")
    assert dialog.since.isEnabled()
    assert dialog.tree.empty == "Nothing has changed since Here."
    dialog.reject()
