"""A stored value as the officer sees it in its cell."""

from __future__ import annotations

from datetime import date, datetime, time

from planapp.exchange.grid import Value
from planapp.exchange.shown_dates import shown_date
from planapp.exchange.shown_numbers import general, shown_number


def shown_text(value: Value, number_format: str = "General") -> str:
    """Return the text shown: words to the letter, numbers and dates by their format.

    A format that would hide a value (';;;') does not: what is in the file is never shown as nothing.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return shown_date(value, number_format)
    return shown_number(value, number_format) or general(value)
