"""Text in lines: broken at the width, cut where only so many are wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance, Choice
from planapp.views.detail.paragraphs import UNBROKEN, Paragraphs

TEXT = "Report working days to the first visit by team, every week, to the board and to all partners"


@pytest.fixture
def type_(qapp: QApplication) -> QFont:
    return font(Role.SMALL, Appearance(Choice.LIGHT).look)


def test_a_narrow_text_has_more_lines_and_is_never_wider_than_asked_for(type_: QFont) -> None:
    one, many = Paragraphs(TEXT, type_, UNBROKEN), Paragraphs(TEXT, type_, 100)
    assert one.line_count == 1
    assert many.line_count > 4
    assert many.width <= 100
    assert many.height > 4 * one.height


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("a\nb", 2), ("a\n\nb", 3), ("a\n", 2)])
def test_line_breaks_are_kept(type_: QFont, text: str, lines: int) -> None:
    assert Paragraphs(text, type_, 400).line_count == lines


def test_a_long_word_is_broken(type_: QFont) -> None:
    lines = Paragraphs("W" * 200, type_, 100)
    assert lines.line_count > 5
    assert lines.width <= 100


@pytest.mark.parametrize("text", [TEXT, "One\nTwo\nThree"])
def test_no_more_lines_than_wanted(type_: QFont, text: str) -> None:
    assert Paragraphs(text, type_, 120, 2).line_count == 2


def test_what_is_cut_ends_with_an_ellipsis_inside_its_width(type_: QFont) -> None:
    def painted(text: str, most: int) -> QImage:
        image = QImage(200, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        Paragraphs(text, type_, 120, most).paint(painter, QPointF(0, 0), QColor("black"))
        painter.end()
        return image

    cut = painted(TEXT, 2)
    assert cut != painted(TEXT, 0)
    beyond = cut.copy(124, 0, 76, 60)
    assert all(beyond.pixelColor(x, y) == QColor("white") for x in range(76) for y in range(60))
