"""The import wizard by keys and mouse: what is said shows at once, is taken back, and is what is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planapp.application import remembered_imports
from planapp.application.import_draft import read_draft
from planapp.application.importing import Import
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan, empty_plan
from planapp.graphics.theme import Appearance, Choice
from planapp.models.finding_groups import AGREE, FIX, MERGE, SHOW
from planapp.views.app import dress
from planapp.views.importing.import_wizard import SHEETS, STRUCTURE, TAKE, ImportWizard, OpenPlan

ROWS = (
    ("Northmere plan",),
    ("No", "Action", "Steps", "Lead", "When", "Status", "Theirs"),
    ("1", "Early help", None, None, None, None, None),
    ("1.1", "Agree the standard", "Draft it", "Head of Service", "March 2026", "Complete", "x"),
    (None, None, "Consult teams", None, "Teb 2026", None, None),
    ("1.2", "Train all teams", "Plan the days", "Heads of Service", "May 2026", "working on it", "y"),
    ("1.3", "Audit the results", None, "Team Manager", "June 2026", "Complete", "z"),
)
KEY = Qt.Key


def workbook(folder: Path, *, other: bool = False) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Master"
    for row in ROWS:
        sheet.append(row)
    if other:
        book.create_sheet("Guidance").append(["Please fill in every row", "by Friday"])
    path = folder / "April.xlsx"
    book.save(path)
    return path


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def theme(qapp: QApplication) -> Appearance:
    made = Appearance(Choice.LIGHT)
    dress(qapp, made)
    return made


class Made:
    """A wizard on a workbook, and what it has asked for."""

    def __init__(self, wizard: ImportWizard, qtbot: QtBot) -> None:
        self.wizard, self.qtbot = wizard, qtbot
        self.plans: list[Import] = []
        self.edits: list[object] = []
        wizard.make_wanted.connect(self.plans.append)
        wizard.take_wanted.connect(self.edits.append)
        self.settle()

    @property
    def plan(self) -> Plan:
        return self.wizard.found.plan

    def settle(self) -> None:
        """Let what is typed be taken, and be understood."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.wizard.understanding.busy, timeout=20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget() or self.wizard
        QTest.keyClick(focused, key, modifier)
        self.settle()

    def row(self, row: int) -> None:
        """Choose a row by the keyboard."""
        source = self.wizard.structure.source
        source.setFocus()
        self.press(KEY.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(row - 1):
            self.press(KEY.Key_Down)

    def titles(self) -> list[tuple[str, str]]:
        return [(item.kind, item.title) for item in self.plan.walk()]

    def button(self, verb: str) -> None:
        """Press the button of the first finding with a verb."""
        line = next(line for line in self.wizard.structure.findings.lines() if line.group.verb == verb)
        assert line.button is not None
        self.qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
        self.settle()


def opened(
    source: Path, theme: Appearance, window: QWidget, qtbot: QtBot, into: OpenPlan | None = None
) -> Made:
    wizard = ImportWizard(*read_draft(source), theme, window, into=into, goes_into=into is not None)
    wizard.show()
    qtbot.waitExposed(wizard)
    return Made(wizard, qtbot)


@pytest.fixture
def made(tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot) -> Iterator[Made]:
    made = opened(workbook(tmp_path), theme, window, qtbot)
    yield made
    if isValid(made.wizard):
        made.wizard.reject()


def test_one_sheet_needs_no_picking(made: Made) -> None:
    assert made.wizard.at == STRUCTURE
    assert made.wizard.next.text() == "Import 3 actions"
    assert made.wizard.structure.totals.accessibleName() == "1 theme, 0 objectives, 3 actions, 3 steps"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (KEY.Key_T, ("theme", "Audit the results")),
        (KEY.Key_O, ("objective", "Audit the results")),
        (KEY.Key_S, ("step", "Audit the results")),
        (KEY.Key_A, ("action", "Audit the results")),
    ],
)
def test_a_letter_says_what_a_row_is(made: Made, key: Qt.Key, title: tuple[str, str]) -> None:
    made.row(7)
    made.press(key)
    assert title in made.titles()


def test_rows_are_joined_left_out_and_as_recognised_again(made: Made) -> None:
    made.row(5)
    made.press(KEY.Key_J)
    assert ("step", "Draft it Consult teams") in made.titles()
    made.press(KEY.Key_X)
    assert not any("Consult" in title for _, title in made.titles())
    assert made.wizard.found.accounting.left_out == ()
    made.press(KEY.Key_Backspace)
    assert ("step", "Consult teams") in made.titles()


def test_several_rows_are_said_at_once_and_taken_back_at_once(made: Made) -> None:
    before = made.titles()
    made.row(6)
    made.press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    made.press(KEY.Key_O)
    assert [kind for kind, _ in made.titles()].count("objective") == 2
    made.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert made.titles() == before
    made.press(KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [kind for kind, _ in made.titles()].count("objective") == 2


def test_letters_do_nothing_to_titles_and_headings(made: Made) -> None:
    before = made.wizard.draft
    made.row(1)
    made.press(KEY.Key_T)
    made.row(2)
    made.press(KEY.Key_A)
    assert made.wizard.draft is before


def test_a_column_is_read_as_its_list_says(made: Made) -> None:
    header = made.wizard.structure.source.columns
    choice = header.list_of(6)
    assert choice is not None
    assert choice.currentText() == "Own field"
    choice.setCurrentIndex(choice.findData("update"))
    choice.activated.emit(choice.currentIndex())
    made.settle()
    assert sorted(update.text for update in made.plan.updates) == ["x", "y", "z"]
    again = header.list_of(6)
    assert again is not None
    assert again.currentText() == "Progress update"


def test_alt_down_opens_the_list_of_the_column(made: Made) -> None:
    made.row(4)
    made.press(KEY.Key_Right)
    made.press(KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    choice = made.wizard.structure.source.columns.list_of(1)
    assert choice is not None
    made.qtbot.waitUntil(lambda: choice.view().isVisible())
    choice.hidePopup()


def test_fix_opens_the_cell_with_what_may_be_meant(made: Made) -> None:
    made.button(FIX)
    field = made.wizard.structure.source.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Feb 2026"
    QTest.keyClick(field, KEY.Key_Return)
    made.settle()
    assert "Feb 2026" in [item.due for item in made.plan.items]
    assert made.wizard.found.accounting.left_out == ()
    assert not any(line.group.verb == FIX for line in made.wizard.structure.findings.lines())


def test_a_correction_can_be_left_with_esc(made: Made) -> None:
    made.button(FIX)
    field = made.wizard.structure.source.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, KEY.Key_Escape)
    made.settle()
    assert made.wizard.isVisible()
    assert "Teb 2026" in [item.due for item in made.plan.items]


def test_what_is_offered_is_agreed_to_from_a_menu(made: Made) -> None:
    page = made.wizard.structure
    for verb, words in (
        (MERGE, "Heads of Service is Head of Service"),
        (AGREE, "‘working on it’ means in progress"),
    ):
        group = next(line.group for line in page.findings.lines() if line.group.verb == verb)
        menu = page.offer_menu(group)
        assert [action.text() for action in menu.actions()] == [words]
        menu.actions()[0].trigger()
        menu.deleteLater()
        made.settle()
    assert "Heads of Service" not in [person.name for person in made.plan.people]
    assert "in progress" in [item.state for item in made.plan.items]


def test_a_row_and_what_it_became_are_chosen_together(made: Made) -> None:
    page = made.wizard.structure
    made.row(6)
    assert page.tree.currentIndex().data() == "Train all teams"
    page.tree.setFocus()
    made.press(KEY.Key_Down)
    made.press(KEY.Key_Down)
    assert page.tree.currentIndex().data() == "Audit the results"
    assert page.source.currentIndex().row() + 1 == 7


def test_show_goes_from_place_to_place(made: Made) -> None:
    page = made.wizard.structure
    group = next((line.group for line in page.findings.lines() if line.group.verb == SHOW), None)
    if group is None:
        made.row(4)
        made.press(KEY.Key_X)
    made.button(SHOW)
    assert page.source.currentIndex().isValid()


def test_enter_imports_what_is_shown(made: Made) -> None:
    made.row(7)
    made.press(KEY.Key_X)
    made.press(KEY.Key_Return)
    (found,) = made.plans
    assert found is made.wizard.found
    assert apply(empty_plan(), found.change_set) == found.plan
    assert len([item for item in found.plan.items if item.kind == "action"]) == 2


def test_the_columns_are_remembered_unless_the_box_is_cleared(
    made: Made, tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    made.wizard.structure.source.column_said.emit(7, "update")
    made.settle()
    made.wizard.end()
    assert len(remembered_imports.load()) == 1
    again = opened(workbook(tmp_path), theme, window, qtbot)
    assert sorted(update.text for update in again.plan.updates) == ["x", "y", "z"]
    assert again.wizard.draft.recalled == "April.xlsx"
    remembered_imports.forget(remembered_imports.load()[0].key)
    again.wizard.remember.setChecked(False)
    again.wizard.end()
    assert remembered_imports.load() == ()


def test_sheets_that_hold_no_plan_are_asked_about(
    tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    made = opened(workbook(tmp_path, other=True), theme, window, qtbot)
    wizard = made.wizard
    assert wizard.at == SHEETS
    assert wizard.sheets.boxes["Master"].accessibleName() == "Master: 1 theme, 3 actions, 3 steps"
    filled = wizard.found.accounting.filled
    qtbot.mouseClick(wizard.sheets.boxes["Guidance"], Qt.MouseButton.LeftButton)
    made.settle()
    assert wizard.found.accounting.filled == filled - 2
    made.press(KEY.Key_Return)
    assert wizard.at == STRUCTURE
    qtbot.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
    assert wizard.at == SHEETS
    assert not wizard.sheets.boxes["Guidance"].isChecked()
    wizard.reject()


def test_a_table_in_which_no_plan_was_found_can_be_explained(
    tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    path = tmp_path / "Massnahmen.csv"
    path.write_text("Was;Wie viel\nSchulen besuchen;12\nBerichten;7\n", encoding="utf-8")
    made = opened(path, theme, window, qtbot)
    wizard = made.wizard
    wizard.go(STRUCTURE)
    assert not wizard.next.isEnabled()
    wizard.structure.source.header_said.emit(1)
    made.settle()
    wizard.structure.source.column_said.emit(1, "action")
    made.settle()
    assert wizard.next.text() == "Import 2 actions"
    assert wizard.next.isEnabled()
    wizard.reject()


def test_a_list_of_titles_under_one_heading_can_be_explained(
    tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    path = tmp_path / "titles.csv"
    path.write_text("Action\nVisit every school\nTrain all teams\n", encoding="utf-8")
    made = opened(path, theme, window, qtbot)
    made.wizard.structure.source.header_said.emit(1)
    made.settle()
    assert made.titles() == [("action", "Visit every school"), ("action", "Train all teams")]
    made.wizard.reject()


def test_a_row_menu_offers_what_the_keys_do(made: Made) -> None:
    made.row(4)
    menu = made.wizard.structure.source.row_menu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        "Theme",
        "Objective",
        "Action",
        "Step",
        "Join to the row above",
        "Leave out",
        "As recognised",
        "Take this row for the headings",
    ]
    menu.deleteLater()


def test_into_an_open_plan_the_last_page_compares(
    tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    source = workbook(tmp_path)
    plan = read_draft(source)[1].plan
    made = opened(source, theme, window, qtbot, OpenPlan(plan, "Northmere"))
    wizard = made.wizard
    assert wizard.next.text() == "Compare with the plan"
    made.button(FIX)
    field = wizard.structure.source.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, KEY.Key_Return)
    made.settle()
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.at == TAKE)
    assert wizard.next.text() == "Take 1 difference"
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    (edit,) = made.edits
    assert isinstance(edit, ChangeSet)
    assert "Feb 2026" in [item.due for item in apply(plan, edit).items]
    wizard.reject()


def test_the_file_can_become_a_new_plan_while_another_is_open(
    tmp_path: Path, theme: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    source = workbook(tmp_path)
    made = opened(source, theme, window, qtbot, OpenPlan(read_draft(source)[1].plan, "Northmere"))
    made.wizard.target.setCurrentIndex(0)
    made.settle()
    assert made.wizard.next.text() == "Import 3 actions"
    made.press(KEY.Key_Return)
    assert len(made.plans) == 1
    made.wizard.reject()


def test_what_is_said_while_it_is_still_reading_is_not_lost(made: Made) -> None:
    page = made.wizard.structure
    page.source.roles_said.emit([7], "theme")
    page.source.roles_said.emit([6], "objective")
    made.settle()
    assert made.wizard.draft.corrections("Master").rows == {7: "theme", 6: "objective"}
    assert ("theme", "Audit the results") in made.titles()


def test_the_menu_opens_where_the_mouse_is(made: Made) -> None:
    shown: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            shown.append([action.text() for action in menu.actions()])
            menu.close()

    QTimer.singleShot(50, look)
    source = made.wizard.structure.source
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(30, 40))
    source.contextMenuEvent(event)
    assert "Theme\tT" in shown[0]
