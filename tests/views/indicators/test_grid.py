"""The grid by real keys and clicks: typed, moved about in, copied and pasted as a spreadsheet is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planapp.domain import edits
from planapp.models.indicators_model import month_key
from tests.models.indicator_plans import BARE, DAYS, SEEN
from tests.views.indicators.conftest import Hand

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def copied(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def select(hand: Hand, row_id: int, first: str, last_id: int, last: str) -> None:
    hand.go_to(row_id, first)
    index = hand.grid.rows.index_of(last_id, month_key(last))
    steps = index.row() - hand.grid.currentIndex().row(), index.column() - hand.grid.currentIndex().column()
    hand.press(KEY.Key_Down, SHIFT, steps[0])
    hand.press(KEY.Key_Right, SHIFT, steps[1])


# Typing.


def test_a_month_is_typed_downwards(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-04")
    for figure in ("91.5", "14", "1,300"):
        hand.type(figure)
        hand.press(KEY.Key_Return)
    assert [hand.values(row)["2026-04"] for row in (SEEN, DAYS, BARE)] == [91.5, 14.0, 1300.0]
    assert hand.at() == (BARE, "2026-04")
    assert hand.grid.editor is None
    assert hand.document.history.last is not None
    assert hand.document.history.last.label == "Complaints in April 2026"


def test_tab_goes_right_and_shift_goes_back(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-02")
    hand.type("80")
    hand.press(KEY.Key_Tab)
    assert hand.at() == (SEEN, "2026-03")
    hand.type("81")
    hand.press(KEY.Key_Backtab, SHIFT)
    assert hand.at() == (SEEN, "2026-02")
    hand.press(KEY.Key_Return)
    hand.press(KEY.Key_Return, SHIFT)
    assert hand.at() == (SEEN, "2026-02")
    assert hand.values(SEEN) == {"2026-02": 80.0, "2026-03": 81.0}


def test_arrows_take_what_was_typed_but_move_in_the_text_after_f2(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.type("70")
    hand.press(KEY.Key_Left)
    assert (hand.at(), hand.values(SEEN)["2026-03"]) == ((SEEN, "2026-02"), 70.0)
    hand.press(KEY.Key_F2)
    hand.press(KEY.Key_Left)
    hand.type("9")
    hand.press(KEY.Key_Return)
    assert hand.values(SEEN)["2026-02"] == 83.95


def test_esc_gives_up_and_leaving_takes(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.type("5")
    hand.press(KEY.Key_Escape)
    assert hand.values(SEEN)["2026-03"] == 94.6
    assert hand.grid.hasFocus()
    hand.type("6")
    hand.page.pane.name.setFocus()
    assert hand.values(SEEN)["2026-03"] == 6.0
    assert hand.grid.editor is None


def test_what_is_no_number_is_kept_and_nothing_empties(hand: Hand) -> None:
    hand.go_to(BARE, "2026-03")
    hand.type("awaited")
    hand.press(KEY.Key_Return)
    assert hand.values(BARE) == {"2026-03": "awaited"}
    hand.press(KEY.Key_Delete)
    assert hand.values(BARE) == {}


def test_opening_and_leaving_a_field_changes_nothing(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    before = hand.document.history.last
    hand.press(KEY.Key_F2)
    hand.press(KEY.Key_Return)
    assert hand.document.history.last is before


def test_words_are_typed_in_the_other_columns_and_a_choice_by_its_letter(hand: Hand) -> None:
    hand.go_to(BARE, "name")
    hand.type("Complaints upheld")
    hand.press(KEY.Key_Tab)
    assert hand.at() == (BARE, "unit")
    hand.press(KEY.Key_Tab)
    hand.type("l")
    indicator = hand.plan.indicators[BARE]
    assert (indicator.name, indicator.polarity) == ("Complaints upheld", "low")
    hand.type("x")
    assert hand.plan.indicators[BARE].polarity == "low"
    hand.press(KEY.Key_Delete)
    assert hand.plan.indicators[BARE].polarity == ""


def test_a_choice_is_offered_with_f2(hand: Hand) -> None:
    hand.go_to(DAYS, "polarity")
    hand.press(KEY.Key_F2)
    (menu,) = [one for one in hand.grid.findChildren(QMenu) if one.isVisible()]
    assert [one.text() for one in menu.actions()] == ["High is good", "Low is good", "Not said"]
    assert [one.isChecked() for one in menu.actions()] == [False, True, False]
    menu.actions()[0].trigger()
    menu.close()
    assert hand.plan.indicators[DAYS].polarity == "high"


def test_what_the_file_refuses_stays_as_it_was_typed(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.type("77")
    with closing(sqlite3.connect(hand.document.path)) as other, other:
        other.execute("UPDATE details SET organisation = 'Another council'")
    hand.press(KEY.Key_Return)
    editor = hand.grid.editor
    assert editor is not None
    assert (editor.text, editor.refused, hand.at()) == ("77", True, (SEEN, "2026-03"))
    assert "changed by another program" in hand.grid.said()
    QTest.mouseClick(
        hand.grid.viewport(), Qt.MouseButton.LeftButton, pos=hand.cell_rect(DAYS, "2026-02").center()
    )
    assert hand.at() == (SEEN, "2026-03")
    hand.press(KEY.Key_Escape)
    assert (hand.grid.editor, hand.grid.said()) == (None, "")


def test_a_row_that_goes_while_it_is_typed_in_takes_its_field_with_it(hand: Hand) -> None:
    hand.go_to(DAYS, "2026-03")
    hand.type("5")
    hand.document.edit(edits.remove_indicator(hand.plan, DAYS))
    assert hand.grid.editor is None
    assert hand.values(SEEN)["2026-03"] == 94.6


def test_a_month_that_goes_while_it_is_typed_in_takes_its_field_with_it(hand: Hand) -> None:
    hand.document.edit(edits.add_period(hand.plan, "December 2026", ends_on=date(2026, 12, 31)))
    before = hand.plan.indicators[SEEN]
    hand.go_to(SEEN, "2026-12")
    hand.type("5")
    hand.document.undo()
    assert "2026-12" not in hand.page.model.months
    assert hand.grid.editor is None
    assert hand.grid.current_id() == SEEN
    assert hand.plan.indicators[SEEN] == before


def test_double_click_edits(hand: Hand) -> None:
    viewport, rect = hand.grid.viewport(), hand.cell_rect(SEEN, "2026-03")
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    assert hand.grid.editor is not None
    assert hand.grid.editor.text == "94.6"


# Months.


def test_the_latest_months_are_in_sight_and_others_a_page_away(hand: Hand) -> None:
    columns, months = hand.grid.columns, hand.grid.rows.months
    assert months[columns.stop - 1] == "2026-04"
    assert (columns.earlier, columns.later) == (True, True)
    shown = columns.stop - columns.start
    hand.press(KEY.Key_Left, CTRL | SHIFT)
    assert hand.grid.columns.stop - hand.grid.columns.start == shown
    assert hand.grid.columns.start == max(0, columns.start - shown)
    hand.press(KEY.Key_Right, CTRL | SHIFT, 3)
    assert months[hand.grid.columns.stop - 1] == "2026-05"
    assert not hand.grid.columns.later


def test_going_beyond_the_last_month_brings_the_next_one_into_sight(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-04")
    hand.press(KEY.Key_Right)
    assert hand.at() == (SEEN, "2026-05")
    assert not hand.grid.isColumnHidden(hand.grid.currentIndex().column())
    hand.press(KEY.Key_Home)
    hand.go_to(SEEN, "2026-04")
    while hand.at()[1] != "2025-05":
        hand.press(KEY.Key_Left)
    assert not hand.grid.isColumnHidden(hand.grid.currentIndex().column())
    hand.press(KEY.Key_Left)
    assert hand.at() == (SEEN, "target")


def test_paging_away_keeps_the_focus_in_sight(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-04")
    hand.press(KEY.Key_Left, CTRL | SHIFT)
    assert not hand.grid.isColumnHidden(hand.grid.currentIndex().column())
    assert hand.at()[0] == SEEN


@pytest.mark.parametrize("width", [1000, 1108, 1300, 1900])
def test_nothing_scrolls_sideways_at_any_width(hand: Hand, width: int) -> None:
    hand.page.resize(width, 600)
    QApplication.processEvents()
    places = hand.grid.columns.places
    assert sum(place.width for place in places) == hand.grid.viewport().width()
    assert hand.grid.horizontalScrollBar().maximum() == 0
    assert any(place.column.month == "2026-04" for place in places)
    assert places[1].width >= 200


def test_tab_leaves_the_grid_at_its_last_column(hand: Hand) -> None:
    hand.go_to(SEEN, "line")
    hand.press(KEY.Key_Tab)
    assert not hand.grid.hasFocus()


# Selecting.


def texts_of(hand: Hand) -> list[str]:
    return [str(index.data()) for index in hand.grid.selected_cells()]


def test_a_selection_begins_at_the_cell_that_was_stood_on_last(hand: Hand) -> None:
    viewport = hand.grid.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=hand.cell_rect(DAYS, "2026-02").center())
    hand.press(KEY.Key_Up)
    hand.press(KEY.Key_Right)
    hand.press(KEY.Key_Down, SHIFT)
    assert texts_of(hand) == ["94.6%", "18.25"]
    hand.press(KEY.Key_Left, SHIFT)
    assert texts_of(hand) == ["83.5%", "94.6%", "n/a", "18.25"]
    hand.press(KEY.Key_Return, SHIFT)
    assert texts_of(hand) == ["83.5%"]
    spot = hand.cell_rect(DAYS, "2026-03").center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, SHIFT, spot)
    assert texts_of(hand) == ["83.5%", "94.6%", "n/a", "18.25"]
    hand.press(KEY.Key_Left, CTRL | SHIFT)
    assert len(texts_of(hand)) == 1


def test_a_selection_ends_at_the_edges(hand: Hand) -> None:
    hand.go_to(SEEN, "2026-03")
    hand.press(KEY.Key_Up, SHIFT, 3)
    assert texts_of(hand) == ["94.6%"]
    hand.press(KEY.Key_Down, SHIFT, 9)
    assert texts_of(hand) == ["94.6%", "18.25", "1234"]
    hand.press(KEY.Key_PageUp, SHIFT)
    assert texts_of(hand) == ["94.6%"]
    hand.go_to(SEEN, "2026-04")
    hand.press(KEY.Key_Home, SHIFT)
    assert texts_of(hand)[:2] == ["PI 1", "Children seen in five days"]


# Blocks.


def test_a_block_from_excel_is_one_step(hand: Hand) -> None:
    before = hand.plan
    copied("91%\t92.5 %\r\n14\t–\r\n1,200\tn/a\r\n")
    hand.go_to(SEEN, "2026-03")
    hand.page.paste()
    assert [hand.values(row)["2026-03"] for row in (SEEN, DAYS, BARE)] == [91.0, 14.0, 1200.0]
    assert [hand.values(row)["2026-04"] for row in (SEEN, DAYS, BARE)] == [92.5, "–", "n/a"]
    assert hand.document.history.last is not None
    assert hand.document.history.last.label == "6 values of 3 indicators"
    hand.document.undo()
    assert hand.plan == before


def test_a_block_goes_on_in_months_out_of_sight(hand: Hand) -> None:
    copied("1\t2\t3")
    hand.go_to(BARE, "2026-03")
    hand.page.paste()
    assert hand.values(BARE) == {"2026-03": 1.0, "2026-04": 2.0, "2026-05": 3.0}


def test_a_block_that_is_too_large_is_refused_and_changes_nothing(hand: Hand) -> None:
    before = hand.plan
    copied("1\n2\n3\n4")
    hand.go_to(DAYS, "2026-03")
    hand.page.paste()
    assert "has 4 rows, and from here down there are only 2" in hand.grid.said()
    copied("")
    hand.page.paste()
    assert "nothing to paste" in hand.grid.said()
    assert hand.plan is before


def test_one_figure_fills_all_that_is_selected(hand: Hand) -> None:
    copied("5")
    select(hand, SEEN, "2026-03", DAYS, "2026-04")
    hand.page.paste()
    assert [hand.values(row)[month] for row in (SEEN, DAYS) for month in ("2026-03", "2026-04")] == [5.0] * 4


def test_what_is_copied_can_be_pasted_elsewhere(hand: Hand) -> None:
    select(hand, SEEN, "2026-02", DAYS, "2026-03")
    hand.page.copy()
    data: QMimeData = QGuiApplication.clipboard().mimeData()
    assert data.text() == "83.5%\t94.6%\r\nn/a\t18.25\r\n"
    assert "<td>94.6%</td></tr>" in data.html()
    hand.go_to(DAYS, "2026-04")
    hand.page.paste()
    assert (hand.values(DAYS)["2026-04"], hand.values(BARE)["2026-05"]) == (83.5, 18.25)


def test_emptying_a_selection_is_one_step_and_leaves_hidden_months_alone(hand: Hand) -> None:
    hand.document.edit(edits.type_values(hand.plan, {(SEEN, "2025-05"): "1"}))
    before = hand.plan
    hand.go_to(SEEN, "2026-02")
    row = hand.grid.currentIndex().row()
    flags = QItemSelectionModel.SelectionFlag
    for column in range(hand.grid.rows.columnCount()):
        key = hand.grid.rows.columns[column].key
        if key.startswith("month:"):
            hand.grid.selectionModel().select(hand.grid.rows.index(row, column), flags.Select)
    hand.press(KEY.Key_Delete)
    assert hand.values(SEEN) == {"2025-05": 1.0}
    hand.document.undo()
    assert hand.plan == before
