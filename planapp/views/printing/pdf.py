"""A whole plan as a PDF: for Export and for the command line, which has no window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from planapp.application.exporting import Progress, refuse_to_lose
from planapp.application.reading import read_plan_and
from planapp.domain.plan import Plan
from planapp.models.board_model import BoardModel
from planapp.models.chosen_columns import REMEMBERED_AS, from_plain
from planapp.models.columns import USUAL
from planapp.reports.board_report import BoardReport
from planapp.reports.paper import Paper, write_pdf
from planapp.views.printing.board_sheet import sheet_of


def export_pdf(
    plan: Plan, target: Path, progress: Progress | None = None, *, chosen: Iterable[str] = USUAL
) -> None:
    """Write all rows of a plan that are not archived, with the columns of the chosen keys.

    Raises UserError if the file can't be written or planapp did not write the one that is there.
    """
    refuse_to_lose(target)
    current = plan.current_period
    board = BoardModel(plan, chosen=chosen)
    sheet = sheet_of(board, worked=current.id if current is not None else None)
    write_pdf(BoardReport(sheet, Paper()), target, progress)


def export_file_as_pdf(path: Path, target: Path) -> None:
    """Write a plan file as a PDF with the columns that were chosen in it; no display is needed.

    Raises UserError as `read_plan` and `export_pdf` do.
    """
    plan, remembered = read_plan_and(path, REMEMBERED_AS)
    # Fonts need an application; it must live as long as they are used.
    running = QGuiApplication.instance() or QGuiApplication(["planapp", "-platform", "offscreen"])
    export_pdf(plan, target, chosen=from_plain(remembered).keys)
    del running
