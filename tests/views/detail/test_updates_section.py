"""Progress updates: added, edited, dated, given to a period and deleted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.domain.records import Update
from planapp.views.detail.update_entry import UpdateEntry
from planapp.views.detail.updates_section import UpdatesSection
from tests.views.detail.conftest import TODAY
from tests.views.detail.hand import ALT, CTRL, SHIFT, Hand, Key, entries, settle


@pytest.fixture
def updates(hand: Hand) -> UpdatesSection:
    return hand.page.updates


def texts(section: UpdatesSection) -> list[str]:
    return [entry.text.text for entry in section.rows.widgets]


def of(hand: Hand) -> list[Update]:
    return list(hand.plan.updates.of(hand.item.id))


def entry(section: UpdatesSection, place: int = 0) -> UpdateEntry:
    return section.rows.widgets[place]


def test_newest_first(updates: UpdatesSection) -> None:
    assert texts(updates) == ["83% in April.\nWeekly tracking starts.", "76% in March."]
    assert [one.day.text for one in updates.rows.widgets] == ["16 April 2026", "20 March 2026"]
    assert updates.head.summary == "2"


def test_ctrl_enter_saves_and_enter_breaks_a_line(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(updates.composer)
    hand.type("One")
    hand.press(Key.Key_Return)
    hand.type("Two")
    assert len(of(hand)) == 2
    hand.press(Key.Key_Return, modifier=CTRL)
    added = of(hand)[-1]
    assert (added.text, added.on, added.period) == ("One\nTwo", TODAY, hand.period().id)
    assert texts(updates)[0] == "One\nTwo"
    assert updates.composer.hasFocus()
    assert not updates.composer.text
    hand.type("Three")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert texts(updates)[0] in ("Three", "One\nTwo")
    assert len(of(hand)) == 4


def test_leaving_saves_and_esc_gives_up(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(updates.composer)
    hand.type("Given up")
    hand.press(Key.Key_Escape)
    assert len(of(hand)) == 2
    hand.type("Saved")
    hand.press(Key.Key_Tab)
    assert of(hand)[-1].text == "Saved"
    assert not updates.composer.hasFocus()


def test_tab_leaves_the_field_of_the_next_update_both_ways(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(updates.composer)
    hand.press(Key.Key_Tab)
    assert entry(updates).day.hasFocus()
    updates.composer.setFocus()
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Backtab, modifier=SHIFT)
    assert updates.head.hasFocus()


def test_the_field_grows_to_a_point_and_the_key_gives_way(hand: Hand, updates: UpdatesSection) -> None:
    composer = updates.composer
    assert (composer.height(), composer.cap.isVisible()) == (36, True)
    hand.click(composer)
    hand.type("x")
    assert not composer.cap.isVisible()
    for _ in range(12):
        hand.press(Key.Key_Return)
    assert composer.height() == 120
    hand.press(Key.Key_Escape)
    assert (composer.height(), composer.cap.isVisible()) == (36, True)


def test_blanks_are_no_update(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(updates.composer)
    hand.press(Key.Key_Return, Key.Key_Return)
    hand.press(Key.Key_Return, modifier=CTRL)
    assert len(of(hand)) == 2
    assert not updates.composer.refusal


def test_the_next_update_is_of_the_chosen_period_unless_that_is_frozen(
    hand: Hand, updates: UpdatesSection
) -> None:
    assert updates.composer.text == ""
    hand.edit(lambda plan: edits.unfreeze(plan, hand.period(-2).id, "To try it."))
    hand.pane.set_period(hand.period(-2).id)
    hand.click(updates.composer)
    hand.type("For March")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert of(hand)[-1].period == hand.period(-2).id
    hand.pane.set_period(hand.period(0).id)
    hand.click(updates.composer)
    hand.type("For April")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert of(hand)[-1].period == hand.period().id


def test_a_text_is_edited(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(entry(updates).text)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.type("New")
    hand.press(Key.Key_Return)
    hand.type("lines")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert of(hand)[-1].text == "New\nlines"
    hand.undo()
    assert texts(updates)[0].startswith("83%")


def test_a_text_that_is_emptied_is_refused(hand: Hand, updates: UpdatesSection) -> None:
    value = entry(updates).text
    hand.click(value)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete)
    hand.press(Key.Key_Return, modifier=CTRL)
    assert "empty" in value.refusal
    hand.press(Key.Key_Escape)
    assert value.text.startswith("83%")


def test_another_day_moves_an_update_and_the_keyboard_goes_with_it(
    hand: Hand, updates: UpdatesSection
) -> None:
    day = entry(updates, 1).day
    hand.write(day, "19 April 2026")
    assert texts(updates)[0] == "76% in March."
    assert of(hand)[0].on == date(2026, 4, 19)
    assert day.hasFocus()
    assert day is entry(updates).day
    hand.press(Key.Key_Tab)
    assert entry(updates).source.hasFocus()


def test_a_day_that_is_none_is_refused_and_none_takes_it_away(hand: Hand, updates: UpdatesSection) -> None:
    day = entry(updates).day
    hand.write(day, "31 Feb 2026")
    assert day.refusal
    hand.press(Key.Key_Escape)
    hand.click(day)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete, Key.Key_Return)
    assert date(2026, 4, 16) not in [one.on for one in of(hand)]


def test_a_source_is_given(hand: Hand, updates: UpdatesSection) -> None:
    hand.write(entry(updates).source, "Returned by HoS MASH")
    assert of(hand)[-1].source == "Returned by HoS MASH"


def test_the_menu_gives_a_period_and_deletes(hand: Hand, updates: UpdatesSection) -> None:
    menu = hand.open_menu(entry(updates).text)
    assert entries(menu) == ["Period", "Delete update"]
    hand.choose(menu, "Period", "April 2026")
    assert of(hand)[-1].period == hand.period().id
    hand.choose(hand.open_menu(entry(updates).day), "Delete update")
    assert texts(updates) == ["76% in March."]
    hand.undo()
    assert len(texts(updates)) == 2


def test_a_frozen_period_is_refused_with_a_sentence(hand: Hand, updates: UpdatesSection) -> None:
    hand.choose(hand.open_menu(entry(updates).text), "Period", "March 2026")
    assert "frozen" in updates.refusal.text()
    assert of(hand)[-1].period is None


def test_an_update_of_a_frozen_period_is_locked(hand: Hand, updates: UpdatesSection) -> None:
    hand.choose(hand.open_menu(entry(updates).text), "Period", "April 2026")
    hand.edit(lambda plan: edits.freeze(plan, hand.period().id))
    text = entry(updates).text
    assert "frozen" in text.toolTip()
    hand.click(text)
    assert text.editor is not None
    assert text.editor.isReadOnly()
    hand.type("x")
    hand.press(Key.Key_Escape)
    assert of(hand)[-1].text.startswith("83%")


def test_deleting_an_update_in_which_something_is_half_typed(hand: Hand, updates: UpdatesSection) -> None:
    update = of(hand)[-1]
    hand.click(entry(updates).text)
    hand.type("half")
    hand.edit(lambda plan: edits.remove_update(plan, update.id))
    assert texts(updates) == ["76% in March."]
    hand.undo()
    assert "half" in texts(updates)[0]
    entry(updates).text.setFocus()
    hand.press(Key.Key_Escape)
    assert texts(updates)[0] == update.text


def test_three_hundred_updates_are_shown_by_and_by(hand: Hand, updates: UpdatesSection) -> None:
    for number in range(300):
        hand.document.edit(edits.add_update(hand.plan, hand.item.id, f"Update {number}", on=TODAY))
    settle()
    assert len(texts(updates)) == 12
    assert updates.head.summary == "302"
    assert updates.more.text() == "Show 50 older updates"
    chosen = hand.page.rating.period
    hand.click(updates.more)
    assert len(texts(updates)) == 62
    assert entry(updates, 12).day.hasFocus()
    assert hand.page.rating.period == chosen
    for _ in range(5):
        hand.click(updates.more)
    assert len(texts(updates)) == 302
    assert not updates.more.isVisible()
    hand.show("1.1.1")
    hand.show("1.2.1")
    assert len(texts(updates)) == 12


def test_alt_enter_breaks_a_line_too(hand: Hand, updates: UpdatesSection) -> None:
    hand.click(updates.composer)
    hand.type("One")
    hand.press(Key.Key_Return, modifier=ALT)
    hand.type("Two")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert of(hand)[-1].text == "One\nTwo"


def test_words_are_counted_while_one_types(hand: Hand) -> None:
    updates = hand.page.updates
    assert not updates.count.isVisible()
    hand.click(updates.composer)
    assert not updates.count.isVisible()
    hand.type("One")
    assert updates.count.text() == "1 word"
    hand.type(" and two – three")
    assert updates.count.text() == "4 words"
    hand.press(Key.Key_Return, modifier=CTRL)
    assert not updates.count.isVisible()
    newest = updates.rows.widgets[0]
    hand.click(newest.text)
    hand.type("!")
    assert newest.count.isVisible()
    hand.press(Key.Key_Escape)
    assert not newest.count.isVisible()


def test_what_comes_from_word_becomes_plain(hand: Hand) -> None:
    mime = QMimeData()
    mime.setHtml("<p><b>Bold</b></p><p>Second</p>")
    mime.setText("Bold \r\n\tSecond\v third \r\n\r\n")
    QApplication.clipboard().setMimeData(mime)
    hand.click(hand.page.updates.composer)
    hand.press(Key.Key_V, modifier=CTRL)
    assert hand.page.updates.composer.text == "Bold\n Second\n third"
    only_html = QMimeData()
    only_html.setHtml("<p><b>Bold</b></p><p>Second</p>")
    QApplication.clipboard().setMimeData(only_html)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_V, modifier=CTRL)
    assert hand.page.updates.composer.text == "Bold\nSecond"
    hand.press(Key.Key_Escape)
    QApplication.clipboard().clear()
