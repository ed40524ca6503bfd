"""Read any file that holds a table, by what it is and not by its name."""

from __future__ import annotations

from dataclasses import replace

from planapp.exchange import file_kinds as kinds
from planapp.exchange.guard import kind_of
from planapp.exchange.reading import Progress, Reading, Unreadable, no_progress
from planapp.exchange.source import Source
from planapp.exchange.storable import storable

# Each reader is imported when it is needed: they are slow to load, and a file needs one.


def read_file(source: Source, password: str = "", progress: Progress = no_progress) -> Reading:
    """Read all sheets of a file, in this process.

    Raises UserError with one sentence for what cannot be read, PasswordNeeded where a password is missing
    or does not fit.
    """
    reading = _read(source, password, progress)
    return replace(reading, book=storable(reading.book))


def _read(source: Source, password: str, progress: Progress) -> Reading:
    kind = kind_of(source)
    if kind == kinds.PROTECTED or (kind == kinds.XLS and password):
        from planapp.exchange.protected import unprotected

        source = unprotected(source, password)
        kind = kind_of(source)
    if kind == kinds.XLSX:
        return _read_xlsx(source, progress)
    if kind == kinds.ODS:
        from planapp.exchange.read_ods import read_ods

        return Reading(read_ods(source, progress))
    if kind == kinds.TEXT:
        from planapp.exchange.read_text import read_text

        return read_text(source, progress)
    if kind == kinds.WEB_PAGE:
        from planapp.exchange.read_html import read_html

        return read_html(source, progress)
    from planapp.exchange.read_calamine import read_with_calamine

    return read_with_calamine(source, progress)


def _read_xlsx(source: Source, progress: Progress) -> Reading:
    """Read a workbook with all that it shows; or where that cannot be done, its values."""
    from planapp.exchange.read_xlsx import read_checked_xlsx

    try:
        return Reading(read_checked_xlsx(source, progress))
    except Unreadable as refusal:
        from planapp.errors import UserError
        from planapp.exchange.read_calamine import read_with_calamine

        try:
            reading = read_with_calamine(source, progress)
        except UserError as second:
            raise refusal from second
        if not any(sheet.cells for sheet in reading.book.sheets):
            raise
        return reading
