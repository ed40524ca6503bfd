"""Rows of the board on the clipboard, and what is there from other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

from planapp.application.copying import TITLE, as_html, as_tsv, rows
from planapp.domain.plan import Plan
from planapp.exchange.clipboard import read_clipboard
from planapp.exchange.reading import Reading
from planapp.exchange.workbook.columns import EXTRA, RATING
from planapp.exchange.workbook.model import Column
from planapp.models import columns as board
from planapp.views.board.places import Place
from planapp.views.clipboard_data import clipboard_data

# The same rows to the letter, for another board: web pages lose blanks, and some programs indents.
OWN = "application/x-planapp-rows"


def shown_columns(places: Iterable[Place]) -> list[Column]:
    """Return the columns that the board shows; the trend says nothing that its ratings don't."""
    return [_shown(place.column) for place in places if place.column.key != board.TREND]


def _shown(column: board.Column) -> Column:
    if column.period is not None:
        return Column(column.label, RATING, period=column.period)
    if column.extra is not None:
        return Column(column.label, EXTRA, extra=column.extra)
    return Column(column.label, TITLE if column.key == board.TITLE else column.key)


def copied(plan: Plan, ids: Iterable[int], columns: Sequence[Column]) -> QMimeData:
    """Return items as text for any program, as a web page for spreadsheets and mails, and for a board."""
    table = rows(plan, ids, columns)
    text = as_tsv(table)
    data = clipboard_data()
    data.setText(text)
    data.setHtml(as_html(plan, table, columns))
    data.setData(OWN, text.encode("utf-8", "replace"))
    return data


def read_mime(data: QMimeData | None) -> Reading:
    """Return what is on the clipboard as rows. Raises UserError if there is nothing to paste."""
    if data is None:
        # A system whose clipboard is nobody's any more gives none at all.
        return read_clipboard("", "")
    if data.hasFormat(OWN):
        return read_clipboard("", bytes(data.data(OWN).data()).decode("utf-8", "replace"))
    return read_clipboard(data.html(), data.text())
