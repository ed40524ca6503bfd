"""Reading the value of a cell into an item."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.grid import Cell
from planapp.exchange.mapping.list_marks import split_marker
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.values import READERS, due_of, lines_of, read_day, split_measures


def cell(text: str) -> Cell:
    return Cell(2, 2, text, text)


@given(st.text(alphabet="• -–ab\n", max_size=30))
def test_measures_joined_are_the_text(text: str) -> None:
    assert "\n".join(marker + measure for marker, measure in split_measures(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [("• Visit", ("• ", "Visit")), ("- Visit", ("- ", "Visit")), ("-5", ("", "-5")), ("• ", ("", "• "))],
)
def test_list_marks(text: str, parts: tuple[str, str]) -> None:
    assert split_marker(text) == parts


def test_a_text_before_the_first_bullet_keeps_them_together() -> None:
    text = "We will see:\n• more visits\n• fewer moves"
    assert split_measures(text) == [("", text)]


def test_lines() -> None:
    assert lines_of(" a \n\nb\r\n  ") == ["a", "b"]


def test_a_real_date_and_words() -> None:
    assert due_of(Cell(1, 1, datetime(2018, 3, 1), "Mar-18", "mmm-yy")).end == date(2018, 3, 31)
    assert due_of(Cell(1, 1, date(2018, 3, 1), "01/03/2018", "dd/mm/yyyy")).end == date(2018, 3, 1)
    assert due_of(cell("March 2018")).end == date(2018, 3, 31)


def test_only_a_full_day_is_a_day() -> None:
    assert read_day(cell("9.12.16")) == date(2016, 12, 9)
    assert read_day(cell("March 2018")) is None


def test_two_cells_of_one_item_are_joined() -> None:
    node = Node("action", 1)
    assert READERS["due"](node, cell("May 2018")) == ""
    READERS["due"](node, cell("June 2018"))
    READERS["status"](node, cell("Completed"))
    READERS["status"](node, cell("Ongoing"))
    READERS["lead"](node, cell("x\ny"))
    READERS["lead"](node, cell("y\nz"))
    assert node.due is not None
    assert node.due.text == "May 2018\nJune 2018"
    assert (node.status, node.state) == ("Completed\nOngoing", "complete")
    assert list(node.people["lead"]) == ["x", "y", "z"]
