"""The cells of an OpenDocument sheet: what is stored in them and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from xml.etree.ElementTree import Element

from planapp.exchange.grid import Value
from planapp.exchange.ods_styles import OFFICE
from planapp.exchange.shown import shown_text

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
_WHOLE_BELOW = 1e15
_MOST_BLANKS = 1_000


def shown(cell: Element) -> str:
    """Return the text that stands in a cell, a line for each paragraph."""
    return "\n".join("".join(_pieces(part)) for part in cell if part.tag == f"{TEXT}p")


def value_and_text(cell: Element, number_format: str) -> tuple[Value, str]:
    """Return what a cell means and what it shows (OpenDocument 1.3, part 3, 19.387)."""
    text = shown(cell)
    value = _stored(cell, cell.get(f"{OFFICE}value-type") or "", text)
    return value, text or shown_text(value, number_format)


def note(cell: Element) -> tuple[str, str]:
    """Return the note on a cell and its author; ('', '') where there is none."""
    found = cell.find(f"{OFFICE}annotation")
    if found is None:
        return "", ""
    return shown(found), (found.findtext(f"{_DC}creator") or "")


def _stored(cell: Element, kind: str, text: str) -> Value:
    if kind in ("float", "percentage", "currency"):
        return _number(cell.get(f"{OFFICE}value"), text)
    if kind == "date":
        return _moment(cell.get(f"{OFFICE}date-value"), text)
    if kind == "time":
        return _time(cell.get(f"{OFFICE}time-value"), text)
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    return (text or cell.get(f"{OFFICE}string-value") or None) if kind == "string" or text else None


def _number(given: str | None, text: str) -> Value:
    try:
        number = float(given or "")
    except ValueError:
        return text or None
    return int(number) if number.is_integer() and abs(number) < _WHOLE_BELOW else number


def _moment(given: str | None, text: str) -> Value:
    try:
        return datetime.fromisoformat((given or "").removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return text or given or None


def _time(given: str | None, text: str) -> Value:
    """Return a time of day; a length of a day or more in days, as the workbook's other lengths are."""
    found = _DURATION.fullmatch(given or "")
    if found is None:
        return text or given or None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    try:
        length = timedelta(days, seconds, 0, 0, minutes, hours)
    except OverflowError:
        return text or given
    if found[1] or length >= timedelta(days=1):
        return length / timedelta(days=-1 if found[1] else 1)
    return (datetime.min + length).time() if length else time()


def _pieces(part: Element) -> Iterator[str]:
    """Yield the text of a paragraph; blanks, tabs and line breaks are elements of their own."""
    yield part.text or ""
    for child in part:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * (min(int(count), _MOST_BLANKS) if count.isdigit() else 1)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""
