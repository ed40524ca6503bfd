"""Rows of cells as the XML of a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from planapp.exchange.workbook.model import Value

# ECMA-376 part 1, 22.9.2.19: what XML can't hold is written '_x0001_'; a '_' that would start such an escape
# is '_x005F_'.
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_DAY_ZERO = date(1899, 12, 30).toordinal()


def escaped(text: str) -> str:
    """Return a text for the inside of an XML element; nothing is dropped."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def escaped_characters(text: str) -> str:
    """Return a text of which XML can hold every character; marks such as '&' are left to who writes it."""
    return _SPECIAL.sub(lambda found: found[0] if found[0] in _MARKS else _escape(found), text)


def _escape(found: re.Match[str]) -> str:
    return _MARKS.get(found[0]) or f"_x{ord(found[0]):04X}_"


def row_xml(
    number: int, letters: Sequence[str], values: Sequence[Value], styles: Sequence[int], height: float = 0.0
) -> str:
    """Return a row; `letters` name the columns, `styles` number the formats. No text becomes a formula.

    `height` is in points; 0 leaves it to the program that shows the row.
    """
    row = str(number)
    parts = [f'<row r="{row}" ht="{height:g}">' if height else f'<row r="{row}">']
    for letter, value, style in zip(letters, values, styles, strict=True):
        if not value:
            if style:
                parts.append(f'<c r="{letter}{row}" s="{style}"/>')
        elif isinstance(value, str):
            parts.append(_text_xml(letter + row, style, value))
        elif value.value is None:
            parts.append(_text_xml(letter + row, style, value.text))
        else:
            parts.append(f'<c r="{letter}{row}" s="{style}"><v>{_number(value.value)}</v></c>')
    parts.append("</row>")
    return "".join(parts)


def _text_xml(address: str, style: int, text: str) -> str:
    return (
        f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
    )


def _number(value: float | date) -> str:
    """Return a number as XML has it; a day as its serial number."""
    if isinstance(value, date):
        return str(value.toordinal() - _DAY_ZERO)
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
