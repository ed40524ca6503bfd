"""Ratings in words, with a reason or by what they mean; and icons beside numbers."""

from __future__ import annotations

import pytest

from planapp.domain.scale import default_levels
from planapp.exchange.grid import Cell, Value
from planapp.exchange.rating_cell import RatingRead, looks_like_rating, read_rating
from planapp.exchange.rating_words import level_before_reason
from tests.exchange.mapping.told import findings, ratings, titled
from tests.exchange.sheets import mapped, sheet_of


def letter(text: str, **look: str) -> str:
    read = read_rating(Cell(2, 3, text, text, **look), default_levels())  # type: ignore[arg-type]
    assert read is not None
    return read.level.letter if read.level is not None else read.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amber – slipping", "A"),
        ("Red: no lead in post", "R"),
        ("Green (on plan)", "G"),
        ("A - late reports", "A"),
        ("2 - some slippage", "A"),
        ("Green\nall done by May", "G"),
        ("On track", "G"),
        ("Off track", "R"),
        ("some slippage", "A"),
        ("Completed", "B"),
        ("R – Red", "R"),
        ("Amber (2)", "A"),
        ("3 - Green", "G"),
        ("Overdue", "R"),
        ("Delayed", "A"),
        ("Yellow", "A"),
        ("In progress – on track", "G"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert letter(text) == expected
    assert looks_like_rating(Cell(2, 3, text, text)) or text[1:2] == " "


@pytest.mark.parametrize(
    "text", ["2 2", "1 (1", "1 ()", "ı.", "Amber/Green", "Green to amber", "Red – was amber", "Purple – odd"]
)
def test_words_that_are_not_certain_are_kept_as_text(text: str) -> None:
    assert letter(text) == text


def test_the_words_are_kept_as_the_comment() -> None:
    rows: list[list[Value]] = [
        ["Action", "RAG"],
        ["a", "Amber – slipping"],
        ["b", "On track"],
        ["c", "On track"],
    ]
    found = mapped(sheet_of(rows, notes={"B3": "Seen"}))
    comments = {rating.item: rating.comment for rating in found.plan.ratings}
    assert comments[titled(found.plan, "a").id] == "Amber – slipping"
    assert comments[titled(found.plan, "b").id] == "On track\nSeen"
    told = [text for _, text in findings(found, "note") if "was read as" in text]
    assert len(told) == 2


def test_the_level_in_front_of_a_reason() -> None:
    assert level_before_reason("Amber – late") == "Amber"
    assert level_before_reason("Amber") == ""
    assert level_before_reason("Amber 5") == ""


@pytest.mark.parametrize(
    ("text", "icon", "expected"),
    [
        ("50%", "amber", RatingRead(default_levels()[1], words="50%")),
        ("50%", "", RatingRead(None, "50%", "is not on the scale")),
    ],
)
def test_an_icon_says_what_a_number_off_the_scale_means(text: str, icon: str, expected: RatingRead) -> None:
    found = read_rating(Cell(2, 3, 0.5, text, icon=icon), default_levels())
    assert found is not None
    assert (found.level and found.level.key, found.text, found.doubt, found.words) == (
        expected.level and expected.level.key,
        expected.text,
        expected.doubt,
        expected.words,
    )


@pytest.mark.parametrize(
    ("value", "icon", "fill", "doubt"),
    [
        (3, "red", "", "has a red icon"),
        (3, "green", "", ""),
        (4, "green", "", ""),
        (3, "amber", "00B050", ""),
        (3, "", "FF0000", "stands on red"),
    ],
)
def test_an_icon_or_a_fill_that_says_otherwise_is_a_doubt(
    value: int, icon: str, fill: str, doubt: str
) -> None:
    found = read_rating(Cell(2, 3, value, str(value), icon=icon, fill=fill), default_levels())
    assert found is not None
    assert found.doubt == doubt


def test_one_column_of_letters_and_fills_that_disagree_is_reported() -> None:
    rows: list[list[Value]] = [["Action", "RAG"], ["a", "G"]]
    found = mapped(sheet_of(rows, fills={"B2": "FF0000"}))
    assert ratings(found.plan, titled(found.plan, "a")) == {"Current": "G"}
    assert findings(found, "look") == [("Plan!B2", "The rating ‘G’ stands on red. The text was taken.")]
