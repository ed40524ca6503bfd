"""Looks as numbers of cell formats in the workbook, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planapp import palette
from planapp.exchange.workbook.looks import Look

if TYPE_CHECKING:
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

_SIDES = {"l": "left", "r": "right", "t": "top", "b": "bottom"}


class Styles:
    """Gives each look its number. A workbook has one of these."""

    def __init__(self) -> None:
        """Start with no format made."""
        self._numbers: dict[Look, int] = {}

    def number(self, sheet: Worksheet, look: Look) -> int:
        """Return the number of a look's cell format in the workbook of a sheet."""
        if look not in self._numbers:
            self._numbers[look] = _made(sheet, look)
        return self._numbers[look]


def _made(sheet: Worksheet, look: Look) -> int:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.styleable import StyleableObject

    cell: Any = StyleableObject(sheet)
    cell.font = Font(name="Calibri", size=look.size, bold=look.bold, color=look.colour or None)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.edges:
        cell.border = _border(look.edges)
    horizontal: Any = look.horizontal or None
    cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=look.wrapped)
    if look.number_format:
        cell.number_format = look.number_format
    return int(cell.style_id)


def _border(edges: str) -> Border:
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=palette.LINE2)
    sides: dict[str, Any] = {_SIDES[edge]: line for edge in edges}
    return Border(**sides)
