"""Finding full days in a text, and where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.days import days_in, show_day


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("9.12.16", date(2016, 12, 9)),
        ("13/12/12", date(2012, 12, 13)),
        ("12 March 2018", date(2018, 3, 12)),
        ("12 Mar 18", date(2018, 3, 12)),
        ("2018-03-12", date(2018, 3, 12)),
    ],
)
def test_forms_of_a_day(text: str, on: date) -> None:
    (found,) = days_in(f"Seen on {text}, again")
    assert (found.day, f"Seen on {text}, again"[found.at : found.end]) == (on, text)


@pytest.mark.parametrize(
    "text",
    ["March 2018", "22/23 March 2018", "31/02/2017", "12 March", "1.9.12.16", "S9.12.16", "12. March 2018"],
)
def test_what_is_no_day(text: str) -> None:
    assert days_in(text) == []


@given(
    st.lists(st.dates(date(1900, 1, 1), date(2099, 12, 31)), max_size=5),
    st.sampled_from(["; ", "\n", " text "]),
)
def test_all_days_are_found_in_order(days: list[date], between: str) -> None:
    assert [found.day for found in days_in(between.join(map(show_day, days)))] == days


@given(st.text())
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    places = [place for found in days_in(text) for place in (found.at, found.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
