"""How the sample workbook looks: fonts, fills, borders, and rows tall enough for their text."""

from __future__ import annotations

from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE, SUBTITLE, HEADING, THEME, OBJECTIVE, BODY, STRONG, RATING = (
    Font(name="Calibri", size=16, bold=True, color="1F3A4D"),
    Font(name="Calibri", size=11, italic=True, color="595959"),
    Font(name="Calibri", size=10, bold=True, color="FFFFFF"),
    Font(name="Calibri", size=13, bold=True, color="FFFFFF"),
    Font(name="Calibri", size=11, bold=True, color="1F3A4D"),
    Font(name="Calibri", size=10),
    Font(name="Calibri", size=10, bold=True),
    Font(name="Calibri", size=11, bold=True),
)
WHITE_RATING = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
HEADING_FILL, THEME_FILL, OBJECTIVE_FILL = (
    PatternFill("solid", fgColor=colour) for colour in ("44546A", "1F3A4D", "D9E5EC")
)
RATING_FILLS = {
    "R": PatternFill("solid", fgColor="D92D2D"),
    "A": PatternFill("solid", fgColor="FFC000"),
    "G": PatternFill("solid", fgColor="3FA34D"),
    "B": PatternFill("solid", fgColor="2F75B5"),
}
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
BANNER = Alignment(vertical="center", indent=1)
_LINE = Side(style="thin", color="BFBFBF")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

POINTS_A_LINE = 13.5
TALLEST_ROW = 409  # Excel's own limit, in points


def dress(cell: Cell, font: Font, alignment: Alignment = WRAPPED, fill: PatternFill | None = None) -> None:
    """Give a cell its font, alignment, thin border and, if any, its fill."""
    cell.font, cell.alignment, cell.border = font, alignment, GRID
    if fill is not None:
        cell.fill = fill


def dress_rating(cell: Cell, letter: str) -> None:
    """Colour a rating cell by its letter; a blank or an en dash stays white."""
    font = WHITE_RATING if letter in {"R", "G", "B"} else RATING
    dress(cell, font, CENTRED, RATING_FILLS.get(letter))


def points_for(text: str, width: float) -> float:
    """The height in points of text wrapped in a column of that width (in characters)."""
    lines = sum(max(1, ceil(len(line) / (width * 1.05))) for line in text.split("\n"))
    return lines * POINTS_A_LINE + 4


def set_heights(sheet: Worksheet, first: int, own: list[float], together: float) -> None:
    """Set each row from `first` to its own height and a share of what cells merged over them lack."""
    missing = max(0.0, together - sum(own)) / len(own)
    for row, height in enumerate(own, start=first):
        sheet.row_dimensions[row].height = min(TALLEST_ROW, round(height + missing, 1))


def set_page(sheet: Worksheet, frozen: str, repeated: str) -> None:
    """Freeze panes, repeat the heading rows on paper, and fit A3 landscape to its width."""
    sheet.freeze_panes = frozen
    sheet.print_title_rows = repeated
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "Page &P of &N"
    sheet.sheet_view.showGridLines = False
