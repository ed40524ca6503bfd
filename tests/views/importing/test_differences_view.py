"""The page that compares the open plan with a file: keys, mouse, chips, words for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from planapp.application.import_into import Preview
from planapp.graphics.theme import Appearance, Choice
from planapp.views.importing.differences_paint import box_rect
from planapp.views.importing.differences_view import DifferencesView
from tests.models.previews import cell, nothing, preview_of_return

Make = Callable[[Preview], DifferencesView]
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
Key = Qt.Key


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A return in which something of all kinds differs."""
    return preview_of_return(tmp_path_factory.mktemp("return"))


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    theme = Appearance(Choice.LIGHT)

    def made(preview: Preview) -> DifferencesView:
        view = DifferencesView(preview, theme)
        qtbot.addWidget(view)
        view.resize(1440, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return view

    yield made
    theme.deleteLater()


@pytest.fixture
def view(make: Make, preview: Preview) -> DifferencesView:
    return make(preview)


def words(view: DifferencesView, index: QModelIndex | None = None) -> str:
    """What a screen reader is told of the current row, or of another one."""
    found = view.tree.currentIndex() if index is None else index
    return str(found.siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole))


def press(view: DifferencesView, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(view.tree, key)


def line(view: DifferencesView, number: int = 1, row: int = 0) -> QModelIndex:
    return view.model.index(number, 0, view.model.index(row, 0))


def click(view: DifferencesView, at: QPoint) -> None:
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def box(view: DifferencesView, index: QModelIndex) -> QPoint:
    is_line = index.parent().isValid()
    return box_rect(view.tree.visualRect(index), view._theme, is_line=is_line).center()


def test_it_says_how_much_is_taken(view: DifferencesView, preview: Preview) -> None:
    assert view.chosen() == preview.safe
    assert view.counts == {"new": 2, "changed": 1, "same": 11, "missing": 2}
    assert view.taken.text() == "Take 5 of 9 differences"
    assert view.refused.text() == "2 can’t be taken"
    assert not view.warning.isVisible()
    view.take_all.click()
    assert view.taken.text() == "Take 7 of 9 differences"
    assert view.warning.text() == "Deletes 1 row and empties 1 text of the plan."
    assert view.warning.isVisible()


def test_the_wizard_hears_of_each_choice(view: DifferencesView) -> None:
    told = QSignalSpy(view.chosen_changed)
    view.take_none.click()
    view.take_all.click()
    assert [told.at(at)[0] for at in range(told.count())] == [0, 7]
    assert len(view.chosen()) == 7


def test_keys_open_close_and_tick(view: DifferencesView) -> None:
    assert view.tree.hasFocus()
    assert words(view).startswith("1.2.1, See children")
    press(view, Key.Key_Right)
    assert words(view) == "1.2.1, Lead, was Head of Service, empty in the file, not taken"
    press(view, Key.Key_Space)
    assert words(view).endswith(", taken")
    press(view, Key.Key_Down, Key.Key_Space)
    assert words(view) == "1.2.1, Due, was 31 Mar 2099, in the file 30 Apr 2099, not taken"
    press(view, Key.Key_Left, Key.Key_Left)
    assert not view.tree.isExpanded(view.model.index(0, 0))
    press(view, Key.Key_Down)
    assert words(view) == "2.1.3, Share it with schools, New action, taken"
    press(view, Key.Key_Space)
    assert words(view).endswith("not taken")
    assert view.model.index(2, 0).data(Qt.ItemDataRole.CheckStateRole) == OFF
    press(view, Key.Key_Right, Key.Key_Right)
    assert words(view) == "2.1.3, Below, in the file 2.1 Thresholds are understood by all partners"


def test_space_on_what_can_not_be_taken_does_nothing(view: DifferencesView) -> None:
    before = view.chosen()
    view.tree.setCurrentIndex(line(view, 2))
    press(view, Key.Key_Space)
    assert view.chosen() == before


def test_space_ticks_all_rows_that_are_selected(view: DifferencesView) -> None:
    view.take_none.click()
    view.tree.setCurrentIndex(line(view, 0))
    view.tree.selectionModel().select(
        line(view, 1), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    press(view, Key.Key_Space)
    assert [one.label for one in view.chosen()] == ["Lead", "Due"]


def test_enter_is_left_to_the_wizard(view: DifferencesView, qtbot: QtBot) -> None:
    before = view.chosen()
    press(view, Key.Key_Return)
    assert view.chosen() == before


def test_the_mouse_ticks_a_box_and_opens_at_a_chevron(view: DifferencesView) -> None:
    due, seen = line(view, 1), view.model.index(0, 0)
    click(view, box(view, due))
    assert due.data(Qt.ItemDataRole.CheckStateRole) == OFF
    assert view.tree.currentIndex() == due
    click(view, box(view, seen))
    assert due.data(Qt.ItemDataRole.CheckStateRole) == ON
    click(view, view.tree.visualRect(seen).topLeft() + QPoint(20, 15))
    assert not view.tree.isExpanded(seen)
    before = view.chosen()
    click(view, view.tree.visualRect(seen).topLeft() + QPoint(300, 15))
    assert view.chosen() == before


def test_chips_filter_and_what_was_open_stays_so(view: DifferencesView) -> None:
    view.tree.setExpanded(view.model.index(1, 0), True)
    view.tree.setExpanded(view.model.index(0, 0), False)
    view.tree.setCurrentIndex(view.model.index(3, 0))
    current = words(view)
    view.chips["changed"].click()
    assert view.model.rowCount() == 4
    assert view.tree.isExpanded(view.model.index(0, 0))
    assert words(view) == current
    view.chips["same"].click()
    assert view.model.rowCount() == 15
    view.chips["changed"].click()
    assert words(view) == current
    assert not view.tree.isExpanded(view.model.index(view.model.rowCount() - 1, 0))


def test_with_all_chips_off_nothing_can_be_ticked(view: DifferencesView) -> None:
    for verdict in ("new", "changed", "missing"):
        view.chips[verdict].click()
    assert view.model.rowCount() == 0
    assert not view.take_all.isEnabled()
    assert view.take_all.toolTip() == "No difference is shown."
    press(view, Key.Key_Space, Key.Key_Right, Key.Key_Left)
    view.grab()
    view.chips["same"].click()
    assert not view.take_none.isEnabled()


def test_nothing_differs(make: Make, tmp_path: Path) -> None:
    view = make(preview_of_return(tmp_path, nothing))
    assert view.chosen() == ()
    assert view.taken.text() == ""
    assert not view.chips["changed"].isEnabled()
    assert view.chips["changed"].toolTip() == "No row says anything else in the file than in the plan."
    assert not view.take_all.isEnabled()
    assert not view.grab().toImage().isNull()


def test_another_preview_starts_anew(view: DifferencesView, preview: Preview, tmp_path: Path) -> None:
    view.tree.setExpanded(view.model.index(0, 0), False)
    view.take_none.click()
    view.set_preview(preview_of_return(tmp_path, nothing))
    assert view.counts["changed"] == 0
    view.set_preview(preview)
    assert view.chosen() == preview.safe
    assert view.tree.isExpanded(view.model.index(0, 0))
    assert view.taken.text() == "Take 5 of 9 differences"


def test_what_to_know_of_the_comparison_stands_beside_it(
    view: DifferencesView, make: Make, tmp_path: Path
) -> None:
    # What can't be taken says so in its own row.
    assert not view.findings.isVisible()

    def with_a_new_month(sheet: object) -> None:
        cell(sheet, "1.2.1", "RAG April 2026").value = "A"
        sheet.cell(4, sheet.max_column + 1).value = "RAG May 2026"  # type: ignore[attr-defined]
        cell(sheet, "1.2.1", "RAG May 2026").value = "G"

    other = make(preview_of_return(tmp_path, with_a_new_month))
    assert other.findings.isVisible()
    assert [(group.state, group.headline) for group in other.findings.groups] == [
        ("note", "‘May 2026’ is a period that the plan does not have yet")
    ]


def test_a_screen_reader_is_told_every_cell(view: DifferencesView) -> None:
    table = QAccessible.queryAccessibleInterface(view.tree)
    assert table.text(QAccessible.Text.Name) == "Differences between the plan and the file"
    told = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert "1.2.1, Due, was 31 Mar 2099, in the file 30 Apr 2099, taken" in told
    chips = [chip.accessibleName() for chip in view.chips.values()]
    assert chips == ["New, 2", "Changed, 1", "Not in the file, 2", "Same, 11"]


def test_it_is_painted_in_both_themes_and_large(make: Make, preview: Preview) -> None:
    view = make(preview)
    view.tree.expandAll()
    light = view.grab().toImage()
    view._theme.choose(Choice.DARK)
    dark = view.grab().toImage()
    assert light.pixelColor(700, 400) != dark.pixelColor(700, 400)
    height = view.tree.visualRect(line(view)).height()
    view._theme.set_text_size(1.3)
    assert view.tree.visualRect(line(view)).height() > height
    view.grab()
