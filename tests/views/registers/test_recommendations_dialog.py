"""Recommendations: kept below their sources, linked to what answers them, and what nothing answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.recommendations_dialog import RecommendationsDialog
from tests.views.registers.conftest import asked, cells, item_cells, press, type_text

KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[RecommendationsDialog]], RecommendationsDialog]


@pytest.fixture
def dialog(shown: Show, document: Document) -> RecommendationsDialog:
    (event,) = document.plan.source_events
    document.edit(edits.add_recommendation(document.plan, "rec. 4", source=event.id, text="Lead better."))
    made = shown(RecommendationsDialog)
    for model in (made.model, made.item_model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def called(plan: Plan, ref: str) -> int:
    return next(one.id for one in plan.recommendations if one.ref == ref)


def choose(dialog: RecommendationsDialog, ref: str) -> int:
    found = called(dialog.plan, ref)
    dialog.list.choose(found)
    return found


def test_what_nothing_answers_is_counted_and_can_stand_alone(dialog: RecommendationsDialog) -> None:
    assert cells(dialog, 3) == ["1 of 2", "1 item", "No action"]
    assert dialog.unanswered.count == 1
    dialog.unanswered.click()
    assert cells(dialog) == ["inspection", "rec. 4"]
    dialog.unanswered.click()
    assert len(cells(dialog)) == 3


def test_an_item_is_linked_by_its_number_and_stays_in_sight(
    dialog: RecommendationsDialog, document: Document
) -> None:
    dialog.unanswered.click()
    row = choose(dialog, "rec. 4")
    dialog.link.setFocus()
    type_text("2.1.1")
    press(KEY.Key_Return)
    assert item_cells(dialog) == ["2.1.1"]
    assert dialog.unanswered.count == 0
    assert dialog.list.current_id() == row
    assert dialog.link.text() == ""
    assert dialog.about.text == "1 item answers it"
    document.undo()
    assert dialog.unanswered.count == 1
    assert item_cells(dialog) == []


def test_an_item_is_picked_from_the_list_below_the_field(dialog: RecommendationsDialog) -> None:
    choose(dialog, "rec. 4")
    dialog.link.setFocus()
    type_text("children")
    popup = dialog.link.popup
    assert popup.isVisible()
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    QApplication.processEvents()
    assert item_cells(dialog) == ["1.2.1"]
    assert dialog.link.text() == ""
    type_text("zebra")
    press(KEY.Key_Return)
    assert dialog.message.text == "‘zebra’ finds no other item. Type its number or words of its title."


def test_an_item_is_unlinked_with_del(dialog: RecommendationsDialog, document: Document) -> None:
    before = document.plan
    choose(dialog, "rec. 3")
    press(KEY.Key_Return)
    assert dialog.items.hasFocus()
    assert dialog.unlink_button.isEnabled()
    press(KEY.Key_Delete)
    assert item_cells(dialog) == []
    assert dialog.undo_bar.text == "1 item unlinked"
    document.undo()
    assert document.plan == before


def test_a_source_and_its_recommendation_are_added_by_typing(
    dialog: RecommendationsDialog, document: Document
) -> None:
    dialog.add_source()
    type_text("Monitoring visit")
    press(KEY.Key_Tab)
    type_text("3 June 2026")
    press(KEY.Key_Return)
    dialog.add()
    type_text("1")
    press(KEY.Key_Tab)
    type_text("Listen to children.")
    press(KEY.Key_Return)
    event = next(one for one in document.plan.source_events if one.title == "Monitoring visit")
    added = document.plan.recommendations[called(document.plan, "1")]
    assert (event.on, event.kind) == (date(2026, 6, 3), "inspection")
    assert (added.text, added.source) == ("Listen to children.", event.id)
    assert dialog.list.current_id() == added.id
    assert cells(dialog)[-2:] == ["inspection", "1"]


def test_rows_are_moved_by_keys(dialog: RecommendationsDialog) -> None:
    moved = choose(dialog, "rec. 4")
    press(KEY.Key_Up, ALT)
    assert cells(dialog)[1:] == ["rec. 4", "rec. 3"]
    assert dialog.list.current_id() == moved
    press(KEY.Key_Down, ALT)
    press(KEY.Key_Down, ALT)
    assert cells(dialog, 1)[2] == "No source given"
    assert cells(dialog)[3] == "rec. 4"


def test_duplicates_are_merged(dialog: RecommendationsDialog, document: Document, qtbot: QtBot) -> None:
    kept = choose(dialog, "rec. 3")
    press(KEY.Key_Down, SHIFT)
    dialog.merge_button.click()
    asked(MergeDialog, qtbot)
    press(KEY.Key_Return)
    assert document.plan.recommendations.ids_of() == (kept,)
    assert document.plan.recommendations[kept].text == "See children sooner.\nLead better."


def test_a_source_is_not_merged_with_a_recommendation(dialog: RecommendationsDialog) -> None:
    dialog.list.selectAll()
    dialog.merge()
    assert dialog.message.text == "Choose sources alone or recommendations alone to merge them."


def test_a_source_goes_with_all_that_it_recommends_or_not_at_all(
    dialog: RecommendationsDialog, document: Document
) -> None:
    before = document.plan
    dialog.list.choose(next(iter(document.plan.source_events)).id)
    press(KEY.Key_Delete)
    assert "has recommendations. Take these out first." in dialog.message.text
    dialog.list.selectAll()
    press(KEY.Key_Delete)
    assert cells(dialog) == []
    assert dialog.undo_bar.text == "3 deleted"
    document.undo()
    assert document.plan == before
    assert dialog.list.current_id() is not None


def test_the_board_is_filtered_by_a_recommendation_that_items_answer(dialog: RecommendationsDialog) -> None:
    told: list[object] = []
    dialog.filter_wanted.connect(told.append)
    choose(dialog, "rec. 4")
    assert not dialog.filter_button.isEnabled()
    row = choose(dialog, "rec. 3")
    dialog.filter_button.click()
    assert told == [row]


def test_a_source_tells_what_answers_any_of_its_recommendations(dialog: RecommendationsDialog) -> None:
    dialog.list.choose(next(iter(dialog.plan.source_events)).id)
    assert dialog.about.text == "2 recommendations; 1 item answers it"
    assert not dialog.link.isEnabled()
