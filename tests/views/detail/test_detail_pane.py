"""The pane as a whole: following the board, the document and its own links, and closing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.records import ACTION, OBJECTIVE
from planapp.graphics.theme import Appearance
from planapp.views.detail.detail_pane import DetailPane
from tests.views.detail.conftest import shown
from tests.views.detail.hand import CTRL, Hand, Key, entries, settle


def test_without_an_item_the_pane_says_so(hand: Hand) -> None:
    hand.pane.show_item(None)
    settle()
    assert hand.is_empty()
    assert not hand.page.isVisible()
    assert not hand.pane.header.more.isEnabled()


def test_the_head_tells_number_and_kind(hand: Hand) -> None:
    header = hand.pane.header
    assert (header.ref.text, header.kind.text()) == ("1.2.1", "Action")
    hand.show("Report working days")
    assert (header.ref.text, header.kind.text()) == ("", "Step")
    assert header.ref.binding is not None
    assert header.ref.binding.placeholder == "b"


def test_the_number_is_edited_in_the_head(hand: Hand) -> None:
    hand.write(hand.pane.header.ref, "7.7")
    assert hand.item.ref == "7.7"


# Half a text.


def test_half_a_text_is_saved_to_the_item_that_it_was_typed_for(hand: Hand) -> None:
    first = hand.item
    hand.write(hand.page.title, "Half a title", None)
    other = hand.show("1.1.1")
    assert hand.plan.items[first.id].title == "Half a title"
    assert hand.item == other
    assert hand.page.title.text == other.title


def test_half_a_text_is_saved_when_the_window_has_no_keyboard(hand: Hand) -> None:
    first = hand.item
    hand.write(hand.page.title, "Half a title", None)
    with shown_window():
        hand.show("1.1.1")
    assert hand.plan.items[first.id].title == "Half a title"


@contextmanager
def shown_window() -> Iterator[None]:
    """Another window that has the keyboard."""
    other = QWidget()
    other.show()
    other.activateWindow()
    settle()
    yield
    other.close()
    other.deleteLater()


def test_half_a_text_is_saved_when_the_plan_closes(hand: Hand) -> None:
    hand.write(hand.page.title, "Half a title", None)
    hand.pane.close_document()
    assert hand.item.title == "Half a title"


def test_half_an_update_is_saved_to_its_item_and_period(hand: Hand) -> None:
    first = hand.item
    hand.click(hand.page.updates.composer)
    hand.type("Half an update")
    hand.show("1.1.1")
    newest = hand.plan.updates.of(first.id)[-1]
    assert (newest.text, newest.period, newest.on) == (
        "Half an update",
        hand.period().id,
        date(2026, 4, 20),
    )
    assert not hand.plan.updates.of(hand.item.id)
    assert not hand.page.updates.composer.text


def test_another_period_saves_the_comment_that_is_half_typed(hand: Hand) -> None:
    hand.write(hand.page.rating.comment, "Half a comment", None)
    hand.pane.set_period(hand.period(-2).id)
    rating = hand.plan.rating(hand.item.id, hand.period().id)
    assert rating is not None
    assert rating.comment == "Half a comment"


# The plan changes while a field is open.


def test_the_item_is_deleted_while_its_title_is_typed_and_the_text_comes_back_with_it(hand: Hand) -> None:
    step = hand.show("Report working days")
    hand.write(hand.page.title, "Half typed", None)
    hand.edit(lambda plan: edits.remove_items(plan, [step.id]))
    assert hand.is_empty()
    hand.undo()
    assert hand.page.title.text == "Half typed"
    assert hand.page.title.refusal
    hand.page.title.setFocus()
    hand.press(Key.Key_Return, Key.Key_Return)
    assert hand.item.title == "Half typed"


@pytest.mark.parametrize("field", ["title", "lead", "due", "composer", "measure", "new measure", "evidence"])
def test_undoing_that_an_item_was_added_while_a_field_of_it_is_open(hand: Hand, field: str) -> None:
    above = hand.find("1.2")
    hand.edit(lambda plan: edits.add_item(plan, ACTION, parent=above.id, title="New"))
    added = hand.find("New").id
    hand.pane.show_item(added)
    page = hand.page
    if field == "measure":
        hand.edit(lambda plan: edits.add_measure(plan, added, "How"))
    if field == "evidence":
        hand.edit(lambda plan: edits.add_evidence(plan, added, "What"))
    values = {
        "title": page.title,
        "lead": page.facts.lead.value,
        "due": page.facts.due.value,
        "composer": page.updates.composer,
        "new measure": page.measures.adding.value,
    }
    if field == "measure":
        values[field] = page.measures.rows.widgets[0].value
    if field == "evidence":
        values[field] = page.evidence.rows.widgets[0].title
    hand.click(values[field])
    hand.type("half")
    if field in ("measure", "evidence"):
        hand.undo()
        assert hand.item.id == added
    hand.undo()
    assert added not in hand.plan.items
    hand.show("1.1.1")
    assert page.title.text == hand.item.title


def test_the_item_is_moved_while_its_title_is_typed(hand: Hand) -> None:
    hand.write(hand.page.title, "Half typed", None)
    hand.edit(lambda plan: edits.move_items(plan, [hand.item.id], hand.find("2.1").id, None))
    assert hand.page.title.text == "Half typed"
    assert [link.text() for link in hand.page.breadcrumb.links] == [
        "Partnership working",
        "Thresholds are understood by all partners",
    ]
    hand.press(Key.Key_Return)
    assert hand.item.title == "Half typed"


def test_an_action_becomes_an_objective_while_its_comment_is_typed(hand: Hand) -> None:
    hand.write(hand.page.rating.comment, "Half typed", None)
    hand.edit(lambda plan: edits.outdent(plan, [hand.item.id]))
    assert hand.item.kind == OBJECTIVE
    assert hand.pane.header.kind.text() == "Objective"
    hand.undo()
    assert hand.item.kind == ACTION


def test_archiving_is_told_and_can_be_taken_back(hand: Hand) -> None:
    hand.write(hand.page.title, "Half typed", None)
    hand.edit(lambda plan: edits.archive_items(plan, [hand.item.id]))
    assert hand.pane.header.kind.text() == "Action, archived"
    assert hand.page.title.text == "Half typed"
    hand.undo()
    assert hand.pane.header.kind.text() == "Action"


def test_a_plan_that_can_only_be_read_refuses_with_a_sentence_and_keeps_the_text(
    qapp: QApplication, document: Document, appearance: Appearance
) -> None:
    path = document.path
    document.close()
    again = Document.open(path, by="Officer", read_only=True)
    with shown(again, appearance, qapp) as hand:
        hand.show("1.2.1")
        hand.write(hand.page.title, "Not to be")
        assert hand.page.title.refusal
        assert hand.page.title.text == "Not to be"
        hand.press(Key.Key_Escape)
        hand.page.rating.strip.setFocus()
        hand.press(Key.Key_G)
        assert hand.page.rating.refusal.text()
        assert hand.page.rating.refusal.isVisible()
        assert hand.letter() == "R"
        hand.choose(hand.open_menu(hand.page.measures.rows.widgets[0].value), "Delete measure")
        assert hand.page.measures.refusal.isVisible()
        hand.show("1.1.1")
        assert not hand.page.rating.refusal.isVisible()
        assert not hand.page.measures.refusal.isVisible()
    again.close()


# Ways on.


def test_the_neighbours_of_the_same_kind_are_asked_for(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.pane.item_wanted) as wanted:
        hand.click(hand.pane.header.next)
    assert wanted.args == [hand.find("1.2.2").id]
    hand.page.title.setFocus()
    with qtbot.waitSignal(hand.pane.item_wanted) as wanted:
        hand.press(Key.Key_PageUp, modifier=CTRL)
    assert wanted.args == [hand.find("1.1.2").id]


def test_the_keyboard_stays_in_the_pane_from_one_item_to_the_next(hand: Hand) -> None:
    hand.pane.item_wanted.connect(hand.pane.show_item)
    hand.page.title.setFocus()
    hand.press(Key.Key_F2)
    for ref in ("1.2.2", "2.1.1", "2.1.2"):
        hand.press(Key.Key_PageDown, modifier=CTRL)
        assert hand.item.ref == ref
        assert hand.page.title.hasFocus()
    assert not hand.pane.header.next.isEnabled()


def test_page_keys_work_from_the_table_of_steps(hand: Hand, qtbot: QtBot) -> None:
    hand.show("1.1.2")
    hand.page.steps.view.setFocus()
    with qtbot.waitSignal(hand.pane.item_wanted) as wanted:
        hand.press(Key.Key_PageDown, modifier=CTRL)
    assert wanted.args == [hand.find("1.2.1").id]


def test_the_breadcrumb_leads_up(hand: Hand, qtbot: QtBot) -> None:
    assert [link.text() for link in hand.page.breadcrumb.links] == [
        "Help and protection",
        "Children are seen promptly",
    ]
    with qtbot.waitSignal(hand.pane.item_wanted) as wanted:
        hand.click(hand.page.breadcrumb.links[0])
    assert wanted.args == [hand.find("1").id]
    hand.show("1")
    assert not hand.page.breadcrumb.isVisible()


def test_another_title_above_is_followed(hand: Hand) -> None:
    hand.edit(lambda plan: edits.set_field(plan, hand.find("1.2").id, "title", "Seen soon"))
    assert hand.page.breadcrumb.links[1].text() == "Seen soon"


def test_esc_gives_the_keyboard_back(hand: Hand, qtbot: QtBot) -> None:
    hand.page.title.setFocus()
    with qtbot.waitSignal(hand.pane.done):
        hand.press(Key.Key_Escape)
    hand.page.rating.strip.setFocus()
    with qtbot.waitSignal(hand.pane.done):
        hand.press(Key.Key_Escape)


def test_esc_in_an_editor_only_closes_it(hand: Hand, qtbot: QtBot) -> None:
    hand.page.title.setFocus()
    hand.press(Key.Key_F2)
    with qtbot.assertNotEmitted(hand.pane.done):
        hand.press(Key.Key_Escape)


def test_the_pane_is_closed_with_its_button(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.pane.closed):
        hand.click(hand.pane.header.close_button)


def test_focus_goes_to_the_title(hand: Hand) -> None:
    hand.pane.setFocus()
    assert hand.page.title.hasFocus()


def test_a_chosen_item_is_shown_from_its_top(hand: Hand) -> None:
    hand.pane.resize(432, 400)
    settle()
    bar = hand.pane._scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    hand.show("1.2.2")
    assert bar.value() == 0


# The menu of the head.


def open_item_menu(hand: Hand) -> list[str]:
    hand.click(hand.pane.header.more)
    return entries(hand.menu())


def test_the_menu_offers_what_can_be_done(hand: Hand) -> None:
    assert open_item_menu(hand) == [
        "Copy number and title",
        "Fold all sections",
        "Unfold all sections",
        "Duplicate action",
        "Archive action",
        "Delete action",
    ]
    hand.menu().close()


def test_the_menu_archives_and_takes_back(hand: Hand) -> None:
    open_item_menu(hand)
    hand.choose(hand.menu(), "Archive action")
    assert hand.item.archived
    open_item_menu(hand)
    hand.choose(hand.menu(), "Bring back")
    assert not hand.item.archived


def test_what_the_menu_is_refused_for_is_said_below_the_title_until_another_item(hand: Hand) -> None:
    open_item_menu(hand)
    hand.choose(hand.menu(), "Delete action")
    assert "frozen" in hand.page.refusal.text()
    assert hand.page.refusal.isVisible()
    hand.show("1.1.1")
    assert not hand.page.refusal.isVisible()


def test_the_menu_folds_and_unfolds_and_copies(hand: Hand) -> None:
    open_item_menu(hand)
    hand.choose(hand.menu(), "Fold all sections")
    assert all(section.is_folded for section in hand.page.sections)
    open_item_menu(hand)
    hand.choose(hand.menu(), "Unfold all sections")
    assert not any(section.is_folded for section in hand.page.sections)
    open_item_menu(hand)
    hand.choose(hand.menu(), "Copy number and title")
    assert QApplication.clipboard().text() == "1.2.1 See children in five working days"


def test_menus_do_not_pile_up(hand: Hand) -> None:
    for _ in range(3):
        open_item_menu(hand)
        hand.menu().close()
        settle()
    assert not hand.pane.findChildren(QMenu)


# Closing.


def test_a_closed_pane_hears_and_edits_nothing_more(hand: Hand) -> None:
    hand.pane.close_document()
    hand.edit(lambda plan: edits.set_field(plan, hand.item.id, "title", "Later"))
    assert hand.page.title.text != "Later"
    hand.page.title.open("Typed too late")
    hand.page.title.leave()
    assert hand.item.title == "Later"


def test_a_pane_may_go_with_an_editor_open(
    qapp: QApplication, document: Document, appearance: Appearance
) -> None:
    pane = DetailPane(document, appearance)
    pane.show_item(next(one.id for one in document.plan.items if one.ref == "1.2.1"))
    pane.show()
    pane.activateWindow()
    qapp.processEvents()
    pane.page.title.setFocus()
    pane.page.title.open()
    pane.close_document()
    pane.page.title.open()
    pane.deleteLater()
    del pane
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance.changed.emit()
    settle()


def test_every_item_of_the_sample_is_shown_and_edited(sample_hand: Hand) -> None:
    hand = sample_hand
    for item in list(hand.plan.walk())[::7]:
        hand.pane.show_item(item.id)
        settle()
        assert hand.page.title.text == item.title
        assert hand.page.width() <= hand.pane.width()
    hand.write(hand.page.title, "Edited")
    hand.undo()
    assert hand.page.title.text == hand.item.title != "Edited"
