"""Colours by what they are for, as 'RRGGBB': screen, workbook and print read them here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

RED = "red"
AMBER = "amber"
GREEN = "green"
BLUE = "blue"
NONE = "none"
TONES = (RED, AMBER, GREEN, BLUE, NONE)


@dataclass(frozen=True, slots=True)
class RatingColours:
    """How a rating is painted: the cell, the letter on it, and the edge that parts it from the ground."""

    fill: str
    letter: str
    edge: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All the colours of one theme: grounds, lines, texts, meanings, and the ratings by tone."""

    name: str
    is_dark: bool
    window: str
    surface: str
    sunken: str
    band: str
    hover: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    tint: str
    tint2: str
    danger: str
    danger_tint: str
    warn: str
    warn_tint: str
    ok: str
    ok_tint: str
    red: RatingColours
    amber: RatingColours
    green: RatingColours
    blue: RatingColours
    none: RatingColours
    # Pixels of the edges of controls and ratings.
    edge: int = 1

    def rating(self, tone: str) -> RatingColours:
        """Return the colours of a level's tone; a tone that has none looks like 'not rated'."""
        colours: RatingColours = getattr(self, tone) if tone in TONES else self.none
        return colours


# Ratings: white letters on red and blue, dark ones on amber and green. Where hue cannot part the two pairs
# for a colour-blind reader, lightness does.
LIGHT = Theme(
    name="light",
    is_dark=False,
    window="F3F4F6",
    surface="FFFFFF",
    sunken="F8F9FB",
    band="EEF0F3",
    hover="F5F6F8",
    line="E3E6EA",
    line2="CBD0D7",
    control="868D98",
    text="16191F",
    text2="464D58",
    text3="5B636F",
    disabled="9AA1AB",
    accent="54319F",
    accent_fill="54319F",
    accent_hover="432680",
    on_accent="FFFFFF",
    tint="F3EFFB",
    tint2="E4DBF6",
    danger="A3211F",
    danger_tint="FBEBEA",
    warn="7A5200",
    warn_tint="FFF3D6",
    ok="0F6B48",
    ok_tint="E3F4EC",
    red=RatingColours("C22E30", "FFFFFF", "C22E30"),
    amber=RatingColours("FFB81C", "14171C", "C28300"),
    green=RatingColours("2DA678", "14171C", "23946A"),
    blue=RatingColours("1D70B8", "FFFFFF", "1D70B8"),
    none=RatingColours("D6DAE0", "14171C", "868D98"),
)
DARK = Theme(
    name="dark",
    is_dark=True,
    window="13161A",
    surface="1A1D22",
    sunken="171A1E",
    band="23272E",
    hover="1F2329",
    line="2A2F37",
    line2="3C434E",
    control="747D8A",
    text="ECEEF1",
    text2="BBC2CC",
    text3="98A1AE",
    disabled="646C78",
    accent="B7A8F6",
    accent_fill="7359D0",
    accent_hover="654BC4",
    on_accent="FFFFFF",
    tint="262138",
    tint2="372E58",
    danger="FF9D96",
    danger_tint="3A1F21",
    warn="F5C767",
    warn_tint="362B13",
    ok="76D4AA",
    ok_tint="16302A",
    red=RatingColours("D0403E", "FFFFFF", "D0403E"),
    amber=RatingColours("F7BD45", "14171C", "F7BD45"),
    green=RatingColours("4DB88A", "14171C", "4DB88A"),
    blue=RatingColours("2A76C2", "FFFFFF", "2A76C2"),
    none=RatingColours("4C535F", "ECEEF1", "747D8A"),
)

# Paper is light: workbooks and print take these.
SURFACE = LIGHT.surface
BAND = LIGHT.band
LINE = LIGHT.line
LINE2 = LIGHT.line2
TEXT = LIGHT.text
TEXT3 = LIGHT.text3
TINT = LIGHT.tint
TINT2 = LIGHT.tint2
ACCENT = LIGHT.accent
ON_ACCENT = LIGHT.on_accent
DANGER = LIGHT.danger
NOT_RATED = LIGHT.none


def rating_colours(tone: str) -> RatingColours:
    """Return the colours of a tone on paper; a tone that has none looks like 'not rated'."""
    return LIGHT.rating(tone)
