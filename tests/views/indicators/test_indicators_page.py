"""The page and its pane: adding, moving and deleting indicators, what is said of one, and its measures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.views.indicators.link_dialog import LinkDialog
from tests.models.indicator_plans import ACTION, BARE, DAYS, MEASURE, OTHER, SEEN
from tests.views.indicators.conftest import Hand, made
from tests.views.plans import small_plan

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    plan = small_plan()
    for one in plan.indicators.of():
        plan = apply(plan, edits.remove_indicator(plan, one.id))
    yield from made(plan, tmp_path, qtbot, monkeypatch)


def names(hand: Hand) -> list[str]:
    return [one.name for one in hand.plan.indicators.of()]


# Indicators.


def test_an_empty_page_offers_the_first_indicator(empty: Hand) -> None:
    assert empty.page._first.isVisible()
    assert not empty.page.has_chosen()
    QTest.mouseClick(empty.page._first, Qt.MouseButton.LeftButton)
    empty.type("Children seen in five days")
    empty.press(KEY.Key_Tab)
    empty.type("%")
    empty.press(KEY.Key_Return)
    (indicator,) = empty.plan.indicators.of()
    assert (indicator.name, indicator.unit) == ("Children seen in five days", "%")
    assert not empty.page._first.isVisible()
    assert empty.page.pane.name.text == "Children seen in five days"


def test_the_key_for_something_new_adds_an_indicator_from_grid_and_pane(hand: Hand) -> None:
    hand.press(KEY.Key_N, CTRL)
    hand.type("Caseload")
    hand.press(KEY.Key_Return)
    assert names(hand)[-1] == "Caseload"
    hand.page.pane.name.setFocus()
    hand.press(KEY.Key_N, CTRL)
    assert len(names(hand)) == 5
    assert hand.grid.editor is not None


def test_indicators_are_moved_copied_and_deleted(hand: Hand) -> None:
    told: list[str] = []
    hand.page.done.connect(told.append)
    hand.go_to(SEEN, "name")
    hand.page.move_chosen(-1)
    assert hand.grid.said() == "This indicator is the first one already."
    hand.page.move_chosen(1)
    assert [one.id for one in hand.plan.indicators.of()] == [DAYS, SEEN, BARE]
    assert hand.at() == (SEEN, "name")
    hand.page.duplicate()
    assert names(hand) == [
        "Days to the first visit",
        "Children seen in five days",
        "Children seen in five days",
        "Complaints",
    ]
    hand.page.delete()
    hand.go_to(DAYS, "2026-03")
    hand.press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hand.page.delete()
    assert names(hand) == ["Complaints"]
    assert told == ["indicator Children seen in five days deleted", "2 indicators deleted"]
    assert hand.page.pane.indicator_id == BARE


def test_deleting_the_last_one_leaves_an_empty_page(hand: Hand) -> None:
    for _ in range(3):
        hand.grid.setCurrentIndex(hand.grid.rows.index(0, 1))
        hand.page.delete()
    assert hand.page._first.isVisible()
    assert hand.page.pane.indicator_id is None
    hand.document.undo()
    assert not hand.page._first.isVisible()


def test_the_panes_are_gone_through(hand: Hand) -> None:
    hand.page.next_pane()
    assert hand.page.pane.name.hasFocus()
    hand.page.next_pane()
    assert hand.page.toolbar.add.hasFocus()
    hand.page.next_pane()
    assert hand.grid.hasFocus()
    hand.page.pane.hide()
    hand.page.next_pane()
    assert hand.grid.hasFocus()


def test_other_rows_are_reached_from_the_pane(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.page.go_to_pane()
    hand.press(KEY.Key_PageDown, CTRL)
    assert hand.page.pane.indicator_id == DAYS
    hand.press(KEY.Key_PageUp, CTRL)
    assert hand.page.pane.indicator_id == SEEN
    hand.press(KEY.Key_Escape)
    assert hand.grid.hasFocus()


# The pane.


def test_the_pane_says_how_the_month_in_focus_stands(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    assert hand.page.pane.standing.text.splitlines() == [
        "March 2026",
        "Meets the target (94.6%, target 90%)",
        "Better than February 2026 (83.5%)",
        "Better than 2024/25 (72%)",
        "Better than Statistical neighbours (88%, March 2025)",
    ]
    hand.press(KEY.Key_Left)
    assert "Short of the target by 6.5 points (83.5%, target 90%)" in hand.page.pane.standing.text
    hand.go_to(SEEN, "name")
    assert hand.page.pane.standing.text.startswith("March 2026")
    hand.go_to(BARE, "name")
    assert hand.page.pane.standing.text.splitlines() == ["March 2026", "No target is set."]


def test_the_pane_follows_what_is_typed_in_the_grid(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.type("70")
    hand.press(KEY.Key_Tab)
    hand.press(KEY.Key_Left)
    assert "Short of the target by 20 points" in hand.page.pane.standing.text
    hand.document.undo()
    assert "Meets the target" in hand.page.pane.standing.text


def test_what_is_said_of_an_indicator_is_typed_where_it_stands(hand: Hand) -> None:
    hand.go_to(BARE, "name")
    facts = hand.page.pane.facts
    for key, text in (("target", "fewer than 1,300"), ("unit", "letters"), ("comparator_date", "May 2025")):
        facts.pairs[key].value.setFocus()
        hand.type(text)
        hand.press(KEY.Key_Return)
    indicator = hand.plan.indicators[BARE]
    assert (indicator.target, indicator.unit, indicator.comparator_date) == (
        "fewer than 1,300",
        "letters",
        "May 2025",
    )
    hand.page.pane.notes.setFocus()
    hand.type("Upheld only")
    hand.press(KEY.Key_Return, CTRL)
    assert hand.plan.indicators[BARE].notes == "Upheld only"


def test_a_level_that_is_no_number_is_said_to_be_none(hand: Hand) -> None:
    hand.go_to(SEEN, "name")
    target = hand.page.pane.facts.pairs["target"]
    assert target.note.isHidden()
    hand.document.edit(edits.set_indicator(hand.plan, SEEN, target="To improve"))
    assert target.note.text().startswith("No number was read from this")


def test_which_way_is_good_and_how_figures_are_shown_are_chosen(hand: Hand) -> None:
    hand.go_to(BARE, "2026-03")
    facts = hand.page.pane.facts
    facts.way.choice.setFocus()
    hand.press(KEY.Key_Up)
    assert hand.plan.indicators[BARE].polarity == "low"
    facts.format.choice.setFocus()
    hand.press(KEY.Key_End)
    assert hand.plan.indicators[BARE].number_format == "#,##0"
    assert hand.grid.currentIndex().data() == "1,234"


def test_percent_formats_are_offered_where_values_are_shares_only(hand: Hand) -> None:
    choice = hand.page.pane.facts.format.choice
    hand.go_to(SEEN, "name")
    plain = [choice.itemText(at) for at in range(choice.count())]
    assert plain[0] == "As typed"
    assert not any("Percent" in words for words in plain)
    hand.document.edit(edits.set_indicator(hand.plan, SEEN, number_format="0.000%"))
    assert choice.itemText(0) == "As in the sheet: 0.000%"
    assert choice.itemText(1) == "Percent"


def test_the_chart_names_a_month_under_the_pointer_and_with_keys(hand: Hand) -> None:
    hand.go_to(SEEN, "name")
    chart = hand.page.pane.chart
    assert chart.accessibleName() == ("Course, March 2026: 94.6%, target 90%, 88% Statistical neighbours")
    chart.setFocus()
    hand.press(KEY.Key_Left)
    assert chart.accessibleName().startswith("Course, February 2026: 83.5%")
    hand.press(KEY.Key_Left)
    assert chart.marked == 0
    hand.grid.setFocus()
    assert chart.marked is None
    QTest.mouseMove(chart, QPoint(12, 60))
    QApplication.processEvents()
    assert chart.marked == 0
    hand.document.edit(edits.type_values(hand.plan, {(SEEN, "2026-02"): "", (SEEN, "2026-03"): ""}))
    assert chart.isHidden()


# Measures.


def test_measures_lead_to_their_items_and_are_unlinked(hand: Hand) -> None:
    wanted: list[object] = []
    hand.page.item_wanted.connect(wanted.append)
    hand.go_to(SEEN, "name")
    linked = hand.page.pane.linked
    assert linked.head.summary == "1 linked"
    (row,) = linked.rows.widgets
    assert row.words.text() == "90% are seen in time"
    assert row.link.text() == "1.2 See children in five days"
    QTest.mouseClick(row.link, Qt.MouseButton.LeftButton)
    assert wanted == [ACTION]
    QTest.mouseClick(row.unlink, Qt.MouseButton.LeftButton)
    assert hand.plan.measures[MEASURE].indicator is None
    assert (linked.rows.widgets, linked.head.summary) == ([], "none linked")


def test_a_measure_is_linked_in_the_dialog(hand: Hand) -> None:
    hand.go_to(BARE, "name")
    hand.page.commands["link_measure"]()
    dialog = cast(LinkDialog, hand.page.window().findChild(LinkDialog))
    found = [dialog.rows.index(row, 1).data() for row in range(dialog.rows.rowCount())]
    assert found == ["90% are seen in time", "Visits are short"]
    assert dialog.rows.index(0, 2).data() == "Children seen in five days"
    QTest.keyClicks(dialog.search, "zebra")
    assert not dialog.link.isEnabled()
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "short")
    QTest.keyClick(dialog.search, KEY.Key_Down)
    QTest.keyClick(dialog.list, KEY.Key_Return)
    assert hand.plan.measures[OTHER].indicator == BARE
    assert hand.page.pane.linked.head.summary == "1 linked"


def test_the_menu_of_the_pane_offers_what_the_menu_bar_does(hand: Hand) -> None:
    hand.go_to(BARE, "name")
    menu = QMenu()
    hand.page.pane.header.menu_wanted.emit(menu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Link a measure", "Move up", "Move down", "Duplicate indicator", "Delete indicator"]
    menu.actions()[-1].trigger()
    assert "Complaints" not in names(hand)
    menu.deleteLater()


def test_the_page_counts_what_it_shows(hand: Hand) -> None:
    told: list[tuple[str, bool]] = []
    hand.page.counts_changed.connect(lambda words, filtered: told.append((words, filtered)))
    hand.page.tell_counts()
    hand.document.edit(edits.remove_indicators(hand.plan, [SEEN, DAYS]))
    assert told == [("3 indicators", False), ("1 indicator", False)]
    assert hand.page.toolbar.told.text() == ""
