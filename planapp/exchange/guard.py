"""What a file really is, found out before anything is made of it; what we cannot take is refused here."""

from __future__ import annotations

from planapp.errors import UserError
from planapp.exchange.file_kinds import (
    PROTECTED,
    SAVE_AS_XLSX,
    TEXT,
    WEB_PAGE,
    XLS,
    XLSB,
    XLSX,
    kind_of_other,
    password_needed,
)
from planapp.exchange.package_checks import check_package
from planapp.exchange.source import Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_NOT_XLSX = {
    TEXT: "is a text file, not an Excel workbook",
    WEB_PAGE: "is a web page, not an Excel workbook",
    XLS: "is in the format of Excel before 2007 (.xls)",
    XLSB: "is a binary workbook (.xlsb)",
}


def kind_of(source: Source) -> str:
    """Return what kind of file it is, by its bytes, once it is known to be safe to read.

    Raises UserError with one sentence for what holds no table, is damaged or could do harm.
    """
    return check_package(source) if source.head().startswith(_ZIP) else kind_of_other(source)


def check_workbook(source: Source) -> None:
    """Make sure that a file is an Excel workbook (.xlsx, .xlsm) that is safe to read.

    Raises UserError with one sentence on what it is instead, or what is wrong with it.
    """
    kind = kind_of(source)
    if kind == PROTECTED:
        raise password_needed(source.name)
    if kind != XLSX:
        what = _NOT_XLSX.get(kind, "is not an Excel workbook")
        raise UserError(f"{source.name} {what}. {SAVE_AS_XLSX}")
