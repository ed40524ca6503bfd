"""Addresses of findings ('Plan!B7') as sheet, row and column."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet; row and column count from 1."""

    sheet: str
    row: int
    column: int


def place_of(where: str) -> Place | None:
    """Return the cell of an address, or None where it names none."""
    sheet, _, at = where.rpartition("!")
    found = _ADDRESS.match(at)
    if not sheet or found is None:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return Place(sheet, int(found[2]), column)
