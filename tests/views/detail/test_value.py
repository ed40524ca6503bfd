"""A value of the pane: text at rest, an editor with a click or a key, and what each way of leaving does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from planapp.domain import edits
from planapp.views.detail.value import Value
from planapp.views.widgets.in_place_text import VISITS
from tests.views.detail.hand import ALT, CTRL, SHIFT, Hand, Key, at_keyboard, settle

TITLE = "See children in five working days"


@pytest.fixture
def title(hand: Hand) -> Value:
    """The title, with the keyboard."""
    hand.page.title.setFocus()
    return hand.page.title


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_a_key_edits_the_text_at_its_end(hand: Hand, title: Value, key: Key) -> None:
    hand.press(key)
    hand.type(", always")
    hand.press(Key.Key_Return)
    assert hand.item.title == f"{TITLE}, always"
    assert title.editor is None
    assert title.hasFocus()


def test_typing_replaces_the_text(hand: Hand, title: Value) -> None:
    hand.type("New title")
    hand.press(Key.Key_Return)
    assert hand.item.title == "New title"


def test_a_click_edits_where_it_was_made(hand: Hand, title: Value) -> None:
    hand.click(title, QPoint(9, 10))
    hand.type("X")
    hand.press(Key.Key_Return)
    assert hand.item.title == f"X{TITLE}"


def test_esc_gives_up_what_was_typed(hand: Hand, title: Value) -> None:
    hand.type("Nonsense")
    hand.press(Key.Key_Escape)
    assert hand.item.title == title.text == TITLE
    assert title.hasFocus()


def test_tab_saves_and_goes_on_and_shift_tab_goes_back(hand: Hand, title: Value) -> None:
    hand.type("One")
    hand.press(Key.Key_Tab)
    assert hand.item.title == "One"
    assert hand.page.facts.lead.value.hasFocus()
    hand.type("Practice Lead")
    hand.press(Key.Key_Backtab, modifier=SHIFT)
    assert title.hasFocus()
    assert [one.name for one in hand.plan.assigned(hand.item.id, "lead")] == ["Practice Lead"]


@pytest.mark.parametrize("modifier", [ALT, SHIFT])
def test_lines_are_broken_for_real(hand: Hand, title: Value, modifier: object) -> None:
    hand.type("One")
    hand.press(Key.Key_Return, modifier=modifier)  # type: ignore[arg-type]
    hand.type("Two")
    height = title.height()
    hand.press(Key.Key_Return)
    assert hand.item.title == "One\nTwo"
    assert title.height() == height


def test_the_height_follows_what_is_typed(hand: Hand, title: Value) -> None:
    before = title.height()
    hand.type("Word " * 40)
    assert title.height() > before
    assert title.editor is not None
    assert title.editor.height() >= before
    hand.press(Key.Key_Escape)
    assert title.height() == before


def test_what_is_not_changed_is_no_edit(hand: Hand, title: Value) -> None:
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Return)
    assert hand.document.history.to_undo is None or TITLE not in hand.document.history.to_undo.label
    assert hand.item.title == TITLE


@pytest.mark.parametrize("text", ["31\u00a0March", "One\u2028Two", "A\tB"])
def test_opening_an_editor_changes_no_character(hand: Hand, title: Value, text: str) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "title", text))
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Tab)
    assert hand.item.title == text


def test_spaces_that_do_not_break_stay_beside_what_is_typed(hand: Hand, title: Value) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "title", "31\u00a0March"))
    hand.press(Key.Key_F2)
    hand.type("!")
    hand.press(Key.Key_Return)
    assert hand.item.title == "31\u00a0March!"


def test_letters_of_all_languages_are_typed(hand: Hand, title: Value) -> None:
    hand.type("Łucja’s – é")
    hand.press(Key.Key_Return)
    assert hand.item.title == "Łucja’s – é"


def test_another_value_that_is_clicked_takes_the_keyboard_and_the_first_is_saved(
    hand: Hand, title: Value
) -> None:
    hand.type("Saved by a click")
    hand.click(hand.page.facts.status.value)
    assert hand.item.title == "Saved by a click"
    assert title.editor is None
    assert hand.page.facts.status.value.editor is not None


# Refused.


def refuse(hand: Hand) -> Value:
    """Type a day that is none."""
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "done_on", "1 April 2026"))
    value = hand.page.facts.done_on.value
    hand.write(value, "31 Feb 2026")
    return value


def test_a_refused_text_stays_open_with_its_sentence(hand: Hand) -> None:
    value = refuse(hand)
    assert value.editor is not None
    assert value.text == "31 Feb 2026"
    assert value.refusal
    assert value.refusal == value.accessibleDescription()
    assert hand.item.done_on is not None


def test_a_refused_text_survives_another_item_and_coming_back(hand: Hand) -> None:
    value, sentence = refuse(hand), hand.page.facts.done_on.value.refusal
    hand.show("1.1.1")
    assert not value.refusal
    hand.show("1.2.1")
    assert value.text == "31 Feb 2026"
    assert value.refusal == sentence
    value.setFocus()
    hand.press(Key.Key_Escape)
    assert (value.text, value.refusal) == ("1 April 2026", "")
    hand.show("1.1.1")
    hand.show("1.2.1")
    assert value.text == "1 April 2026"


def test_a_refused_text_can_be_mended(hand: Hand) -> None:
    value = refuse(hand)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.type("3")
    assert not value.refusal
    hand.type("0 April 2026")
    hand.press(Key.Key_Return)
    assert value.text == "30 April 2026"
    assert hand.item.done_on is not None
    assert hand.item.done_on.day == 30


def test_tab_leaves_a_refused_text_behind(hand: Hand) -> None:
    value = refuse(hand)
    hand.press(Key.Key_Tab)
    assert not value.hasFocus()
    assert value.editor is None
    assert value.refusal


def test_a_refused_text_makes_room_for_its_sentence(hand: Hand) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "done_on", "1 April 2026"))
    before = hand.page.facts.done_on.value.height()
    assert refuse(hand).height() > before


# While the plan changes.


def test_undo_changes_a_text_that_is_open_and_as_it_was(hand: Hand, title: Value) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "title", "Another"))
    hand.press(Key.Key_F2)
    hand.undo()
    assert title.text == TITLE
    hand.redo()
    assert title.text == "Another"
    hand.press(Key.Key_Return)
    assert hand.item.title == "Another"


def test_undo_leaves_what_is_half_typed(hand: Hand, title: Value) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "title", "Another"))
    hand.type("Half typed")
    hand.undo()
    assert title.text == "Half typed"
    hand.press(Key.Key_Return)
    assert hand.item.title == "Half typed"


def test_the_window_undoes_while_nothing_is_typed_and_the_editor_what_is(hand: Hand, title: Value) -> None:
    def belongs_to_the_editor() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CTRL)
        event.ignore()
        assert event.matches(QKeySequence.StandardKey.Undo)
        QApplication.sendEvent(at_keyboard(), event)
        return event.isAccepted()

    hand.press(Key.Key_F2)
    assert not belongs_to_the_editor()
    hand.type("x")
    assert belongs_to_the_editor()
    hand.press(Key.Key_Escape)


@pytest.mark.parametrize("reason", VISITS)
def test_a_visit_elsewhere_saves_nothing_yet(hand: Hand, title: Value, reason: Qt.FocusReason) -> None:
    hand.type("Half typed")
    assert title.editor is not None
    QApplication.sendEvent(title.editor, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert title.text == "Half typed"
    assert hand.item.title == TITLE
    hand.press(Key.Key_Return)
    assert hand.item.title == "Half typed"


def test_the_menu_of_an_editor_leaves_it_open(hand: Hand, title: Value) -> None:
    hand.press(Key.Key_F2)
    assert title.editor is not None
    menu = hand.open_menu(title.editor)
    settle()
    assert menu.isVisible()
    assert len(menu.actions()) > 4
    menu.close()
    settle()
    assert title.editor is not None
    assert not title.editor.findChildren(QMenu)


def test_blanks_alone_empty_a_field(hand: Hand, title: Value) -> None:
    hand.type(" ")
    hand.press(Key.Key_Return)
    assert hand.item.title == ""
    hand.type("   ")
    hand.press(Key.Key_Return)
    assert hand.item.title == ""
