"""The frame of the Circulation page: tabs that are made once, reached by keys, and told apart by commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.circulation.circulation_page import CirculationPage
from planapp.views.circulation.tab import Tab
from planapp.views.circulation.tabs import PREPARE, SENT, TabKind
from planapp.views.plan_file import PlanFile
from tests.views.circulation.plans import circulate

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Leaf(Tab):
    """A tab that counts how often it was come to, and copies in its own way."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seen = 0
        self.done: list[str] = []

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"copy": lambda: self.done.append("copy")}

    def has_chosen(self) -> bool:
        return self.seen > 1

    def come_into_sight(self) -> None:
        self.seen += 1

    def tell_counts(self) -> None:
        self.counts_changed.emit(f"seen {self.seen}", False)

    def close_document(self) -> None:
        self.done.append("closed")


KINDS = [TabKind(key, key.title(), lambda *_: Leaf()) for key in (PREPARE, SENT)]


@pytest.fixture
def page(qtbot: QtBot, document: PlanFile) -> Iterator[CirculationPage]:
    shown = CirculationPage(document, Appearance(Choice.LIGHT), kinds=KINDS)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close_document()


def leaf(page: CirculationPage, key: str) -> Leaf:
    return cast(Leaf, page.tab(key))


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, keys)


def test_a_tab_is_made_when_it_is_first_shown_and_kept(page: CirculationPage) -> None:
    made: list[str] = []
    page.tab_made.connect(made.append)
    page.take_keyboard()
    for key in (SENT, PREPARE, SENT):
        page.show_tab(key)
    assert made == [PREPARE, SENT]
    assert leaf(page, SENT).seen == 2
    assert page.body.currentWidget() is page.shown is leaf(page, SENT)


def test_ctrl_tab_goes_round_the_tabs_with_the_keyboard(page: CirculationPage) -> None:
    page.take_keyboard()
    press(KEY.Key_Tab, CTRL)
    assert (page.key, leaf(page, SENT).hasFocus()) == (SENT, True)
    press(KEY.Key_Tab, CTRL)
    assert page.key == PREPARE
    press(KEY.Key_Backtab, CTRL | SHIFT)
    assert page.key == SENT


def test_arrows_turn_tabs_and_stay_among_them(page: CirculationPage) -> None:
    page.take_keyboard()
    page.header.tabs.setFocus()
    press(KEY.Key_Right)
    assert page.key == SENT
    assert page.header.tabs.hasFocus()
    press(KEY.Key_Left)
    assert page.key == PREPARE


def test_a_click_on_its_word_shows_a_tab(page: CirculationPage) -> None:
    page.take_keyboard()
    tabs = page.header.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert page.key == SENT


def test_commands_and_what_is_chosen_are_those_of_the_tab_that_is_shown(page: CirculationPage) -> None:
    assert not page.has_chosen()
    assert not page.commands
    page.take_keyboard()
    page.commands["copy"]()
    assert leaf(page, PREPARE).done == ["copy"]
    assert not page.has_chosen()
    page.take_keyboard()
    assert page.has_chosen()


def test_only_the_tab_that_is_shown_counts(page: CirculationPage) -> None:
    page.take_keyboard()
    page.show_tab(SENT)
    said: list[str] = []
    page.counts_changed.connect(lambda words, _: said.append(words))
    leaf(page, PREPARE).tell_counts()
    leaf(page, SENT).tell_counts()
    assert said == ["seen 1"]


def test_the_header_says_how_the_last_circulation_stands(page: CirculationPage, document: PlanFile) -> None:
    tabs = page.header.tabs
    assert (page.header.told.text, tabs.note(1)) == ("", "")
    before = tabs.tabRect(1).width()
    circulate(document)
    circulate(document, "April circulation")
    assert page.header.told.text == "Circulation of 20 March 2026: 2 sent"
    assert tabs.note(1) == "20 Mar"
    assert tabs.tabRect(1).width() > before


def test_a_screen_reader_hears_tabs_with_their_notes(page: CirculationPage, document: PlanFile) -> None:
    circulate(document)
    bar = QAccessible.queryAccessibleInterface(page.header.tabs)
    assert bar.role() == QAccessible.Role.PageTabList
    names = [bar.child(at).text(QAccessible.Text.Name) for at in range(2)]
    assert names == ["Prepare", "Sent, 20 Mar"]
    assert bar.child(1).role() == QAccessible.Role.PageTab


def test_all_tabs_that_were_made_are_closed(qtbot: QtBot, document: PlanFile) -> None:
    page = CirculationPage(document, Appearance(Choice.LIGHT), kinds=KINDS)
    qtbot.addWidget(page)
    page.show_tab(PREPARE)
    page.show_tab(SENT)
    page.close_document()
    assert [leaf(page, key).done for key in (PREPARE, SENT)] == [["closed"], ["closed"]]
    # Nobody listens any more: what comes now does not reach a page that is gone.
    circulate(document)
    assert page.header.told.text == ""


def test_the_notes_grow_with_the_text(page: CirculationPage, qtbot: QtBot, document: PlanFile) -> None:
    circulate(document)
    theme = page._theme
    before = page.header.tabs.tabRect(1).width()
    theme.set_text_size(1.3)
    assert page.header.tabs.tabRect(1).width() > 1.2 * before
