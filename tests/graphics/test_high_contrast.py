"""A system in high contrast: its own colours, legible everywhere, and ratings that keep fill and letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from planapp.graphics.high_contrast import high_contrast
from planapp.graphics.look import Look, colour
from planapp.graphics.rating_cell import Cell, Size, paint_cell
from planapp.graphics.theme import Appearance, Choice
from planapp.palette import DARK, LIGHT, TONES
from tests.colour_science import contrast
from tests.graphics.canvas import column, painted

pytestmark = pytest.mark.usefixtures("qapp")

# Ground, text, chosen, text on that, and text of what is disabled, as Windows has them.
SCHEMES = {
    "aquatic": ("202020", "FFFFFF", "8EE3F0", "263B50", "A6A6A6"),
    "desert": ("FFFAEF", "3D3D3D", "903909", "FFF5E3", "676767"),
    "night sky": ("000000", "FFFFFF", "D6B4FD", "2B2B2B", "A6A6A6"),
    "black": ("000000", "FFFFFF", "1AEBFF", "000000", "3FF23F"),
    "ill chosen": ("FFFFFF", "000000", "FFFF00", "FFFFFF", "EEEEEE"),
}
GROUNDS = (
    "window",
    "surface",
    "sunken",
    "band",
    "hover",
    "tint",
    "tint2",
    "danger_tint",
    "warn_tint",
    "ok_tint",
)
TEXTS = ("text", "text2", "text3", "accent", "danger", "warn", "ok", "disabled", "control", "line2")


def palette_of(scheme: str) -> QPalette:
    ground, text, chosen, on_chosen, grey = (colour(rgb) for rgb in SCHEMES[scheme])
    palette, role = QPalette(), QPalette.ColorRole
    for one, tint in ((role.Window, ground), (role.Base, ground), (role.Text, text), (role.WindowText, text)):
        palette.setColor(one, tint)
    palette.setColor(role.Highlight, chosen)
    palette.setColor(role.HighlightedText, on_chosen)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, grey)
    return palette


@pytest.mark.parametrize("scheme", SCHEMES)
def test_everything_is_legible_in_the_colours_of_the_system(scheme: str) -> None:
    theme = high_contrast(palette_of(scheme))
    assert (theme.surface, theme.text) == SCHEMES[scheme][:2]
    for ground in GROUNDS:
        for text in TEXTS:
            assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5
    assert contrast(theme.on_accent, theme.accent_fill) >= 4.5
    assert theme.edge == 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ratings_keep_their_fill_and_letter(scheme: str) -> None:
    theme = high_contrast(palette_of(scheme))
    usual = DARK if theme.is_dark else LIGHT
    assert theme.is_dark == (scheme not in ("desert", "ill chosen"))
    for tone in TONES:
        colours = theme.rating(tone)
        assert (colours.fill, colours.letter) == (usual.rating(tone).fill, usual.rating(tone).letter)
        assert colours.edge == theme.text


def test_the_system_decides_over_what_was_chosen(qtbot: QtBot) -> None:
    appearance, black = Appearance(Choice.LIGHT), high_contrast(palette_of("black"))
    with qtbot.waitSignal(appearance.changed, timeout=500):
        appearance.set_contrast(black)
    appearance.choose(Choice.DARK)
    assert appearance.theme == black
    with qtbot.waitSignal(appearance.changed, timeout=500):
        appearance.set_contrast(None)
    assert appearance.theme == DARK


def test_the_edge_of_a_rating_is_two_pixels_wide() -> None:
    look = Look(high_contrast(palette_of("desert")))
    cell = Cell(Size.OPEN, "green", "G")
    image = painted(lambda painter: paint_cell(painter, QRect(0, 0, 60, 40), cell, look))
    edge, fill = (look.theme.text, 2), (LIGHT.green.fill, 18)
    assert column(image, 20)[1:-1] == [edge, fill, edge]
