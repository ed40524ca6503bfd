"""Words are looked up beside the window, once each; without a dictionary nothing is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planapp.application.spelling import Checker
from planapp.views.speller import Speller


class Words:
    """A checker that knows a few words."""

    def __init__(self, *right: str) -> None:
        self.right = set(right)
        self.looked_up: list[str] = []
        self.threads: set[str] = set()

    def is_right(self, word: str) -> bool:
        self.looked_up.append(word)
        self.threads.add(threading.current_thread().name)
        return word in self.right

    def suggest(self, word: str) -> list[str]:
        return sorted(self.right)


@pytest.fixture
def words() -> Words:
    return Words("see", "the", "child")


@pytest.fixture
def speller(words: Words) -> Iterator[Speller]:
    made = Speller(is_possible=lambda: True, open_dictionary=lambda: words)
    yield made
    made.close()


def asked(speller: Speller, qtbot: QtBot, *words: str) -> set[str]:
    with qtbot.waitSignal(speller.checked):
        speller.wrong(words)
    return speller.wrong(words)


def test_words_are_looked_up_once_in_a_thread(speller: Speller, words: Words, qtbot: QtBot) -> None:
    assert speller.wrong(["see", "teh"]) == set()
    assert asked(speller, qtbot, "see", "teh") == {"teh"}
    assert asked(speller, qtbot, "teh", "chlid") == {"teh", "chlid"}
    assert words.looked_up == ["see", "teh", "chlid"]
    assert threading.current_thread().name not in words.threads


def test_suggestions_come_later(speller: Speller, qtbot: QtBot) -> None:
    with qtbot.waitSignal(speller.checked):
        assert speller.suggestions("chlid") is None
    assert speller.suggestions("chlid") == ["child", "see", "the"]


def test_what_is_ignored_is_right_in_every_case(speller: Speller, qtbot: QtBot) -> None:
    assert asked(speller, qtbot, "Ofsted") == {"Ofsted"}
    with qtbot.waitSignal(speller.checked):
        speller.ignore("ofsted")
    assert speller.wrong(["Ofsted"]) == set()


def test_off_is_off(speller: Speller, words: Words, qtbot: QtBot) -> None:
    with qtbot.waitSignal(speller.switched):
        speller.switch(False)
    assert speller.wrong(["teh"]) == set()
    assert not speller.is_on
    assert words.looked_up == []
    speller.switch(True)
    assert asked(speller, qtbot, "teh") == {"teh"}


def test_without_a_dictionary_nothing_is_wrong() -> None:
    speller = Speller(is_possible=lambda: False)
    assert speller.wrong(["teh"]) == set()
    assert (speller.is_possible, speller.is_on) == (False, False)


def test_a_dictionary_that_can_not_be_read_is_none(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Checker:
        raise ValueError("not a dictionary")

    speller = Speller(is_possible=lambda: True, open_dictionary=broken)
    assert asked(speller, qtbot, "teh") == set()
    assert not speller.is_possible
    assert "Checking the spelling" in caplog.text
    speller.close()
