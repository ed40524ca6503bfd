"""Colours of a workbook as 'RRGGBB', and which rating hue a colour stands for."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.styles.colors import Color

# The theme of a workbook that brings none (Office 2007), in the order in which cells count theme colours.
OFFICE_THEME = (
    *("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D"),
    *("9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"),
)
# In the theme's own order dark comes before light; cells count light first (ECMA-376 part 1, 18.8.3).
_THEME_ORDER = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2"),
    *("accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"),
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# Hues in degrees, from and to. Orange and yellow are both amber; purple and pink are no rating.
_HUES = (("red", 345, 360), ("red", 0, 13), ("amber", 13, 68), ("green", 68, 170), ("blue", 185, 255))
_GREYEST = 0.38
# Lighter than this a colour is a tint that only a strong hue ('Good', 'Bad') saves; darker, a banner.
_PALE, _TOO_PALE, _PALE_BLUE = 0.87, 0.91, 0.72
_DARK, _TOO_DARK = 0.35, 0.1
_STRONG, _PURE = 0.8, 0.9


@dataclass(frozen=True, slots=True)
class Palette:
    """What a workbook's colour numbers mean: its theme colours and its indexed colours, as 'RRGGBB'."""

    theme: tuple[str, ...]
    indexed: tuple[str, ...]


def palette_of(theme_xml: bytes | None = None, indexed: Sequence[str] = ()) -> Palette:
    """Return the palette of a workbook from its theme part and its own indexed colours, if it has any."""
    from openpyxl.styles.colors import COLOR_INDEX

    own = tuple(colour[-6:].upper() for colour in indexed)
    standard = tuple(colour[-6:].upper() for colour in COLOR_INDEX)
    return Palette(_theme_colours(theme_xml) if theme_xml else OFFICE_THEME, own + standard[len(own) :])


def rgb_of(colour: Color | None, palette: Palette) -> str:
    """Return the colour as 'RRGGBB', or '' where it is automatic or the workbook does not define it."""
    if colour is None:
        return ""
    if colour.type == "rgb":
        base = colour.rgb[-6:].upper()
    elif colour.type == "theme":
        base = _nth(palette.theme, colour.theme)
    elif colour.type == "indexed":
        base = _nth(palette.indexed, colour.indexed)
    else:
        return ""
    return tinted(base, colour.tint) if base and colour.tint else base


def tinted(rgb: str, tint: float) -> str:
    """Lighten (tint above 0) or darken (below) a colour as ECMA-376 part 1, 18.8.19 says. Tint: -1 to 1."""
    hue, lightness, saturation = _hls(rgb)
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def tone_of(rgb: str, *, among_ratings: bool = False) -> str:
    """Return the rating hue of a colour: 'red', 'amber', 'green', 'blue', or '' for neutral and for banners.

    Greys, black, white, pale and dusky blues, dark shades and near-white tints are neutral; `among_ratings`
    a pale blue is blue, as it is in a column that holds nothing but ratings.
    """
    if not rgb:
        return ""
    hue, lightness, saturation = _hls(rgb)
    if saturation < _GREYEST or not _TOO_DARK <= lightness <= _TOO_PALE:
        return ""
    degrees = hue * 360
    tone = next((name for name, start, end in _HUES if start <= degrees < end), "")
    if tone == "blue" and among_ratings and _PALE_BLUE < lightness <= _PALE:
        return tone
    if (lightness < _DARK and saturation < _PURE) or (lightness > _PALE and saturation < _STRONG):
        return ""
    return "" if tone == "blue" and lightness > _PALE_BLUE else tone


def _hls(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return colorsys.rgb_to_hls(red, green, blue)


def _nth(colours: Sequence[str], index: int) -> str:
    return colours[index] if 0 <= index < len(colours) else ""


def _theme_colours(theme_xml: bytes) -> tuple[str, ...]:
    from openpyxl.xml.functions import fromstring

    scheme = fromstring(theme_xml).find(f".//{_DRAWING}clrScheme")
    if scheme is None:
        return OFFICE_THEME
    found: dict[str, str] = {}
    for entry in scheme:
        name = str(entry.tag).removeprefix(_DRAWING)
        for colour in entry:
            found[name] = (colour.get("lastClr") or colour.get("val") or "").upper()
    own = (found.get(name, "") for name in _THEME_ORDER)
    return tuple(
        colour if _is_rgb(colour) else standard for colour, standard in zip(own, OFFICE_THEME, strict=True)
    )


def _is_rgb(text: str) -> bool:
    return len(text) == 6 and all(letter in "0123456789ABCDEF" for letter in text)
