"""What is doubtful about the dates of a plan table, told from whole columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planapp.domain.due_suggestions import REACH_OF_NOTES, in_line
from planapp.domain.fields import folded
from planapp.domain.naming import short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.date_column import asked, report_column
from planapp.exchange.mapping.date_mixture import report_mixture
from planapp.exchange.mapping.dated_cells import Dated
from planapp.exchange.mapping.paired_dates import paired_with_measures
from planapp.exchange.mapping.targets import Targets
from planapp.exchange.mapping.values import due_of
from planapp.exchange.recognise import model as m
from planapp.exchange.remembered import days_of, near_year

_DATED = frozenset({"due", "first_due", "done_on"})
_STARTS = frozenset(
    {
        *("start", "starts", "starts on", "start date", "date started", "start on", "begins", "begin date"),
        *("planned start", "planned start date", "commencement date", "from", "start by", "started"),
    }
)


def report_dates(table: m.FoundTable, targets: Targets, account: Account) -> None:
    """Report dates that were not read or look like slips, and columns that mix real dates and words."""
    for role in table.columns:
        if role.field in _DATED:
            cells = [Dated(cell, due_of(cell)) for cell in _cells(table, targets, role, account)]
            report_column(table, role, cells, account)
            report_mixture(table, role, cells, account)
        elif role.field == "update":
            _report_notes(table, list(_cells(table, targets, role, account)), account)
        elif role.field == m.EXTRA and folded(role.heading) in _STARTS:
            _report_starts(table, list(_cells(table, targets, role, account)), account)
    _report_measures(table, targets, account)


def _cells(table: m.FoundTable, targets: Targets, role: m.ColumnRole, account: Account) -> Iterator[Cell]:
    """Yield the cells of a column that are in its field."""
    for span in targets.spans(role):
        if account.is_in(table.sheet, span.cell, role.field):
            yield span.cell


def _report_notes(table: m.FoundTable, cells: Sequence[Cell], account: Account) -> None:
    """Report days in notes that are far from all others, and look like a slip in the year."""
    found = [(cell, days_of(cell.text)) for cell in cells]
    around = in_line((one.day for _, days in found for one in days), REACH_OF_NOTES)
    for cell, days in found:
        for one in days:
            if not any(abs(one.day - day) > REACH_OF_NOTES for day in around):
                continue
            written = cell.text[one.at : one.end]
            meant = near_year(written, around, REACH_OF_NOTES)
            if meant is not None:
                text = f"‘{written}’ is far from the days of the other notes. {asked(meant)}"
                whole = f"{cell.text[: one.at]}{meant.meant}{cell.text[one.end :]}"
                account.find(LOOK, table.where(cell.row, cell.column), text, whole, about="date")


def _report_starts(table: m.FoundTable, cells: Sequence[Cell], account: Account) -> None:
    """Report what starts after it is due."""
    column = table.number_of("due")
    for cell in cells:
        due_cell = table.spans.anchor(cell.row, column) if column else None
        start = due_of(cell).start
        end = due_of(due_cell).end if due_cell is not None else None
        if due_cell is not None and start is not None and end is not None and start > end:
            text = f"‘{short(cell.text)}’ is after the due date, ‘{short(due_cell.text)}’."
            account.find(
                LOOK, table.where(cell.row, cell.column), f"{text} Both are kept as written.", about="date"
            )


def _report_measures(table: m.FoundTable, targets: Targets, account: Account) -> None:
    """Tell which date is for which success measure, where a cell holds as many as there are."""
    for role in table.columns_of("due"):
        for span in targets.spans(role):
            nodes = targets.of(role, span).nodes
            told = paired_with_measures(nodes[0], span.cell) if len(nodes) == 1 else ""
            if told:
                account.find(NOTE, table.where(span.cell.row, span.cell.column), told)
