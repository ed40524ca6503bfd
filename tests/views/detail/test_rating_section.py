"""Rating in the pane: keys and mouse in the strip, frozen periods, comments, and what is said of it all."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.records import ACTION, COMMENT, EVIDENCE
from planapp.views.detail.rating_section import RatingSection
from planapp.views.rating_habits import RatingKeys
from tests.views.detail.hand import CTRL, Hand, Key, entries, settle


@pytest.fixture
def rating(hand: Hand) -> RatingSection:
    """The section, with the keyboard in its strip."""
    hand.page.rating.strip.setFocus()
    return hand.page.rating


@pytest.mark.parametrize(
    ("key", "letter"),
    [
        ("1", "R"),
        ("2", "A"),
        ("3", "G"),
        ("4", "B"),
        ("a", "A"),
        ("G", "G"),
        ("b", "B"),
        ("-", "-"),
        ("0", ""),
    ],
)
def test_keys_rate(hand: Hand, rating: RatingSection, key: str, letter: str) -> None:
    hand.type(key)
    assert hand.letter() == letter
    assert rating.strip.hasFocus()


def test_an_unknown_key_rates_nothing(hand: Hand, rating: RatingSection) -> None:
    hand.type("q9")
    assert hand.letter() == "R"
    assert not rating.refusal.text()


def test_a_rating_is_told_with_what_it_was_before(hand: Hand, rating: RatingSection) -> None:
    assert rating.card.now.text() == "Red in April"
    assert rating.card.before.text() == "was Red in March, Amber in February"
    hand.type("g")
    assert rating.card.now.text() == "Green in April"
    hand.undo()
    assert rating.card.now.text() == "Red in April"
    hand.redo()
    assert rating.card.now.text() == "Green in April"


def test_c_comments(hand: Hand, rating: RatingSection) -> None:
    hand.type("c")
    assert rating.comment.editor is not None
    hand.press(Key.Key_A, modifier=CTRL)
    hand.type("Two teams now")
    hand.press(Key.Key_Return)
    row = hand.plan.rating(hand.item.id, hand.period().id)
    assert row is not None
    assert row.comment == "Two teams now"


def test_enter_and_the_pencil_open_the_comment(hand: Hand, rating: RatingSection) -> None:
    hand.press(Key.Key_Return)
    assert rating.comment.editor is not None
    hand.press(Key.Key_Escape)
    hand.click(rating.card.pencil)
    assert rating.comment.editor is not None
    hand.press(Key.Key_Escape)


def test_a_comment_without_a_rating_is_refused_and_kept_until_there_is_one(hand: Hand) -> None:
    hand.show("1.2.2")
    section = hand.page.rating
    hand.write(section.comment, "Why")
    assert "Rate it first" in section.comment.refusal
    hand.press(Key.Key_Tab)
    section.strip.setFocus()
    hand.type("a")
    assert section.comment.text == "Why"
    section.comment.setFocus()
    hand.press(Key.Key_Return, Key.Key_Return)
    row = hand.plan.rating(hand.item.id, hand.period().id)
    assert row is not None
    assert row.comment == "Why"
    assert not section.comment.refusal


def test_arrows_choose_periods_and_the_updates_follow(
    hand: Hand, rating: RatingSection, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rating.period_chosen) as chosen:
        hand.press(Key.Key_Left)
    assert chosen.args == [hand.period(-2).id]
    assert rating.card.now.text() == "Red in March"
    hand.press(Key.Key_Home)
    assert rating.period == hand.period(0).id
    assert rating.card.before.text() == ""
    hand.press(Key.Key_Left)
    assert rating.period == hand.period(0).id
    hand.press(Key.Key_End)
    assert rating.period == hand.period().id


def test_a_frozen_period_refuses_with_a_sentence(hand: Hand, rating: RatingSection) -> None:
    hand.press(Key.Key_Left)
    hand.type("g")
    assert hand.letter(-2) == "R"
    assert "frozen" in rating.refusal.text()
    assert rating.refusal.isVisible()
    assert not rating.card.pencil.isVisible()
    hand.press(Key.Key_Right)
    assert not rating.refusal.isVisible()


def test_a_comment_of_a_frozen_period_is_read_only_and_says_why(hand: Hand, rating: RatingSection) -> None:
    hand.press(Key.Key_Left)
    hand.type("c")
    assert rating.comment.editor is not None
    assert rating.comment.editor.isReadOnly()
    assert "frozen" in rating.comment.toolTip()
    hand.type("x")
    assert rating.comment.text == ""
    hand.press(Key.Key_Escape)


def test_freezing_while_a_comment_is_typed_keeps_the_text(hand: Hand, rating: RatingSection) -> None:
    hand.type("c")
    hand.type(" More")
    hand.edit(lambda plan: edits.freeze(plan, hand.period().id))
    hand.press(Key.Key_Return)
    assert rating.comment.text == "One team makes up most of the gap. More"
    assert "frozen" in rating.comment.refusal
    hand.press(Key.Key_Escape)
    assert rating.comment.text == "One team makes up most of the gap."


def test_a_click_chooses_and_a_second_opens_the_menu(hand: Hand, rating: RatingSection) -> None:
    strip = rating.strip
    hand.press(Key.Key_Left)
    hand.click(strip, strip.cell_rect(7).center())
    assert rating.period == hand.period().id
    hand.click(strip, strip.cell_rect(7).center())
    menu = hand.menu()
    assert entries(menu) == ["Red", "Amber", "Green", "Complete", "Not rated", "Clear", "Comment"]
    hand.choose(menu, "Green")
    assert hand.letter() == "G"


def test_space_opens_the_menu_and_a_frozen_period_has_none(hand: Hand, rating: RatingSection) -> None:
    hand.press(Key.Key_Space)
    hand.choose(hand.menu(), "Clear")
    assert hand.letter() == ""
    hand.press(Key.Key_Left)
    hand.press(Key.Key_Space)
    assert "frozen" in rating.refusal.text()


def test_the_menu_comments(hand: Hand, rating: RatingSection) -> None:
    hand.press(Key.Key_Space)
    hand.choose(hand.menu(), "Comment")
    assert rating.comment.editor is not None
    hand.press(Key.Key_Escape)


def test_a_step_has_no_ratings(hand: Hand) -> None:
    hand.show("Report working days")
    assert not hand.page.rating.isVisible()


def test_a_parent_shows_its_roll_up_and_is_not_rated(hand: Hand) -> None:
    hand.show("1.2")
    section = hand.page.rating
    assert section.card.now.text() == "April"
    assert "1 red" in section.card.before.text()
    assert not section.comment.isVisible()
    section.strip.setFocus()
    hand.type("g")
    assert "Rate the actions" in section.refusal.text()
    hand.press(Key.Key_Space, Key.Key_Return)
    hand.type("c")


def test_a_plan_without_periods(hand: Hand) -> None:
    for period in reversed(hand.plan.periods.of()):
        if period.frozen:
            hand.edit(partial(edits.unfreeze, period_id=period.id, reason="To try it."))
    for item in hand.plan.items:
        for rating in hand.plan.ratings.of(item.id):
            hand.edit(partial(edits.clear_ratings, item_ids=[rating.item], period_id=rating.period))
    for update in list(hand.plan.updates):
        hand.edit(partial(edits.remove_update, update_id=update.id))
    for period in hand.plan.periods.of():
        hand.edit(partial(edits.remove_period, period_id=period.id))
    section = hand.page.rating
    assert section.head.summary == "The plan has no reporting period yet"
    assert not section.strip.isVisible()
    assert not section.card.isVisible()
    hand.undo()
    assert section.strip.isVisible()


def test_a_new_period_is_shown_at_once(hand: Hand) -> None:
    hand.edit(lambda plan: edits.add_period(plan, "May 2026"))
    hand.edit(lambda plan: edits.make_current(plan, hand.period().id))
    section = hand.page.rating
    assert section.head.summary.startswith("May 2026 is open")
    hand.pane.set_period(hand.period().id)
    assert section.card.now.text() == "Still to rate in May"


def test_a_rating_in_the_board_is_seen_here(hand: Hand) -> None:
    before = hand.page.rating.strip.grab().toImage()
    level = hand.plan.levels.of()[2]
    hand.edit(lambda plan: edits.rate(plan, [hand.item.id], hand.period().id, level.id))
    assert hand.page.rating.strip.grab().toImage() != before
    assert level.name.lower() in hand.page.rating.strip.accessibleName()


def test_a_new_action_is_still_to_rate(hand: Hand) -> None:
    hand.edit(lambda plan: edits.add_item(plan, ACTION, parent=hand.find("1.2").id, title="New"))
    hand.show("New")
    assert hand.page.rating.card.now.text() == "Still to rate in April"
    assert hand.page.rating.card.before.text() == ""


def test_more_periods_than_fit_are_paged_to_the_chosen_one(hand: Hand, rating: RatingSection) -> None:
    hand.pane.resize(360, 900)
    settle()
    strip = rating.strip
    assert strip.cell_rect(0).isEmpty()
    assert not strip.cell_rect(7).isEmpty()
    hand.press(Key.Key_Home)
    assert not strip.cell_rect(0).isEmpty()
    assert strip.cell_rect(7).isEmpty()


def test_the_pointer_shows_which_period_it_is_over(hand: Hand, rating: RatingSection) -> None:
    strip = rating.strip
    before = strip.grab().toImage()
    hand.edit(lambda plan: edits.unfreeze(plan, hand.period(-2).id, "To try it."))
    before = strip.grab().toImage()
    QTest.mouseMove(strip, strip.cell_rect(6).center())
    settle()
    assert strip.grab().toImage() != before


# What the scale demands.


def demanding(hand: Hand, letter: str, needs: str) -> None:
    level = next(level for level in hand.plan.levels if level.letter == letter)
    hand.edit(lambda plan: edits.set_level(plan, level.id, needs=needs))


def test_a_demanded_comment_is_typed_where_comments_are_and_rates(hand: Hand) -> None:
    demanding(hand, "A", COMMENT)
    hand.show("1.2.2")
    section = hand.page.rating
    section.strip.setFocus()
    hand.type("a")
    assert hand.letter() == ""
    assert "Amber needs a comment" in section.refusal.text()
    hand.type("Half is done")
    hand.press(Key.Key_Return)
    row = hand.plan.rating(hand.item.id, hand.period().id)
    assert row is not None
    assert (hand.letter(), row.comment) == ("A", "Half is done")
    assert not section.refusal.text()


def test_without_a_demanded_comment_nothing_is_rated(hand: Hand) -> None:
    demanding(hand, "A", COMMENT)
    hand.show("1.2.2")
    section = hand.page.rating
    section.strip.setFocus()
    hand.type("a")
    hand.press(Key.Key_Escape)
    assert hand.letter() == ""
    assert not section.refusal.text()
    section.strip.setFocus()
    hand.type("g")
    assert hand.letter() == "G"


def test_demanded_evidence_can_be_typed_at_once(hand: Hand) -> None:
    demanding(hand, "B", EVIDENCE)
    hand.show("1.1.2")
    section = hand.page.rating
    section.strip.setFocus()
    hand.type("b")
    assert hand.letter() == ""
    assert "Complete needs evidence" in section.refusal.text()
    hand.type("Audit of plans")
    hand.press(Key.Key_Return)
    section.strip.setFocus()
    hand.type("b")
    assert hand.letter() == "B"
    assert not section.refusal.text()


def test_only_the_keys_rate_that_the_officer_chose(hand: Hand, rating: RatingSection) -> None:
    rating.keys = RatingKeys.DIGITS
    hand.type("g")
    assert hand.letter() == "R"
    hand.type("3")
    assert hand.letter() == "G"


def test_the_key_is_in_the_tooltip_of_the_heading(rating: RatingSection) -> None:
    assert "A, Amber: Some slippage: being dealt with" in rating.head.toolTip()
