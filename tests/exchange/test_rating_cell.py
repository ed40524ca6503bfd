"""Ratings as cells show them."""

from __future__ import annotations

import pytest

from planapp.domain.scale import default_levels
from planapp.exchange.grid import Cell
from planapp.exchange.rating_cell import RatingRead, looks_like_rating, read_rating

RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "0070C0"
WHITE = "FFFFFF"


def cell(text: str, fill: str = "", font: str = "") -> Cell:
    return Cell(2, 3, text or None, text, fill=fill, font_colour=font)


def letter(read: RatingRead | None) -> str:
    assert read is not None
    assert read.level is not None
    return read.level.letter


def read(text: str, fill: str = "", font: str = "") -> RatingRead | None:
    return read_rating(cell(text, fill, font), default_levels())


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", "R"), ("2", "A"), ("g", "G"), ("Red", "R"), (" AMBER ", "A"), ("Complete", "B"), ("blue", "B")],
)
def test_a_number_letter_or_word(text: str, expected: str) -> None:
    assert letter(read(text)) == expected
    assert looks_like_rating(cell(text))


@pytest.mark.parametrize(
    ("fill", "font", "expected"),
    [("", RED, "R"), (AMBER, "", "A"), (GREEN, WHITE, "G"), (RED, BLUE, "B")],
)
def test_a_symbol_has_the_colour_of_its_font_or_else_of_its_fill(fill: str, font: str, expected: str) -> None:
    assert letter(read("●", fill, font)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("🔴", "R"), ("🟠", "A"), ("🟡", "A"), ("🟢", "G"), ("🔵", "B")]
)
def test_a_picture_has_its_own_colour(text: str, expected: str) -> None:
    assert letter(read(text)) == expected
    assert looks_like_rating(cell(text))


def test_a_symbol_without_colour_is_kept_as_text() -> None:
    assert read("●") == RatingRead(None, "●", "has no colour")
    assert not looks_like_rating(cell("●"))


def test_a_fill_alone() -> None:
    assert letter(read("", GREEN)) == "G"
    assert read("", "D9D9D9") is None
    assert read("") is None


@pytest.mark.parametrize("text", ["–", "-", "n/a", "Not rated"])
def test_not_rated(text: str) -> None:
    assert read(text) == RatingRead(None)


def test_not_rated_on_a_colour_is_a_doubt() -> None:
    assert read("–", RED) == RatingRead(None, doubt="stands on red")


@pytest.mark.parametrize("text", ["2 2", "ı", "1 (1", "Purple", "Green to amber"])
def test_what_is_not_on_the_scale_is_kept_as_text(text: str) -> None:
    assert read(text) == RatingRead(None, text, "is not on the scale")


def test_a_letter_on_another_colour_is_taken_with_a_doubt() -> None:
    found = read("G", RED)
    assert letter(found) == "G"
    assert found is not None
    assert found.doubt == "stands on red"


def test_a_letter_on_its_own_colour_is_no_doubt() -> None:
    found = read("G", GREEN)
    assert found is not None
    assert found.doubt == ""


def test_what_no_level_has_the_colour_of_is_no_rating() -> None:
    assert read_rating(cell("", GREEN), default_levels()[:2]) is None
