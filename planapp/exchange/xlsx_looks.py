"""How the cells of a workbook look, worked out once for each of its styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from planapp.exchange.colours import Palette, rgb_of

if TYPE_CHECKING:
    from openpyxl.styles.fills import Fill
    from openpyxl.styles.stylesheet import Stylesheet

T = TypeVar("T")

_BLACK, _WHITE = "000000", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives to a cell."""

    number_format: str = "General"
    fill: str = ""
    font_colour: str = ""
    bold: bool = False
    italic: bool = False
    indent: int = 0
    is_date: bool = False
    is_duration: bool = False

    @property
    def is_coloured(self) -> bool:
        """Whether an empty cell of this look shows something: a fill other than the paper's."""
        return self.fill not in ("", _WHITE)


def looks_of(stylesheet: Stylesheet, palette: Palette) -> tuple[Look, ...]:
    """Return the looks in the order in which cells refer to them; there is always at least one."""
    sheet: Any = stylesheet
    fills = [_fill_colour(fill, palette) for fill in sheet.fills]
    fonts = [(_font_colour(font, palette), bool(font.b), bool(font.i)) for font in sheet.fonts]
    looks = []
    for index, style in enumerate(sheet.cell_styles):
        colour, bold, italic = _nth(fonts, style.fontId, ("", False, False))
        alignment = sheet.alignments[style.alignmentId]
        looks.append(
            Look(
                number_format=_number_format(sheet, style.numFmtId),
                fill=_nth(fills, style.fillId, ""),
                font_colour=colour,
                bold=bold,
                italic=italic,
                indent=int(alignment.indent or 0),
                is_date=index in sheet.date_formats,
                is_duration=index in sheet.timedelta_formats,
            )
        )
    return tuple(looks) or (Look(),)


def _nth(values: list[T], index: int, default: T) -> T:
    return values[index] if 0 <= index < len(values) else default


def _number_format(sheet: Any, number: int) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, "General")
    return str(sheet.number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _font_colour(font: Any, palette: Palette) -> str:
    colour = rgb_of(font.color, palette)
    return "" if colour == _BLACK else colour


def _fill_colour(fill: Fill, palette: Palette) -> str:
    """Return the colour that covers most of the cell."""
    from openpyxl.styles.fills import GradientFill, PatternFill

    if isinstance(fill, GradientFill):
        return rgb_of(fill.stop[0].color, palette) if fill.stop else ""
    if not isinstance(fill, PatternFill) or fill.fill_type is None:
        return ""
    shown = fill.fgColor if fill.fill_type == "solid" else fill.bgColor
    # openpyxl's way to say that the file names no colour.
    is_unset = shown.type == "rgb" and shown.rgb == "00000000"
    return "" if is_unset else rgb_of(shown, palette)
