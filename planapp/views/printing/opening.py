"""Opens the print dialog for what is shown, and sends what comes of it to a printer or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from planapp.application.changes_since import changes_since
from planapp.application.item_history import history_of
from planapp.application.points import Point
from planapp.domain.naming import name_of, short
from planapp.domain.records import Item
from planapp.reports.board_report import BoardReport
from planapp.reports.board_sheet import Sheet as BoardSheet
from planapp.reports.changes_report import ChangesReport
from planapp.reports.changes_sheet import ChangesSheet
from planapp.reports.item_report import ItemReport
from planapp.reports.item_sheet import ItemSheet
from planapp.reports.paper import Report, print_on
from planapp.views.printing.board_sheet import all_open, heading_of_plan, sheet_of
from planapp.views.printing.changes_sheet import changes_sheet
from planapp.views.printing.item_sheet import item_sheet
from planapp.views.printing.print_dialog import PrintDialog, Wanted, What
from planapp.views.wait_cursor import wait_cursor

if TYPE_CHECKING:
    from planapp.application.document import Document
    from planapp.views.board.board_view import BoardView
    from planapp.views.workspace import Workspace


def open_print(workspace: Workspace, *, as_pdf: bool = False, since: Point | None = None) -> None:
    """Ask what of the open plan is printed, or saved as a PDF; first what changed `since` a point, if any."""
    workspace.leave_field()
    page, document = workspace.page, workspace.desk.document
    if page is None or document is None:
        return
    settings, window, item = workspace.settings, workspace.window, page.board.current_item()
    point = since or page.point
    making = Making(document, page.board, point)

    def make(wanted: Wanted) -> Report:
        settings.paper = wanted.paper.size
        return making.report(wanted)

    name = short(name_of(item)) if item is not None else ""
    dialog = PrintDialog(
        make,
        name,
        settings.paper,
        workspace.theme,
        window,
        since=short(point.name) if point is not None else "",
        first=What.BOARD if since is None else What.CHANGES,
        as_pdf=as_pdf,
    )
    dialog.print_wanted.connect(lambda report: _print(report, dialog))
    dialog.pdf_wanted.connect(workspace.desk.save_pdf)
    dialog.open()


class Making:
    """Makes the reports of what a window shows. While it asks, the plan stays: each is read once."""

    def __init__(self, document: Document, board: BoardView, point: Point | None) -> None:
        """Have read nothing yet; changes are those since a point."""
        self._document, self._board, self._point = document, board, point
        self._boards: dict[bool, BoardSheet] = {}
        self._item: ItemSheet | None = None
        self._changes: ChangesSheet | None = None

    def report(self, wanted: Wanted) -> Report:
        """Return what is wanted, laid out. Raises UserError if the history can't be read."""
        item = self._board.current_item()
        if wanted.what is What.CHANGES and self._point is not None:
            if self._changes is None:
                self._changes = self._read_changes(self._point)
            return ChangesReport(self._changes, wanted.paper)
        if wanted.what is not What.ITEM or item is None:
            return BoardReport(self._board_sheet(wanted.folded_too), wanted.paper)
        if self._item is None:
            self._item = self._read_item(item)
        return ItemReport(self._item, wanted.paper)

    def _board_sheet(self, folded_too: bool) -> BoardSheet:
        if folded_too not in self._boards:
            self._boards[folded_too] = sheet_of(
                self._board.board,
                worked=self._board.period,
                is_open=all_open if folded_too else self._is_open,
                widths=self._board.columns.chosen.widths,
            )
        return self._boards[folded_too]

    def _is_open(self, index: QModelIndex) -> bool:
        return self._board.isExpanded(index)

    def _read_changes(self, point: Point) -> ChangesSheet:
        with wait_cursor():
            return changes_sheet(changes_since(self._document, point), self._board.board.facts.today)

    def _read_item(self, item: Item) -> ItemSheet:
        plan, today = self._document.plan, self._board.board.facts.today
        heading = heading_of_plan(plan, today)
        return item_sheet(plan, item, history_of(self._document, item.id), heading, today)


def _print(report: Report, asking: QDialog) -> None:
    """Print the pages that the officer wants on the printer that she chooses, and end the asking."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(report.paper.layout)
    printer.setDocName(report.title)
    dialog = QPrintDialog(printer, asking)
    dialog.setWindowTitle("Print")
    dialog.setMinMax(1, report.pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        asking.accept()
        print_on(printer, report, pages_of(printer, report.pages))


def pages_of(printer: QPrinter, pages: int) -> list[int]:
    """Return the pages that were chosen for a printer, counted from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        first, last = 1, pages
    return list(range(first - 1, min(last, pages)))
