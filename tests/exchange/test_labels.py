"""Headings that name a time."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from planapp.exchange.grid import Cell, Value
from planapp.exchange.labels import Month, PeriodLabel, financial_year, month_in, read_month, read_period


def heading(text: str, value: Value = None) -> Cell:
    return Cell(1, 1, text if value is None else value, text)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Jul", Month(7, None)),
        ("July", Month(7, None)),
        ("Sept", Month(9, None)),
        ("Sep.", Month(9, None)),
        ("Nov 2024", Month(11, 2024)),
        ("Nov-24", Month(11, 2024)),
        ("Mar ’18", Month(3, 2018)),
        ("march 2018", Month(3, 2018)),
        ("03/18", Month(3, 2018)),
        ("3.2018", Month(3, 2018)),
    ],
)
def test_month(text: str, month: Month) -> None:
    assert month_in(text) == month


@pytest.mark.parametrize(
    "text", ["Marketing", "Decision", "Mayor", "Janet", "13/18", "March to May", "Augment", "1.1", ""]
)
def test_words_that_start_like_months_are_none(text: str) -> None:
    assert month_in(text) is None


@pytest.mark.parametrize("value", [date(2017, 11, 30), datetime(2017, 11, 30, 12)])
def test_month_of_a_real_date(value: Value) -> None:
    assert read_month(heading("Nov-17", value)) == Month(11, 2017)


def test_month_keys_sort_where_there_is_a_year() -> None:
    assert Month(7, 2017).key() == "2017-07"
    assert Month(7, None).key() == "Jul"


@pytest.mark.parametrize(
    ("text", "year"), [("2016/17", 2016), ("2016-2017", 2016), ("Outturn 2016 – 17", 2016), ("1916/17", None)]
)
def test_financial_year(text: str, year: int | None) -> None:
    assert financial_year(text) == year


@pytest.mark.parametrize(
    ("text", "label", "ends_on"),
    [
        ("RAG 11/17", "11/17", date(2017, 11, 30)),
        ("RAG\n(Sep 2025)", "Sep 2025", date(2025, 9, 30)),
        ("BRAG rating Q1 2018/19", "Q1 2018/19", date(2018, 6, 30)),
        ("Rating – Autumn term", "Autumn term", None),
        ("RAG as at 30/11/2017", "30/11/2017", date(2017, 11, 30)),
        ("Rating at November 2017", "November 2017", date(2017, 11, 30)),
        ("RAG", "Current", None),
        ("Current RAG status", "Current", None),
    ],
)
def test_period_of_a_heading_that_says_ratings(text: str, label: str, ends_on: date | None) -> None:
    assert read_period(heading(text)) == (PeriodLabel(label, ends_on), True)


@pytest.mark.parametrize(
    ("text", "ends_on"),
    [
        ("03/18", date(2018, 3, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("Q1 2018/19", date(2018, 6, 30)),
        ("31/03/2018", date(2018, 3, 31)),
        ("Q1", None),
        ("Quarter 2", None),
        ("Week 3", None),
        ("Autumn term", None),
        ("Jul", None),
    ],
)
def test_period_of_a_heading_that_names_a_time_alone(text: str, ends_on: date | None) -> None:
    assert read_period(heading(text)) == (PeriodLabel(text, ends_on), False)


def test_period_of_a_real_date() -> None:
    cell = heading("Nov-17", datetime(2017, 11, 1))
    assert read_period(cell) == (PeriodLabel("Nov-17", date(2017, 11, 30)), False)


@pytest.mark.parametrize("text", ["Action", "Marketing", "Status", "Progress to date", "Due"])
def test_no_period(text: str) -> None:
    assert read_period(heading(text)) is None
