"""Months as keys of figures: their words, their order, and what lies between them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import months as m


def test_a_month_is_said_in_words_long_and_short() -> None:
    assert (m.month_words("2026-03"), m.month_name("2026-03"), m.year_of("2026-03")) == (
        "March 2026",
        "Mar",
        "2026",
    )


@pytest.mark.parametrize("written", ["Jul", "2026-13", "2026-3", "March", ""])
def test_a_month_without_a_year_is_kept_as_written(written: str) -> None:
    assert (m.month_words(written), m.month_name(written), m.year_of(written)) == (written, written, "")
    assert not m.is_dated(written)


def test_months_follow_in_time_and_those_without_a_year_come_first() -> None:
    mixed = ["2026-01", "Jul", "2025-12", "Apr", "Total", "2026-01"]
    assert m.in_order(mixed) == ["Total", "Apr", "Jul", "2025-12", "2026-01"]


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 200))
def test_from_one_month_to_another_each_follows_the_one_before(day: date, count: int) -> None:
    first = m.month_of(day)
    months = m.from_to(first, m.month_after(first, count))
    assert (months[0], len(months)) == (first, count + 1)
    assert months == [m.month_after(first, step) for step in range(count + 1)]
    assert m.month_after(months[-1], -count) == first


def test_a_mistyped_year_makes_no_thousands_of_months() -> None:
    months = m.from_to("0017-01", "2026-04")
    assert (len(months), months[-1]) == (600, "2026-04")
