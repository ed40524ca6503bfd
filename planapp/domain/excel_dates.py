"""How a spreadsheet shows a date in a number format."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from planapp.domain.due_words import MONTHS, WEEKDAYS

# Built-in format 14 is stored the American way round and shown the way of the computer: day first in Britain.
_SYSTEM_SHORT: Final = frozenset({"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy", "[$-f400]", "general", ""})
_CODE: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<code>y+|m+|d+)|(?P<other>.)', re.DOTALL | re.IGNORECASE
)


def codes_of(number_format: str) -> frozenset[str]:
    """Return which of day 'd', month 'm' and year 'y' a number format shows; minutes are no months."""
    codes = {match["code"][0].lower() for match in _CODE.finditer(_date_part(number_format)) if match["code"]}
    return frozenset(codes)


def show_in_format(day: date, number_format: str) -> str:
    """Return a day as a British Excel shows it: 'mmm-yy' gives 'Apr-18', 'dd/mm/yyyy' '01/04/2018'."""
    wanted = _date_part(number_format)
    if wanted.lower() in _SYSTEM_SHORT:
        return f"{day:%d/%m}/{day.year:04}"
    shown = [_show(day, match) for match in _CODE.finditer(wanted)]
    return "".join(shown).strip()


def _date_part(number_format: str) -> str:
    """Return the first section of a format without locale, fillers and the time of day."""
    section = re.sub(
        r"\[(?!\$-f400\])[^\]]*\]|_.|\*.|@", "", number_format.split(";")[0], flags=re.IGNORECASE
    )
    return re.sub(r"[\s,t\\-]*(h+\b.*|am/pm.*)$", "", section, flags=re.IGNORECASE).strip()


def _show(day: date, match: re.Match[str]) -> str:
    """Return what stands for one code, quoted text or mark."""
    code = (match["code"] or "").lower()
    if not code:
        return match["quoted"] or match["escaped"] or match["other"] or ""
    if code[0] == "y":
        return f"{day.year % 100:02}" if len(code) < 3 else f"{day.year:04}"
    number, name = (
        (day.day, WEEKDAYS[day.weekday()]) if code[0] == "d" else (day.month, MONTHS[day.month - 1])
    )
    if len(code) < 3:
        return f"{number:0{len(code)}}"
    return name[:3] if len(code) == 3 else name
