"""Filtering the board by its chips: what is left is named, and there is a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.plan import Plan
from planapp.models.roles import Role
from tests.journeys.officer import CTRL, KEY, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    """A plan file that was sent round, with one edit since."""
    path = tmp_path / "small.plan"
    document = Document.create(path, first_edit(small), by="Officer")
    at = "2026-03-31T09:00:00+00:00"
    document.edit(edits.add_bookmark(document.plan, "March circulation", CIRCULATION, entry=1, at=at))
    item = next(one for one in document.plan.items if one.ref == "2.1.1")
    document.edit(edits.add_update(document.plan, item.id, "All partners have signed"))
    document.close()
    return path


def refs(officer: Officer) -> list[str]:
    """The numbers of the rows that the board shows for themselves."""
    board = officer.board.board
    return sorted(board.plan.items[one].ref for one in board.matched())


def marked(officer: Officer) -> list[str]:
    """The numbers of the rows with a dot."""
    board = officer.board.board
    found = [one for one in board.plan.items if board.index_of(one.id).data(Role.CHANGED)]
    return sorted(one.ref for one in found)


def test_what_changed_since_the_last_circulation_is_marked_and_found(
    officer: Officer, place: Path, qtbot: QtBot
) -> None:
    officer.workspace.take(place)
    changed = officer.page.toolbar.chips.changed
    qtbot.waitUntil(lambda: changed.count == 1)
    assert marked(officer) == ["2.1.1"]
    officer.go_to(lambda item: item.ref == "1.2.1")
    officer.type("g")
    qtbot.waitUntil(lambda: changed.count == 2)
    assert marked(officer) == ["1.2.1", "2.1.1"]

    officer.click(changed)
    assert refs(officer) == ["1.2.1", "2.1.1"]
    assert "· Changed since March circulation" in officer.workspace.status.counts.text
    officer.board.setFocus()
    officer.press(KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: changed.count == 1)
    # It stays in sight until the filter changes.
    assert refs(officer) == ["1.2.1", "2.1.1"]
    officer.workspace.actions["clear_filters"].trigger()
    officer.click(changed)
    assert refs(officer) == ["2.1.1"]


def test_another_point_is_chosen_with_the_keys_and_stays(officer: Officer, place: Path, qtbot: QtBot) -> None:
    officer.workspace.take(place)
    chips = officer.page.toolbar.chips
    qtbot.waitUntil(lambda: chips.changed.count == 1)
    officer.go_to(lambda item: item.ref == "1.2.1")
    officer.type("g")
    assert officer.workspace.editing is not None
    officer.workspace.editing.keep_restore_point("Before the visit")
    officer.go_to(lambda item: item.ref == "1.1.2")
    officer.type("a")
    officer.tab_to(chips.changed)
    officer.press(KEY.Key_Down)
    assert chips.changed.menu is not None
    qtbot.keyClick(chips.changed.menu, KEY.Key_Down)
    qtbot.keyClick(chips.changed.menu, KEY.Key_Return)
    assert refs(officer) == ["1.1.2"]
    assert marked(officer) == ["1.1.2"]
    assert chips.changed.isChecked()
    assert "· Changed since Before the visit" in officer.workspace.status.counts.text
    officer.workspace.close_plan()

    officer.workspace.take(place)
    chips = officer.page.toolbar.chips
    assert chips.changed.text() == "Changed since Before the visit"
    qtbot.waitUntil(lambda: marked(officer) == ["1.1.2"])


def test_an_empty_board_names_what_leaves_nothing_and_offers_the_way_out(
    officer: Officer, place: Path
) -> None:
    officer.workspace.take(place)
    chips = officer.page.toolbar.chips
    officer.click(chips.overdue)
    officer.tab_to(chips.red)
    officer.press(KEY.Key_Space)
    assert refs(officer) == []
    assert officer.workspace.status.counts.text == "Showing 0 of 6 actions · Overdue, Red"
    (way_out,) = [
        one for one in officer.board.viewport().children() if one.isWidgetType() and one.isVisible()
    ]
    officer.click(way_out)
    assert len(refs(officer)) == 13
    assert not chips.red.isChecked()


def test_a_row_that_is_edited_out_of_the_filter_stays_until_that_changes(
    officer: Officer, place: Path
) -> None:
    officer.workspace.take(place)
    officer.click(officer.page.toolbar.chips.not_rated)
    assert refs(officer) == ["1.1.2", "1.2.2"]
    officer.board.setFocus(Qt.FocusReason.OtherFocusReason)
    officer.go_to(lambda item: item.ref == "1.1.2")
    officer.type("a")
    assert officer.rating() == "A"
    assert refs(officer) == ["1.1.2", "1.2.2"]
    officer.press(KEY.Key_N, CTRL)
    officer.type("Meet every month")
    officer.press(KEY.Key_Return)
    assert officer.item.title == "Meet every month"
    assert officer.item.id in officer.board.board.matched()
    officer.click(officer.page.toolbar.chips.not_rated)
    officer.click(officer.page.toolbar.chips.not_rated)
    assert officer.item.ref != "1.1.2"
    assert "1.1.2" not in refs(officer)
