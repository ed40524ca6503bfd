"""The board pack: what is filtered goes out as a PDF, then one item with its history, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.views.printing import opening
from planapp.views.printing.print_dialog import PrintDialog, What
from tests.journeys.officer import CTRL, KEY, Officer
from tests.views.plans import first_edit
from tests.views.printing.test_board_pages import needs_pdftotext, text_of


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def dialog_of(officer: Officer) -> PrintDialog:
    officer.wait_for_dialog()
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, PrintDialog)
    return dialog


def save(officer: Officer, dialog: PrintDialog, target: Path) -> None:
    officer.answers.export = target
    officer.tab_to(dialog.pdf_button)
    officer.press(KEY.Key_Space)
    said = f"{target.name} is written."
    officer.qtbot.waitUntil(lambda: said in officer.workspace.status.said.text, timeout=60_000)
    officer.come_back()


@needs_pdftotext
def test_a_filtered_board_and_an_item_go_out(
    officer: Officer, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    officer.workspace.take(place)
    officer.press(KEY.Key_F, CTRL)
    officer.type("threshold document")
    officer.page.take_keyboard()
    officer.press(KEY.Key_P, CTRL)
    dialog = dialog_of(officer)
    save(officer, dialog, tmp_path / "Board pack.pdf")
    text = " ".join(text_of(tmp_path / "Board pack.pdf").split())
    assert "Filtered by ‘threshold document’" in text
    assert "2.1.1 Agree one threshold document" in text
    assert "Open one front door" not in text

    officer.workspace.actions["clear_filters"].trigger()
    officer.page.take_keyboard()
    item = officer.go_to(lambda item: item.ref == "1.1.2")
    officer.press(KEY.Key_P, CTRL)
    dialog = dialog_of(officer)
    officer.press(KEY.Key_Down)
    assert dialog.wanted.what is What.ITEM
    save(officer, dialog, tmp_path / "item.pdf")
    assert officer.answers.asked[-1] == str(tmp_path / "small 1.1.2.pdf")
    text = " ".join(text_of(tmp_path / "item.pdf").split())
    assert f"1.1.2 {item.title}" in text
    assert "History" in text
    assert officer.workspace.settings.paper == "A4"


def test_who_gives_up_at_the_printer_finds_her_choices_again(
    officer: Officer, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QPrintDialog.DialogCode.Rejected, QPrintDialog.DialogCode.Accepted]

    class System(QPrintDialog):
        """The dialog of the system, which prints into a file and is answered at once."""

        def exec(self) -> int:
            self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
            return answers.pop(0)

    monkeypatch.setattr(opening, "QPrintDialog", System)
    officer.workspace.take(place)
    officer.press(KEY.Key_P, CTRL)
    dialog = dialog_of(officer)
    dialog.paper.setCurrentText("A3")
    officer.press(KEY.Key_Return)
    assert dialog.isVisible()
    assert not (tmp_path / "printed.pdf").exists()
    officer.press(KEY.Key_Return)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    officer.come_back()
    assert officer.workspace.settings.paper == "A3"


def test_a_plan_that_can_only_be_read_and_an_empty_one_are_printed(officer: Officer, place: Path) -> None:
    officer.workspace.desk.open(place, read_only=True)
    officer.press(KEY.Key_P, CTRL)
    dialog = dialog_of(officer)
    assert dialog.preview.pages == 1
    officer.press(KEY.Key_Escape)
    officer.come_back()
    officer.answers.plan = place.with_name("new.plan")
    officer.workspace.desk.new_plan()
    officer.press(KEY.Key_P, CTRL)
    dialog = dialog_of(officer)
    assert (dialog.preview.pages, dialog.what.count()) == (1, 1)
    officer.press(KEY.Key_Escape)
    officer.come_back()
