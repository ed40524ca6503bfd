"""The product's own icons: complete, tinted, inside their box, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer

from planapp import paths
from planapp.graphics.icons import icon, icon_pixmap, names, paint_icon
from planapp.graphics.look import Look
from planapp.palette import DARK, LIGHT
from tests.graphics.canvas import painted, written

pytestmark = pytest.mark.usefixtures("qapp")

ALL = names()


def solid(image: QImage, opacity: int = 255) -> list[QColor]:
    """Return the colours of the pixels of a picture that are at least so opaque (0 to 255)."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for spot in spots if (colour := image.pixelColor(*spot)).alpha() >= opacity]


@pytest.mark.parametrize("name", ALL)
def test_icon_is_drawn_in_the_box_of_the_design(name: str) -> None:
    path = paths.resource("icons", f"{name}.svg")
    drawing = QSvgRenderer(str(path))
    assert drawing.isValid()
    assert drawing.viewBox() == QRect(0, 0, 24, 24)
    assert "currentColor" in path.read_text(encoding="utf-8")
    assert "#" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_icon_is_tinted_and_not_cut_off(name: str) -> None:
    image = icon_pixmap(name, LIGHT.accent, 96, Look()).toImage()
    assert {written(colour) for colour in solid(image)} == {LIGHT.accent}
    rim = [image.pixelColor(at, other) for at in range(96) for other in (0, 95)]
    rim += [image.pixelColor(other, at) for at in range(96) for other in (0, 95)]
    assert {colour.alpha() for colour in rim} == {0}


@pytest.mark.parametrize("size", [12, 14, 16, 20])
def test_every_icon_shows_at_every_size(size: int) -> None:
    look = Look()
    pictures = {name: icon_pixmap(name, LIGHT.text2, size, look).toImage() for name in ALL}
    assert [name for name, image in pictures.items() if len(solid(image, 100)) < 5] == []


def test_no_two_icons_look_the_same() -> None:
    look = Look()
    pictures = [bytes(icon_pixmap(name, LIGHT.text, 24, look).toImage().constBits()) for name in ALL]
    assert len(set(pictures)) == len(ALL) >= 40


def test_an_icon_is_drawn_once_for_a_size_colour_and_scale() -> None:
    look = Look()
    assert (
        icon_pixmap("plan", LIGHT.text2, 20, look).cacheKey()
        == icon_pixmap("plan", LIGHT.text2, 20, look).cacheKey()
    )
    box = QRect(0, 0, 20, 20)
    painted(lambda painter: paint_icon(painter, box, "plan", LIGHT.text2, 20, look), 20, 20)
    assert len(look.pixmaps) == 1
    icon_pixmap("plan", LIGHT.accent, 20, look)
    icon_pixmap("plan", LIGHT.text2, 16, look)
    icon_pixmap("plan", LIGHT.text2, 20, look, 2.0)
    assert len(look.pixmaps) == 4


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_icon_has_a_picture_of_its_own_for_each_scaling(scale: float) -> None:
    made = icon("search", DARK.text2, 20, Look(DARK))
    pixmap = made.pixmap(QSize(20, 20), scale)
    assert pixmap.size() == QSize(round(20 * scale), round(20 * scale))
    assert pixmap.toImage() == icon_pixmap("search", DARK.text2, 20, Look(DARK), scale).toImage()


def test_a_disabled_icon_has_the_colour_of_disabled_text() -> None:
    look = Look()
    disabled = icon("close", LIGHT.text2, 16, look).pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled)
    assert disabled.toImage() == icon_pixmap("close", LIGHT.disabled, 16, look).toImage()


def test_icons_grow_with_the_text() -> None:
    assert icon_pixmap("plan", LIGHT.text2, 20, Look(text_size=1.3)).width() == 26


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no such icon", LIGHT.text2, 20, Look())
