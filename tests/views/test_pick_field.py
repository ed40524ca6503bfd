"""A field in which a few letters find what is meant: what Enter takes, and what the list below gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.widgets.pick_field import PickField

KEY = Qt.Key
NAMES = ((1, "Head of Service"), (2, "Head of Assessment"), (3, "Team Manager"))


def find(typed: str) -> Sequence[tuple[int, str]]:
    return [one for one in NAMES if typed and typed.casefold() in one[1].casefold()]


class Field:
    """A field that is shown, and what it told."""

    def __init__(self, qtbot: QtBot, *, keeps_text: bool) -> None:
        self.field = PickField(Appearance(Choice.LIGHT), "Name", find, keeps_text=keeps_text)
        qtbot.addWidget(self.field)
        self.told: list[object] = []
        self.field.picked.connect(self.told.append)
        self.field.given.connect(self.told.append)
        self.field.show()
        self.field.setFocus()

    def press(self, key: Qt.Key) -> None:
        popup = self.field.popup
        QTest.keyClick(popup if popup.isVisible() else self.field, key)


@pytest.fixture
def picking(qtbot: QtBot) -> Field:
    return Field(qtbot, keeps_text=False)


@pytest.fixture
def keeping(qtbot: QtBot) -> Field:
    return Field(qtbot, keeps_text=True)


def test_enter_takes_the_first_that_is_found(picking: Field) -> None:
    QTest.keyClicks(picking.field, "head")
    assert picking.field.popup.isVisible()
    picking.press(KEY.Key_Return)
    assert (picking.told, picking.field.text()) == ([1], "")
    assert not picking.field.popup.isVisible()


def test_down_chooses_another_one(picking: Field) -> None:
    QTest.keyClicks(picking.field, "head")
    picking.press(KEY.Key_Down)
    picking.press(KEY.Key_Return)
    assert picking.told == [2]


def test_what_finds_nothing_is_given_as_it_is(picking: Field) -> None:
    QTest.keyClicks(picking.field, "zebra")
    assert not picking.field.popup.isVisible()
    picking.press(KEY.Key_Return)
    assert picking.told == ["zebra"]


def test_esc_empties_the_field(picking: Field) -> None:
    QTest.keyClicks(picking.field, "head")
    picking.press(KEY.Key_Escape)
    assert (picking.field.text(), picking.field.popup.isVisible()) == ("", False)
    picking.press(KEY.Key_Return)
    assert picking.told == []


def test_a_click_takes_what_is_under_it(picking: Field) -> None:
    QTest.keyClicks(picking.field, "head")
    popup = picking.field.popup
    at = popup.visualRect(popup.model().index(1, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picking.told == [2]


def test_a_field_that_keeps_its_text_takes_nothing_by_itself(keeping: Field) -> None:
    QTest.keyClicks(keeping.field, "head")
    keeping.press(KEY.Key_Return)
    assert (keeping.told, keeping.field.text()) == ([], "head")
    keeping.press(KEY.Key_Return)
    assert keeping.told == ["head"]


def test_a_field_that_keeps_its_text_shows_what_was_picked(keeping: Field) -> None:
    QTest.keyClicks(keeping.field, "head")
    keeping.press(KEY.Key_Down)
    keeping.press(KEY.Key_Return)
    assert (keeping.told, keeping.field.text()) == ([1], "Head of Service")
