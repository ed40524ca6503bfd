"""Texts that may stand as numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.shown import shown_text
from planapp.exchange.workbook.model import Cell
from planapp.exchange.workbook.typed import day_value, due_value, extra_value, number_of_ref

APRIL = date(2018, 4, 1)


@pytest.mark.parametrize("ref", ["1", "1.1", "10.1", "0.5"])
def test_a_plain_ref_is_a_number(ref: str) -> None:
    assert number_of_ref(ref) == Cell(ref, float(ref))


@pytest.mark.parametrize(
    "ref", ["1.10", "1.0", "01", "1.1.1", "a", "-1", "+1", "1e5", " 1", "", "1234567890"]
)
def test_a_ref_that_would_look_otherwise_stays_text(ref: str) -> None:
    assert number_of_ref(ref) == ref


@given(st.from_regex(r"[0-9]{1,10}(\.[0-9]{1,5})?", fullmatch=True))
def test_a_ref_is_shown_to_the_letter(ref: str) -> None:
    value = number_of_ref(ref)
    assert value == ref or (isinstance(value, Cell) and shown_text(value.value) == ref)


def test_a_due_date_is_real_where_its_column_has_dates_and_it_reads_the_same() -> None:
    assert due_value("Apr-18", APRIL, "mmm-yy") == Cell("Apr-18", APRIL, "mmm-yy")
    assert due_value("01/04/2018", APRIL, "mmm-yy") == Cell("01/04/2018", APRIL, "dd/mm/yyyy")
    assert due_value("April 2018", APRIL, "mmm-yy") == "April 2018"
    assert due_value("Apr-18", APRIL, "") == "Apr-18"
    assert due_value("Termly", None, "mmm-yy") == "Termly"


def test_a_day_keeps_its_day_whatever_its_column_shows() -> None:
    assert day_value(APRIL, "mmm-yy") == Cell("01/04/2018", APRIL, "dd/mm/yyyy")
    assert day_value(APRIL, "d mmm yyyy") == Cell("1 Apr 2018", APRIL, "d mmm yyyy")
    assert day_value(None, "d mmm yyyy") == ""
    assert day_value(date(1899, 1, 1), "") == "01/01/1899"


def test_extra_numbers_and_dates_are_real_where_they_look_the_same() -> None:
    assert extra_value("1,250", "number", "#,##0") == Cell("1,250", 1250.0, "#,##0")
    assert extra_value("50%", "number", "0%") == Cell("50%", 0.5, "0%")
    assert extra_value("about 5", "number", "0") == "about 5"
    assert extra_value("1.50", "number", "") == "1.50"
    assert extra_value("01/04/2018", "date", "") == Cell("01/04/2018", APRIL, "dd/mm/yyyy")
    assert extra_value("soon", "date", "dd/mm/yyyy") == "soon"
    assert extra_value("7", "text", "0") == "7"


def test_a_date_in_another_format_than_its_column_has_to_fit() -> None:
    day = date(2027, 5, 1)
    assert due_value("1 May 2027", day, "mmm-yy", 8.0) == "1 May 2027"
    assert due_value("1 May 2027", day, "mmm-yy", 14.0) == Cell("1 May 2027", day, "d mmm yyyy")
    assert due_value("May-27", day, "mmm-yy", 5.0) == Cell("May-27", day, "mmm-yy")
