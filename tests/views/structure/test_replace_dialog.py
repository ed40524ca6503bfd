"""Find and replace: what is found is seen, each place can be left out, and all is one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.word_diff import DELETED, INSERTED, SAME, Piece
from planapp.graphics.theme import Appearance
from planapp.views.structure.hit_delegate import one_line
from planapp.views.structure.replace_dialog import ReplaceDialog
from tests.views.board.looking import item
from tests.views.structure.conftest import rows, type_into

KEY = Qt.Key


@pytest.fixture
def dialog(document: Document, theme: Appearance, ground: QWidget, qtbot: QtBot) -> Iterator[ReplaceDialog]:
    made = ReplaceDialog(document, theme, ground)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.reject()


def look_for(dialog: ReplaceDialog, text: str, by: str, qtbot: QtBot) -> None:
    """Type both and wait until the places are found."""
    type_into(dialog.text, text)
    type_into(dialog.by, by)
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    dialog.words.setFocus()


def only(dialog: ReplaceDialog, *keys: str) -> None:
    """Tick only some fields."""
    for key, box in dialog.fields.items():
        if box.isChecked() != (key in keys):
            box.click()


def test_nothing_is_sought_at_first(dialog: ReplaceDialog) -> None:
    assert rows(dialog) == []
    assert not dialog.take.isEnabled()
    assert not dialog.go.isEnabled()
    assert "Plan > People" in dialog.summary.text()


def test_every_place_is_shown_and_replaced_in_one_step(
    dialog: ReplaceDialog, document: Document, qtbot: QtBot
) -> None:
    before, told = document.plan, list[str]()
    dialog.replaced.connect(told.append)
    only(dialog, "title")
    look_for(dialog, "children", "young people", qtbot)
    assert rows(dialog) == [
        ["1.2 Children are seen promptly", "Title", "Young people are seen promptly"],
        ["1.2.1 See children in five working days", "Title", "See young people in five working days"],
    ]
    assert dialog.take.text() == "Replace 2"
    dialog.take.click()
    assert item(document.plan, "1.2").title == "Young people are seen promptly"
    assert told == ["Replaced in 2 places"]
    assert dialog.isVisible()
    document.undo()
    assert document.plan == before


def test_a_place_can_be_left_out_by_key(dialog: ReplaceDialog, document: Document, qtbot: QtBot) -> None:
    only(dialog, "title")
    look_for(dialog, "children", "young people", qtbot)
    dialog.list.setFocus()
    dialog.list.choose(dialog.model.id_of(dialog.model.index(0, 0)))
    QTest.keyClick(dialog.list, KEY.Key_Space)
    assert dialog.take.text() == "Replace 1"
    type_into(dialog.by, "pupils")
    qtbot.waitUntil(lambda: rows(dialog)[0][2] == "Pupils are seen promptly")
    assert dialog.take.text() == "Replace 1"
    dialog.take.click()
    assert item(document.plan, "1.2").title == "Children are seen promptly"
    assert item(document.plan, "1.2.1").title == "See pupils in five working days"


def test_all_can_be_unticked_and_ticked(dialog: ReplaceDialog, qtbot: QtBot) -> None:
    only(dialog, "title")
    look_for(dialog, "children", "x", qtbot)
    dialog.all.click()
    assert (dialog.take.isEnabled(), dialog.all.text()) == (False, "Tick all")
    dialog.all.click()
    assert (dialog.take.text(), dialog.all.text()) == ("Replace 2", "Untick all")


def test_what_is_frozen_is_listed_and_stays(dialog: ReplaceDialog, document: Document, qtbot: QtBot) -> None:
    period = document.plan.periods.of()[-1].id
    action = item(document.plan, "2.1.1").id
    document.edit(edits.comment(document.plan, action, period, "Signed by all"))
    document.edit(edits.freeze(document.plan, period))
    only(dialog, "comment")
    look_for(dialog, "signed", "read", qtbot)
    assert rows(dialog) == [
        ["2.1.1 Agree one threshold document", "Comment, April 2026, frozen, stays", "Signed by all"]
    ]
    assert not dialog.take.isEnabled()
    assert dialog.summary.text() == "1 place in 1 item. 1 of them can’t change and stays."


def test_a_row_leads_to_its_item(dialog: ReplaceDialog, document: Document, qtbot: QtBot) -> None:
    wanted: list[int] = []
    dialog.item_wanted.connect(wanted.append)
    only(dialog, "title")
    look_for(dialog, "partnership", "", qtbot)
    dialog.list.choose(dialog.model.id_of(dialog.model.index(0, 0)))
    dialog.go.click()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, KEY.Key_Return)
    assert wanted == [item(document.plan, "2").id] * 2


def test_it_follows_the_plan_and_leaves_it_alone_once_closed(
    dialog: ReplaceDialog, document: Document, qtbot: QtBot
) -> None:
    only(dialog, "title")
    look_for(dialog, "children", "x", qtbot)
    document.edit(edits.set_field(document.plan, item(document.plan, "1.2").id, "title", "Pupils"))
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    type_into(dialog.text, "c")
    dialog.reject()
    document.edit(edits.set_field(document.plan, item(document.plan, "1.2").id, "title", "Children"))


def test_capitals_and_whole_words(dialog: ReplaceDialog, qtbot: QtBot) -> None:
    only(dialog, "title")
    look_for(dialog, "child", "pupil", qtbot)
    assert len(rows(dialog)) == 3
    dialog.words.click()
    assert [one[2] for one in rows(dialog)] == ["Ask every pupil about the plan"]
    dialog.words.click()
    dialog.case.click()
    assert len(rows(dialog)) == 2


def test_a_long_text_is_shown_round_its_changes() -> None:
    pieces = (Piece(SAME, "x " * 60), Piece(DELETED, "old"), Piece(INSERTED, "new"), Piece(SAME, "\ny" * 60))
    shown = "".join(piece.text for piece in one_line(pieces))
    assert shown.startswith("… x ")
    assert "\n" not in shown
    assert len(shown) < 90
