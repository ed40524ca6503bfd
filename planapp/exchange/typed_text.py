"""Cells of files that hold only text: which texts are numbers, and what each cell shows."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime

from planapp.exchange.grid import Value

# No zeros in front: '007' is a name. Excel keeps 15 digits.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(\.\d{1,15})?")
# A time of day other than midnight is no due date.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3}){1,4}(\.\d{1,15})?")


def typed(text: str) -> tuple[Value, str]:
    """Return what a text means and the number format that shows it so: a number, a percentage or itself.

    Dates stay texts, for which of 3/4 is the month is not for a reader to say; but not those that programs
    write, year first.
    """
    bare = text.strip()
    if _MOMENT.fullmatch(bare):
        with suppress(ValueError):
            return datetime.fromisoformat(bare), "yyyy-mm-dd"
    if bare.endswith("%") and (match := _NUMBER.fullmatch(bare[:-1].rstrip())):
        return float(bare[:-1]) / 100, f"0{_decimals(match[1])}%"
    if match := _NUMBER.fullmatch(bare):
        return (float(bare) if match[1] else int(bare)), "General"
    if match := _GROUPED.fullmatch(bare):
        plain = bare.replace(",", "")
        return (float(plain) if match[1] else int(plain)), f"#,##0{_decimals(match[1])}"
    return text, "General"


def _decimals(fraction: str | None) -> str:
    """Return the part of a number format that shows as many decimals as stand there ('.00')."""
    return "." + "0" * (len(fraction) - 1) if fraction else ""
