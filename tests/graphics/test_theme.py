"""Light and dark: what holds, when it is told, and what Qt's own widgets get."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from pytestqt.qtbot import QtBot

from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.rating_cell import Cell, Size, paint_cell
from planapp.graphics.theme import Appearance, Choice, qt_palette
from planapp.palette import DARK, LIGHT, Theme
from tests.graphics.canvas import at, painted, written

pytestmark = pytest.mark.usefixtures("qapp")

ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Highlight: "tint2",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line2",
}
GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_palette_has_the_tokens(theme: Theme) -> None:
    palette = qt_palette(theme)
    for role, token in ROLES.items():
        assert {written(palette.color(group, role)) for group in GROUPS} == {getattr(theme, token)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_disabled_text_is_grey_on_the_band(theme: Theme) -> None:
    palette, disabled = qt_palette(theme), QPalette.ColorGroup.Disabled
    texts = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)
    assert {written(palette.color(disabled, role)) for role in texts} == {theme.disabled}
    assert written(palette.color(disabled, QPalette.ColorRole.Button)) == theme.band


def test_palette_sets_every_role() -> None:
    palette = qt_palette(LIGHT)
    roles = [role for role in QPalette.ColorRole if role.name not in ("NoRole", "NColorRoles")]
    unset = [role.name for role in roles if not palette.isBrushSet(QPalette.ColorGroup.Active, role)]
    assert unset == []


def test_a_choice_is_told_once(qtbot: QtBot) -> None:
    appearance = Appearance(Choice.LIGHT)
    with qtbot.waitSignal(appearance.changed, timeout=500):
        appearance.choose(Choice.DARK)
    assert (appearance.choice, appearance.theme) == (Choice.DARK, DARK)
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose(Choice.DARK)


def test_the_system_is_followed_only_if_it_is_chosen(qtbot: QtBot) -> None:
    told = QGuiApplication.styleHints().colorSchemeChanged
    following, fixed = Appearance(Choice.SYSTEM), Appearance(Choice.LIGHT)
    with qtbot.waitSignal(following.changed, timeout=500), qtbot.assertNotEmitted(fixed.changed):
        told.emit(Qt.ColorScheme.Dark)
    assert (following.theme, fixed.theme) == (DARK, LIGHT)
    fixed.choose(Choice.SYSTEM)
    assert fixed.theme == DARK
    told.emit(Qt.ColorScheme.Unknown)
    assert following.theme == LIGHT


def test_a_new_theme_paints_anew() -> None:
    appearance = Appearance(Choice.LIGHT)

    def fill() -> str:
        look = appearance.look
        box, cell = QRect(0, 0, 60, 40), Cell(Size.OPEN, "green", "G")
        return at(painted(lambda painter: paint_cell(painter, box, cell, look)), 20, 14)

    assert fill() == LIGHT.green.fill
    before = appearance.look
    appearance.choose(Choice.DARK)
    assert fill() == DARK.green.fill
    assert appearance.look.pixmaps is not before.pixmaps


def test_text_size_is_told_and_kept(qtbot: QtBot) -> None:
    appearance = Appearance(Choice.LIGHT)
    with qtbot.waitSignal(appearance.changed, timeout=500):
        appearance.set_text_size(1.15)
    appearance.choose(Choice.DARK)
    assert appearance.look == Look(DARK, 1.15)
    assert scaled(28, appearance.look) == 32


def test_a_token_becomes_a_colour() -> None:
    assert written(colour(LIGHT.amber.fill)) == LIGHT.amber.fill
    assert colour(LIGHT.text).alpha() == 255
    assert colour(LIGHT.text, 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
