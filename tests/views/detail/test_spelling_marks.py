"""Words that are wrong are marked in long texts, and mended from the menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planapp.application.spelling import WORDS
from planapp.domain import edits
from planapp.views.detail.composer import Composer
from planapp.views.speller import Speller
from tests.views.detail.hand import CTRL, Hand, Key, entries, entry, settle

RIGHT = frozenset("all are child every seen see the children’s visits".split())


class Few:
    """A checker that knows a few words."""

    def is_right(self, word: str) -> bool:
        return word.casefold() in RIGHT

    def suggest(self, word: str) -> list[str]:
        return ["the", "tea"] if word == "teh" else []


@pytest.fixture
def speller(hand: Hand) -> Iterator[Speller]:
    made = Speller(is_possible=lambda: True, open_dictionary=Few)
    hand.pane.context.speller = made
    yield made
    made.close()


def composer(hand: Hand) -> Composer:
    return hand.page.updates.composer


def marked(hand: Hand) -> list[str]:
    editor = composer(hand).editor
    if editor is None:
        return []
    return [one.cursor.selectedText() for one in editor.extraSelections()]  # type: ignore[attr-defined]


def wait_for(hand: Hand, qtbot: QtBot, *words: str) -> None:
    qtbot.waitUntil(lambda: marked(hand) == list(words))


def menu_at(hand: Hand, word: str) -> QMenu:
    """Open the menu at a word."""
    editor = composer(hand).editor
    assert editor is not None
    cursor = editor.document().find(word)
    box = editor.cursorRect(cursor)
    return hand.open_menu(editor, box.center() - QPoint(4, 0))


def start(hand: Hand, text: str) -> None:
    hand.click(composer(hand))
    hand.type(text)


def test_wrong_words_are_marked_once_they_are_typed(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    start(hand, "see teh ")
    wait_for(hand, qtbot, "teh")
    hand.type("chlid")
    qtbot.waitUntil(lambda: "chlid" in speller._right)
    settle()
    assert marked(hand) == ["teh"], "the word that is typed is not finished"
    hand.press(Key.Key_Home)
    wait_for(hand, qtbot, "teh", "chlid")
    assert composer(hand).text == "see teh chlid"
    hand.press(Key.Key_Escape)


def test_a_suggestion_takes_the_place_of_the_word(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    start(hand, "🙂 see teh child")
    wait_for(hand, qtbot, "teh")
    menu = menu_at(hand, "teh")
    qtbot.waitUntil(lambda: entries(menu)[:4] == ["the", "tea", "Add to the plan’s words", "Ignore"])
    hand.choose(menu, "the")
    assert composer(hand).text == "🙂 see the child"
    wait_for(hand, qtbot)
    hand.press(Key.Key_Z, modifier=CTRL)
    assert composer(hand).text == "🙂 see teh child"
    hand.press(Key.Key_Escape)


def test_words_of_the_plan_are_kept_in_it(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    start(hand, "see Signpost teh")
    hand.press(Key.Key_Home)
    wait_for(hand, qtbot, "Signpost", "teh")
    hand.choose(menu_at(hand, "Signpost"), "Add to the plan’s words")
    wait_for(hand, qtbot, "teh")
    assert hand.document.remembered(WORDS) == ["Signpost"]
    hand.choose(menu_at(hand, "teh"), "Ignore")
    wait_for(hand, qtbot)
    assert hand.document.remembered(WORDS) == ["Signpost"]
    hand.press(Key.Key_Escape)


def test_names_are_never_wrong(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    hand.edit(lambda plan: edits.add_person(plan, "Wxyz Abcd"))
    start(hand, "Wxyz’s teh ")
    wait_for(hand, qtbot, "teh")
    hand.press(Key.Key_Escape)


def test_switching_it_off_takes_the_marks_away(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    start(hand, "teh ")
    wait_for(hand, qtbot, "teh")
    speller.switch(False)
    assert marked(hand) == []
    assert "Ignore" not in entries(menu_at(hand, "teh"))
    hand.menu().close()
    speller.switch(True)
    wait_for(hand, qtbot, "teh")
    hand.press(Key.Key_Escape)


def test_short_fields_are_not_checked(hand: Hand, speller: Speller) -> None:
    due = hand.page.facts.due.value
    hand.click(due)
    hand.type("teh")
    assert due.editor is not None
    assert due.editor.spelling is None
    hand.press(Key.Key_Escape)
    hand.click(hand.page.title)
    assert hand.page.title.editor is not None
    assert hand.page.title.editor.spelling is not None
    hand.press(Key.Key_Escape)


def test_the_menu_says_so_where_nothing_is_suggested(hand: Hand, speller: Speller, qtbot: QtBot) -> None:
    start(hand, "chlid ")
    wait_for(hand, qtbot, "chlid")
    menu = menu_at(hand, "chlid")
    qtbot.waitUntil(lambda: entries(menu)[0] == "No suggestions")
    assert not entry(menu, "No suggestions").isEnabled()
    menu.close()
    hand.press(Key.Key_Escape)
