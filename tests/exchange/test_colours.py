from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.colors import Color

from planapp.exchange.colours import Palette, palette_of, rgb_of, tinted, tone_of

OFFICE = palette_of()
THEME = b"""<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme>
<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>
<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="e7e6e6"/></a:lt2>
<a:accent1><a:srgbClr val="5B9BD5"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2>
</a:clrScheme></a:theme>"""


@pytest.mark.parametrize(
    ("tone", "colours"),
    [
        ("red", "FF0000 C00000 FFC7CE 9C0006 F8696B C0504D FF3300"),
        ("amber", "FFC000 FFFF00 FFEB9C 9C5700 9C6500 ED7D31 FFA500 FFD966 F4B084 FFF2CC FFEB84"),
        ("green", "00B050 92D050 C6EFCE 006100 00FF00 70AD47 A9D08E 63BE7B 9BBB59 008000"),
        ("blue", "0070C0 00B0F0 0000FF 002060 4472C4 5B9BD5"),
        ("", "DDEBF7 BDD7EE D9E1F2 9BC2E6 B4C6E7 1F4E78 1F3864 203764 44546A"),
        ("", "FFFFFF F2F2F2 E7E6E6 D9D9D9 BFBFBF 808080 404040 000000"),
        ("", "7030A0 FF00FF 833C0C 375623 E2EFDA FCE4D6 EEECE1"),
    ],
)
def test_tone_of_the_colours_that_plans_use(tone: str, colours: str) -> None:
    assert {colour: tone_of(colour) for colour in colours.split()} == dict.fromkeys(colours.split(), tone)


def test_no_colour_has_no_tone() -> None:
    assert tone_of("") == ""


@given(st.integers(0, 255))
def test_greys_are_neutral(level: int) -> None:
    assert tone_of(f"{level:02X}" * 3) == ""


@pytest.mark.parametrize(
    ("colour", "rgb"),
    [
        (None, ""),
        (Color(rgb="FF92d050"), "92D050"),
        (Color(rgb="00B050"), "00B050"),
        (Color(theme=0), "FFFFFF"),
        (Color(theme=1), "000000"),
        (Color(theme=3), "1F497D"),
        (Color(theme=4), "4F81BD"),
        (Color(theme=99), ""),
        (Color(indexed=10), "FF0000"),
        (Color(indexed=64), ""),
        (Color(auto=True), ""),
    ],
)
def test_every_way_to_name_a_colour(colour: Color | None, rgb: str) -> None:
    assert rgb_of(colour, OFFICE) == rgb


def test_theme_counts_light_before_dark_and_fills_its_gaps() -> None:
    palette = palette_of(THEME)
    assert palette.theme[:6] == ("FFFFFF", "000000", "E7E6E6", "44546A", "5B9BD5", "ED7D31")
    assert palette.theme[6:] == OFFICE.theme[6:]


def test_a_workbook_may_redefine_the_indexed_colours() -> None:
    palette = palette_of(indexed=["00000000", "00FFFFFF", "00123456"])
    assert rgb_of(Color(indexed=2), palette) == "123456"
    assert rgb_of(Color(indexed=3), palette) == "00FF00"


@pytest.mark.parametrize(
    ("tint", "rgb"),
    [(0.7999816888943144, "DEEAF6"), (0.3999755851924192, "9CC2E5"), (-0.249977111117893, "2E75B5")],
)
def test_tints_of_the_blue_accent_as_office_names_them(tint: float, rgb: str) -> None:
    """Office shows DDEBF7, 9BC2E6 and 2F75B5; it rounds in between."""
    shown = rgb_of(Color(theme=0, tint=tint), Palette(("5B9BD5",), ()))
    assert all(abs(int(shown[i : i + 2], 16) - int(rgb[i : i + 2], 16)) <= 1 for i in (0, 2, 4))


@given(st.text("0123456789ABCDEF", min_size=6, max_size=6))
def test_no_tint_changes_nothing_and_full_tints_end_in_white_and_black(rgb: str) -> None:
    assert tinted(rgb, 0.0) == rgb
    assert tinted(rgb, 1.0) == "FFFFFF"
    assert tinted(rgb, -1.0) == "000000"
