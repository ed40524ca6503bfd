"""Numbers as they are typed."""

from __future__ import annotations

import re
from sys import float_info

_NUMBER = re.compile(r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?P<percent>%?)")
_MINUS = "\u2212"  # as a word processor writes it


def read_number(typed: str | float, *, as_share: bool = False) -> float | None:
    """Return the number that was typed, or None; `as_share` takes '50 %' for 0.5."""
    if not isinstance(typed, str):
        return float(typed) if abs(typed) <= float_info.max else None
    found = _NUMBER.fullmatch(typed.strip().replace(_MINUS, "-"))
    if found is None or found["number"] in ("", "+", "-"):
        return None
    number = float(found["number"].replace(",", ""))
    if abs(number) > float_info.max:
        return None
    return number / 100 if as_share and found["percent"] else number
