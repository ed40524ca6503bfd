"""Asking what is printed: choices, preview, and what is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance, Choice
from planapp.models.board_model import BoardModel
from planapp.reports.board_report import BoardReport
from planapp.reports.paper import A3, A4, Paper, Report, print_on
from planapp.views.printing.board_sheet import sheet_of
from planapp.views.printing.opening import pages_of
from planapp.views.printing.print_dialog import PrintDialog, Wanted, What

ITEM = 1


class Making:
    """Makes reports of the small plan, and remembers what was asked for."""

    def __init__(self, board: BoardModel) -> None:
        self.wanted: list[Wanted] = []
        self.refuses = False
        self._sheet = sheet_of(board, worked=None)

    def __call__(self, wanted: Wanted) -> Report:
        self.wanted.append(wanted)
        if self.refuses:
            raise UserError("The history can’t be read. Open the plan again.")
        return BoardReport(self._sheet, wanted.paper)


@pytest.fixture
def making(board: BoardModel) -> Making:
    return Making(board)


@pytest.fixture
def dialog(making: Making, qtbot: QtBot) -> Iterator[PrintDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    made = PrintDialog(making, "1.1.1", A4, Appearance(Choice.LIGHT), window)
    made.open()
    yield made
    if isValid(made):
        made.reject()


def test_it_begins_with_the_board_on_wide_paper(dialog: PrintDialog, making: Making) -> None:
    assert making.wanted == [Wanted(What.BOARD, Paper(A4, landscape=True))]
    assert dialog.place.text() == "Page 1 of 1"
    assert dialog.preview.accessibleName() == "Preview of page 1 of 1"
    assert not dialog.earlier.isEnabled()
    assert not dialog.later.isEnabled()
    assert dialog.primary is dialog.print_button


def test_every_choice_is_laid_out_anew(dialog: PrintDialog, making: Making) -> None:
    dialog.paper.setCurrentText(A3)
    dialog.folded.click()
    assert making.wanted[-1] == Wanted(What.BOARD, Paper(A3, landscape=True), folded_too=True)
    dialog.what.setCurrentIndex(ITEM)
    assert making.wanted[-1] == Wanted(What.ITEM, Paper(A3, landscape=False), folded_too=True)
    assert not dialog.folded.isEnabled()
    dialog.what.setCurrentIndex(0)
    assert making.wanted[-1].paper.landscape


def test_pages_are_turned_by_buttons_and_keys(small: Plan, qtbot: QtBot) -> None:
    from planapp.domain import edits
    from planapp.domain.changes import apply

    plan = small
    for _ in range(60):
        plan = apply(plan, edits.add_item(plan, "action", title="Visit"))
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrintDialog(Making(BoardModel(plan)), "", A4, Appearance(Choice.LIGHT), window)
    dialog.open()
    assert dialog.what.count() == 1
    pages = dialog.preview.pages
    assert pages > 2
    dialog.later.click()
    assert dialog.place.text() == f"Page 2 of {pages}"
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.preview.page == 2
    for _ in range(9):
        QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert dialog.preview.page == 0
    assert not dialog.earlier.isEnabled()
    dialog.reject()


def test_what_is_handed_on_is_what_was_seen(dialog: PrintDialog, qtbot: QtBot) -> None:
    seen = dialog.report
    with qtbot.waitSignal(dialog.print_wanted) as printed:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert printed.args == [seen]
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.pdf_wanted) as saved:
        dialog.pdf_button.click()
    assert saved.args == [seen]


def test_a_refusal_is_said_and_the_last_report_stays(dialog: PrintDialog, making: Making) -> None:
    seen, making.refuses = dialog.report, True
    dialog.paper.setCurrentText(A3)
    assert dialog.message.text == "The history can’t be read. Open the plan again."
    assert dialog.report is seen


def test_a_printer_gets_the_pages_that_were_chosen(board: BoardModel, tmp_path: Path) -> None:
    printer = QPrinter()
    assert pages_of(printer, 5) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert pages_of(printer, 5) == [1, 2, 3, 4]
    report = BoardReport(sheet_of(board, worked=None), Paper())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setPageLayout(report.paper.layout)
    print_on(printer, report, [0])
    del printer
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_changes_are_printed_on_wide_paper_when_they_are_what_was_asked_for(
    making: Making, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = PrintDialog(
        making, "", A4, Appearance(Choice.LIGHT), window, since="March circulation", first=What.CHANGES
    )
    assert [made.what.itemText(at) for at in range(made.what.count())][1:] == [
        "Changes since March circulation"
    ]
    assert making.wanted == [Wanted(What.CHANGES, Paper(A4, landscape=True))]
    assert not made.folded.isEnabled()
    made.what.setCurrentIndex(0)
    assert making.wanted[-1] == Wanted(What.BOARD, Paper(A4, landscape=True))
    assert made.folded.isEnabled()
    made.reject()
