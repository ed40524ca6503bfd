"""A sheet that was pasted out of a document, put right in the import wizard by keyboard, and made a plan."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication, QLineEdit

from planapp import paths
from planapp.application.reading import read_plan
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.exchange.plan_json import write_json
from planapp.models.finding_groups import FIX
from planapp.views.desk import SAMPLE
from planapp.views.importing.differences_dialog import DifferencesDialog
from planapp.views.importing.import_wizard import STRUCTURE, TAKE, ImportWizard
from tests.journeys.officer import CTRL, KEY, SHIFT, Officer


def open_wizard(officer: Officer, source: Path, place: Path) -> ImportWizard:
    officer.answers.source, officer.answers.plan = source, place
    officer.press(KEY.Key_I, CTRL)
    wizard = officer.wizard()
    while wizard.at < STRUCTURE:
        officer.press(KEY.Key_Return)
    return wizard


def settled(officer: Officer, wizard: ImportWizard) -> None:
    officer.qtbot.waitUntil(lambda: not wizard.understanding.busy, timeout=20_000)


def test_a_pasted_plan_is_put_right_and_made(officer: Officer, shared: Path, tmp_path: Path) -> None:
    place = tmp_path / "pasted.plan"
    wizard = open_wizard(officer, shared / "plans" / "plan-a-pasted.xlsx", place)
    page = wizard.structure
    assert page.totals.accessibleName().startswith("6 themes, 18 objectives, 53 actions")
    unread = fixes(wizard)

    # The first date that could not be read says what was meant.
    (line,) = [line for line in page.findings.lines() if line.group.headline.endswith("could not be read")]
    assert line.button is not None
    line.button.setFocus()
    officer.press(KEY.Key_Space)
    field = page.source.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    officer.type("22 February 2017 to 9 March 2017")
    officer.press(KEY.Key_Return)
    settled(officer, wizard)
    assert fixes(wizard) == unread - 1

    # The last row of the sheet is not wanted after all, then it is.
    page.source.setFocus()
    officer.press(KEY.Key_End, CTRL)
    before = wizard.found
    officer.press(KEY.Key_X)
    settled(officer, wizard)
    assert wizard.found.accounting.named > before.accounting.named
    officer.press(KEY.Key_Z, CTRL)
    settled(officer, wizard)
    assert wizard.found.accounting == before.accounting

    found = wizard.found
    officer.press(KEY.Key_Return)
    officer.qtbot.waitUntil(lambda: officer.workspace.page is not None, timeout=20_000)
    assert officer.plan == found.plan
    assert read_plan(place) == found.plan
    assert found.accounting.left_out == ()


def fixes(wizard: ImportWizard) -> int:
    """Return how many cells wait for a better text."""
    return sum(len(line.group.places) for line in wizard.structure.findings.lines() if line.group.verb == FIX)


def test_an_edited_copy_is_taken_into_the_open_plan_and_back(officer: Officer, tmp_path: Path) -> None:
    source, place = paths.resource("samples", SAMPLE), tmp_path / "work.plan"
    officer.import_workbook(source, place)
    before = officer.plan
    copy = tmp_path / "copy.xlsx"
    action = edited_copy(source, copy, before)

    officer.answers.source = copy
    officer.press(KEY.Key_I, CTRL | SHIFT)
    wizard = officer.wizard()
    while wizard.at < STRUCTURE:
        officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Return)
    officer.qtbot.waitUntil(lambda: wizard.at == TAKE, timeout=20_000)
    assert wizard.next.text() == "Take 1 difference"
    wizard.next.click()
    officer.qtbot.waitUntil(lambda: officer.workspace.imports.wizard is None)
    assert officer.plan.items[action].title == "Agreed with schools"
    assert read_plan(place) == officer.plan
    officer.come_back()
    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == before


def edited_copy(source: Path, copy: Path, plan: Plan) -> int:
    """Save a workbook with the title of its first action changed; return that action."""
    book = openpyxl.load_workbook(source)
    action = next(item for item in plan.walk() if item.kind == ACTION)
    (cell,) = [cell for row in book["Plan"] for cell in row if cell.value == action.title]
    cell.value = "Agreed with schools"
    book.save(copy)
    return action.id


def test_json_is_taken_into_the_open_plan(officer: Officer, tmp_path: Path) -> None:
    officer.import_workbook(paths.resource("samples", SAMPLE), tmp_path / "work.plan")
    action = next(item for item in officer.plan.walk() if item.kind == ACTION)
    changed = apply(officer.plan, edits.set_field(officer.plan, action.id, "title", "Agreed with schools"))
    source = tmp_path / "theirs.json"
    write_json(changed, source)

    officer.answers.source = source
    officer.press(KEY.Key_I, CTRL | SHIFT)
    officer.qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), DifferencesDialog), timeout=20_000
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DifferencesDialog)
    assert dialog.take.text() == "Take 1 difference"
    dialog.take.click()
    assert officer.plan.items[action.id].title == "Agreed with schools"
