"""A whole plan, or its changes, as a PDF: for Export and for the command line, which has no window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from planapp.application.changes_since import changes_since
from planapp.application.document import Document
from planapp.application.exporting import Progress, refuse_to_lose
from planapp.application.points import Point, point_called, points_of
from planapp.application.reading import read_plan_and
from planapp.domain.naming import listed, short
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models.board_model import BoardModel
from planapp.models.chosen_columns import REMEMBERED_AS, from_plain
from planapp.models.columns import USUAL
from planapp.reports.board_report import BoardReport
from planapp.reports.changes_report import ChangesReport
from planapp.reports.paper import Paper, write_pdf
from planapp.views.printing.board_sheet import sheet_of
from planapp.views.printing.changes_sheet import changes_sheet

# So many points are named where one is looked for that there is not.
_MOST_NAMED = 8


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
    running = _application()
    export_pdf(plan, target, chosen=from_plain(remembered).keys)
    del running


def export_changes_as_pdf(path: Path, target: Path, name: str) -> None:
    """Write what changed in a plan file since the newest point of a name; no display is needed.

    Raises UserError if there is no such point, and as `export_file_as_pdf` does.
    """
    document = Document.open(path, by="", read_only=True)
    try:
        refuse_to_lose(target)
        point = point_called(document, name)
        if point is None:
            raise UserError(_no_such(name, points_of(document)))
        running = _application()
        sheet = changes_sheet(changes_since(document, point), date.today())
        write_pdf(ChangesReport(sheet, Paper()), target)
        del running
    finally:
        document.close()


def _no_such(name: str, points: Sequence[Point]) -> str:
    names = [f"‘{short(one)}’" for one in dict.fromkeys(point.name for point in points)]
    if not names:
        return "This plan has no named points yet. Circulate it, or name a restore point, to have one."
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    known = f"{', '.join(names[:_MOST_NAMED])}{more}" if more else listed(names)
    return f"This plan has no point ‘{short(name)}’. It has {known}."


def _application() -> QCoreApplication:
    """Return an application: fonts need one, and it must live as long as they are used."""
    return QGuiApplication.instance() or QGuiApplication(["planapp", "-platform", "offscreen"])
