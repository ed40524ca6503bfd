"""Asking the officer for a file or a word: the only dialogs that stop everything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from planapp.graphics.theme import Appearance

PLANS = "Plans (*.plan)"
_ENDINGS = "xlsx xlsm xltx xltm xls xlsb ods csv tsv htm html json"
SOURCES = f"Spreadsheets and planapp JSON ({' '.join(f'*.{ending}' for ending in _ENDINGS.split())})"
WORKBOOKS = f"Spreadsheets ({' '.join(f'*.{ending}' for ending in _ENDINGS.split()[:-1])})"
WORKBOOK, JSON = "Excel workbook (*.xlsx)", "planapp JSON (*.json)"
PDF = "PDF (*.pdf)"
_ENDING_OF = {WORKBOOK: ".xlsx", JSON: ".json", PDF: ".pdf"}
ALL = "All files (*)"


class Asking(Protocol):
    """Who answers: each question returns None if there is no answer."""

    def plan_to_open(self, folder: Path) -> Path | None:
        """Ask which plan to open."""

    def source_to_import(self, folder: Path) -> Path | None:
        """Ask which workbook or JSON file to take in."""

    def place_for_plan(self, suggested: Path) -> Path | None:
        """Ask where a new plan goes."""

    def place_for_export(self, suggested: Path) -> Path | None:
        """Ask where to write a plan, and as what: the ending says it."""

    def place_for_pdf(self, suggested: Path) -> Path | None:
        """Ask where a PDF goes."""

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""

    def files(self, title: str, folder: Path) -> Sequence[Path]:
        """Ask for workbooks, one or several."""

    def text(self, title: str, label: str, verb: str) -> str | None:
        """Ask for a line of text; the button that takes it says the verb."""

    def password(self, label: str) -> str | None:
        """Ask for the password of a file."""


class Dialogs:
    """Asks over a window: for files with the dialogs of the system."""

    def __init__(self, window: QWidget, theme: Appearance) -> None:
        """Ask over `window`."""
        self._window, self._theme = window, theme

    def plan_to_open(self, folder: Path) -> Path | None:
        """Ask which plan to open."""
        found, _ = QFileDialog.getOpenFileName(self._window, "Open plan", str(folder), f"{PLANS};;{ALL}")
        return Path(found) if found else None

    def source_to_import(self, folder: Path) -> Path | None:
        """Ask which workbook or JSON file to take in."""
        choices = f"{SOURCES};;{ALL}"
        found, _ = QFileDialog.getOpenFileName(self._window, "Import a spreadsheet", str(folder), choices)
        return Path(found) if found else None

    def place_for_plan(self, suggested: Path) -> Path | None:
        """Ask where a new plan goes. A plan that is there is never replaced, so that is not asked."""
        found, _ = QFileDialog.getSaveFileName(
            self._window,
            "Where to keep the plan",
            str(suggested),
            PLANS,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return with_suffix(found, ".plan")

    def place_for_export(self, suggested: Path) -> Path | None:
        """Ask where to write a plan, and as what: the ending says it."""
        found, chosen = QFileDialog.getSaveFileName(
            self._window, "Export plan", str(suggested), ";;".join(_ENDING_OF)
        )
        return with_suffix(found, _ENDING_OF.get(chosen, ".xlsx"))

    def place_for_pdf(self, suggested: Path) -> Path | None:
        """Ask where a PDF goes."""
        found, _ = QFileDialog.getSaveFileName(self._window, "Save as PDF", str(suggested), PDF)
        return with_suffix(found, ".pdf")

    def folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        found = QFileDialog.getExistingDirectory(self._window, title, str(folder))
        return Path(found) if found else None

    def files(self, title: str, folder: Path) -> Sequence[Path]:
        """Ask for workbooks, one or several."""
        choices = f"{WORKBOOKS};;{ALL}"
        found, _ = QFileDialog.getOpenFileNames(self._window, title, str(folder), choices)
        return [Path(one) for one in found]

    def text(self, title: str, label: str, verb: str) -> str | None:
        """Ask for a line of text; the button that takes it says the verb."""
        from planapp.views.text_dialog import TextDialog

        return TextDialog(title, label, verb, self._theme, self._window).ask()

    def password(self, label: str) -> str | None:
        """Ask for the password of a file."""
        from planapp.views.text_dialog import TextDialog

        title = "Open a file with a password"
        return TextDialog(title, label, "Open", self._theme, self._window, is_secret=True).ask()


def with_suffix(chosen: str, suffix: str) -> Path | None:
    """Return a chosen path with an ending, where the officer typed none that planapp writes."""
    if not chosen:
        return None
    known = {suffix} if suffix in (".plan", ".pdf") else set(_ENDING_OF.values())
    return Path(chosen) if Path(chosen).suffix.casefold() in known else Path(chosen + suffix)
