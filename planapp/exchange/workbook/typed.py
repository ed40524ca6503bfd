"""Texts that may stand as real numbers and dates, where the cell then shows the very same text."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from planapp.domain.due import due_of_date, read_due
from planapp.domain.due_grammar import DAY
from planapp.domain.excel_dates import codes_of
from planapp.exchange.shown import shown_text
from planapp.exchange.workbook.model import Cell, Value

GENERAL = "General"
_DAY_FORMAT = "dd/mm/yyyy"
_DATE_FORMATS = (_DAY_FORMAT, "mmm-yy", "d mmm yyyy")
# Excel takes 1900 for a leap year: its serial numbers are right from March on.
_FIRST_DAY = date(1900, 3, 1)
_PLAIN_NUMBER = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,4})?")
_NUMBER = re.compile(r"[^\d.,%-]{0,3}(-?[\d,]+(?:\.\d+)?)\s?(%?)")


def is_date_format(number_format: str) -> bool:
    """Tell whether a number format shows dates."""
    return "y" in codes_of(number_format)


def number_of_ref(ref: str) -> Value:
    """Return a ref as a number where it looks the same as one ('10.1', but not '1.10')."""
    if _PLAIN_NUMBER.fullmatch(ref) and shown_text(float(ref)) == ref:
        return Cell(ref, float(ref))
    return ref


@lru_cache(maxsize=4096)
def due_value(text: str, day: date | None, number_format: str, width: float = 0.0) -> Value:
    """Return a due date as a real date if it then reads as the same text; `number_format` is its column's.

    A date in another format has to fit the column's width: Excel neither cuts nor breaks a number.
    """
    if day is None or day < _FIRST_DAY or not is_date_format(number_format):
        return text
    for tried in dict.fromkeys((number_format, *_DATE_FORMATS)):
        fits = not width or tried == number_format or len(text) < width
        if fits and due_of_date(day, tried).text == text:
            return Cell(text, day, tried)
    return text


def day_value(day: date | None, number_format: str) -> Value:
    """Return a day as a real date, in the column's format if that shows the day."""
    if day is None:
        return ""
    number_format = number_format if codes_of(number_format) == {"d", "m", "y"} else _DAY_FORMAT
    text = shown_text(day, number_format)
    return Cell(text, day, number_format) if day >= _FIRST_DAY else text


def extra_value(text: str, kind: str, number_format: str) -> Value:
    """Return what an extra field of type 'number' or 'date' holds as such, where the text stays the same."""
    if kind == "number":
        return _number_value(text, number_format)
    if kind == "date":
        return _date_value(text, number_format)
    return text


def _number_value(text: str, number_format: str) -> Value:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    digits = found[1].replace(",", "")
    if not digits.strip("-"):
        return text
    value = float(f"{digits}e-2" if found[2] else digits)
    for tried in dict.fromkeys((number_format or GENERAL, GENERAL)):
        if shown_text(value, tried) == text:
            return Cell(text, value, tried)
    return text


def _date_value(text: str, number_format: str) -> Value:
    due = read_due(text)
    if due.precision != DAY or due.start is None or due.start < _FIRST_DAY:
        return text
    for tried in dict.fromkeys((number_format, _DAY_FORMAT, "d mmm yyyy")):
        if is_date_format(tried) and shown_text(due.start, tried) == text:
            return Cell(text, due.start, tried)
    return text
