"""Sections fold and unfold by mouse and keys, and stay as they are from one item to the next."""

from __future__ import annotations

import pytest

from planapp.views.detail.section import Section
from tests.views.detail.hand import Hand, Key


@pytest.fixture
def section(hand: Hand) -> Section:
    hand.page.measures.head.setFocus()
    return hand.page.measures


def test_a_click_folds_and_unfolds(hand: Hand, section: Section) -> None:
    height = section.height()
    hand.click(section.head)
    assert section.is_folded
    assert section.height() < height
    hand.click(section.head)
    assert section.height() == height


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_folds_and_unfolds(hand: Hand, section: Section, key: Key) -> None:
    hand.press(key)
    assert section.is_folded
    hand.press(key)
    assert section.head.isChecked()


def test_left_folds_and_right_unfolds(hand: Hand, section: Section) -> None:
    hand.press(Key.Key_Right)
    assert section.head.isChecked()
    hand.press(Key.Key_Left, Key.Key_Left)
    assert section.is_folded


def test_what_is_folded_stays_folded_and_out_of_the_way_of_tab(hand: Hand, section: Section) -> None:
    hand.press(Key.Key_Left)
    hand.show("1.1.1")
    assert section.is_folded
    assert section.link is not None
    section.link.setFocus()
    hand.press(Key.Key_Tab)
    assert hand.page.steps.head.hasFocus()


def test_folding_saves_what_is_typed_inside(hand: Hand, section: Section) -> None:
    value = hand.page.measures.rows.widgets[1].value
    hand.write(value, "Typed", None)
    hand.click(section.head)
    assert hand.plan.measures.of(hand.item.id)[1].text == "Typed"


def test_the_heading_tells_its_words_to_a_screen_reader(section: Section) -> None:
    assert section.head.accessibleName() == "Success measures, 1 of 2 linked to an indicator"
