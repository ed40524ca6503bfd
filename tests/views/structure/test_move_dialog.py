"""Moving by keys alone: a number or words, and Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from planapp.application.moving import Drop
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance
from planapp.views.structure.move_dialog import MoveDialog
from tests.views.board.looking import item
from tests.views.structure.conftest import rows

KEY = Qt.Key


class Moving:
    """A dialog that is open for some items, and the place that was chosen in it."""

    def __init__(self, plan: Plan, refs: list[str], theme: Appearance, ground: QWidget) -> None:
        self.plan, self.drops = plan, list[Drop]()
        ids = [item(plan, ref).id for ref in refs]
        self.dialog = MoveDialog(plan, ids, self.drops.append, theme, ground)
        QAbstractItemModelTester(self.dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.dialog.open()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.dialog.field, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.dialog.field, key)

    def chosen(self) -> str:
        found = self.plan.items.get(self.dialog.list.current_id())
        return found.ref if found is not None else ""


@pytest.fixture
def moving(small: Plan, theme: Appearance, ground: QWidget) -> Moving:
    return Moving(small, ["1.1.1", "1.1.2"], theme, ground)


def test_only_what_can_take_the_items_is_offered(moving: Moving) -> None:
    assert moving.dialog.windowTitle() == "Move 2 items"
    shown = [words.partition(" ")[0] for words, _ in rows(moving.dialog)]
    assert shown == ["At", "1", "1.1", "1.2", "2", "2.1"]
    assert not moving.dialog.take.isEnabled()
    moving.dialog.reject()


def test_a_number_and_enter_move_below_it(moving: Moving) -> None:
    moving.type("2")
    assert moving.chosen() == "2"
    moving.type(".1")
    assert moving.chosen() == "2.1"
    assert moving.dialog.take.text() == "Move below 2.1"
    moving.press(KEY.Key_Return)
    parent = item(moving.plan, "2.1")
    last = item(moving.plan, "2.1.2")
    assert moving.drops == [Drop(parent.id, last.id, 2)]
    assert not moving.dialog.isVisible()


def test_words_find_it_and_the_arrows_choose_among_them(moving: Moving) -> None:
    moving.type("part")
    assert [words for words, _ in rows(moving.dialog)] == [
        "2 Partnership working",
        "2.1 Thresholds are understood by all partners",
    ]
    moving.press(KEY.Key_Down)
    assert moving.chosen() == "2.1"
    moving.press(KEY.Key_Up)
    moving.press(KEY.Key_Return)
    assert [drop.parent for drop in moving.drops] == [item(moving.plan, "2").id]


def test_the_top_of_the_plan_is_a_place_too(small: Plan, theme: Appearance, ground: QWidget) -> None:
    moving = Moving(small, ["1.2"], theme, ground)
    moving.type("top")
    assert moving.dialog.take.text() == "Move to the top"
    moving.press(KEY.Key_Return)
    assert moving.drops == [Drop(None, item(small, "2").id, 0)]


def test_nothing_found_can_not_be_taken(moving: Moving) -> None:
    moving.type("zebra")
    assert rows(moving.dialog) == []
    assert not moving.dialog.take.isEnabled()
    moving.press(KEY.Key_Return)
    assert moving.drops == []
    moving.press(KEY.Key_Escape)
    assert not moving.dialog.isVisible()
