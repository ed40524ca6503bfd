"""Type: families, roles, sizes and where text stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetricsF

from planapp.graphics.fonts import TEXT_SIZES, Role, baseline, families, font, line_height
from planapp.graphics.look import Look

pytestmark = pytest.mark.usefixtures("qapp")


def test_families_are_asked_for_in_order() -> None:
    wished = families()
    assert wished[:2] == ["Segoe UI Variable Text", "Segoe UI"]
    assert wished[-1] == "Liberation Sans"
    assert len(set(wished)) == len(wished)
    assert font(Role.BODY, Look()).families() == wished


@pytest.mark.parametrize(
    ("role", "pixels", "line", "weight"),
    [
        (Role.CAPTION, 11, 16, 500),
        (Role.BODY, 13, 20, 400),
        (Role.STRONG, 13, 20, 600),
        (Role.TITLE, 16, 24, 600),
    ],
)
def test_a_role_has_its_size_line_and_weight(role: Role, pixels: int, line: int, weight: int) -> None:
    made = font(role, Look())
    assert (made.pixelSize(), made.weight(), line_height(role, Look())) == (
        pixels,
        QFont.Weight(weight),
        line,
    )


def test_figures_are_tabular() -> None:
    assert font(Role.SMALL, Look()).featureValue(QFont.Tag("tnum")) == 1


def test_a_weight_may_be_asked_for() -> None:
    assert font(Role.STRONG, Look(), 700).weight() == QFont.Weight.Bold
    assert font(Role.STRONG, Look()).weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize(
    ("factor", "pixels", "line"), list(zip(TEXT_SIZES, (12, 13, 15, 17), (18, 20, 23, 26), strict=True))
)
def test_text_size_multiplies_all_but_the_meeting(factor: float, pixels: int, line: int) -> None:
    look = Look(text_size=factor)
    assert (font(Role.BODY, look).pixelSize(), line_height(Role.BODY, look)) == (pixels, line)
    assert (font(Role.MEETING_BODY, look).pixelSize(), line_height(Role.MEETING_BODY, look)) == (18, 28)


def test_a_font_is_made_once() -> None:
    look = Look()
    assert font(Role.BODY, look) is font(Role.BODY, look)


@pytest.mark.parametrize("role", [Role.SMALL, Role.BODY])
def test_capitals_are_centred_on_a_whole_pixel(role: Role) -> None:
    metrics = QFontMetricsF(font(role, Look()))
    foot = baseline(QRect(0, 100, 50, 28), metrics)
    assert isinstance(foot, int)
    assert foot - metrics.capHeight() / 2 == pytest.approx(114, abs=0.5)
