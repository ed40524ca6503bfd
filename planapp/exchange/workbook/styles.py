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
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.styles.styleable import StyleableObject

    cell: Any = StyleableObject(sheet)
    cell.font = Font(name="Calibri", size=look.size, bold=look.bold, color=look.colour or None)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.edges or look.is_changed:
        cell.border = _border(look)
    horizontal: Any = look.horizontal or None
    cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=look.wrapped)
    if look.is_open:
        cell.protection = Protection(locked=False)
    if look.number_format:
        cell.number_format = look.number_format
    return int(cell.style_id)


def _border(look: Look) -> Border:
    from openpyxl.styles import Border, Side

    sides: dict[str, Any] = dict.fromkeys(look.edges, Side(style="thin", color=palette.LINE2))
    if look.is_framed:
        sides |= dict.fromkeys("lr", Side(style="medium", color=palette.ACCENT))
    if look.is_changed:
        sides["l"] = Side(style="thick", color=palette.ACCENT)
    return Border(**{_SIDES[edge]: side for edge, side in sides.items()})
