from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.next_period import NextPeriod, last_day, next_period
from planapp.domain.period_labels import place_of
from planapp.domain.records import Period

TODAY = date(2026, 4, 16)


def after(*labels: str) -> NextPeriod:
    return next_period([Period(at, label=label) for at, label in enumerate(labels)], TODAY)


def ended(*periods: tuple[str, date]) -> date | None:
    rows = [Period(at, label=label, ends_on=end) for at, (label, end) in enumerate(periods)]
    return next_period(rows, TODAY).ends_on


@pytest.mark.parametrize(
    ("label", "following", "ends_on"),
    [
        ("Apr 2026", "May 2026", date(2026, 5, 31)),
        ("April 2026", "May 2026", date(2026, 5, 31)),
        ("May 2026", "June 2026", date(2026, 6, 30)),
        ("Dec 26", "Jan 27", date(2027, 1, 31)),
        ("Apr-26", "May-26", date(2026, 5, 31)),
        ("aug '26", "sep '26", date(2026, 9, 30)),
        ("DEC 2026", "JAN 2027", date(2027, 1, 31)),
        ("2026 March", "2026 April", date(2026, 4, 30)),
        ("Update April 2026", "Update May 2026", date(2026, 5, 31)),
        ("Mar 2025/26", "Apr 2026/27", date(2026, 4, 30)),
        ("Dec 2025/26", "Jan 2025/26", date(2026, 1, 31)),
        ("03/18", "04/18", date(2018, 4, 30)),
        ("12/18", "01/19", date(2019, 1, 31)),
        ("9-2018", "10-2018", date(2018, 10, 31)),
        ("2018-12", "2019-01", date(2019, 1, 31)),
        ("Q1 2026", "Q2 2026", date(2026, 6, 30)),
        ("Q4 2025/26", "Q1 2026/27", date(2026, 6, 30)),
        ("2025/26 Q4", "2026/27 Q1", date(2026, 6, 30)),
        ("Autumn term 2025", "Spring term 2026", date(2026, 3, 31)),
        ("Summer term 2025/26", "Autumn term 2026/27", date(2026, 12, 31)),
        ("2025/26", "2026/27", date(2027, 3, 31)),
        ("2025", "2026", date(2026, 12, 31)),
        ("31 March 2026", "30 April 2026", date(2026, 4, 30)),
        ("31 Dec 2026", "31 Jan 2027", date(2027, 1, 31)),
        ("Q1", "Q2", None),
        ("Quarter 4", "Quarter 1", None),
        ("December", "January", None),
        ("Period 7", "Period 8", None),
        ("P09", "P10", None),
        ("Year 2 Q3", "Year 2 Q4", None),
    ],
)
def test_names_go_on_by_their_pattern(label: str, following: str, ends_on: date | None) -> None:
    assert after(label) == (following, ends_on)


@pytest.mark.parametrize("label", ["Baseline", "5 March 2026", "1 to 3", "", "March–April 2026", "31/02/26"])
def test_a_name_without_a_pattern_suggests_nothing(label: str) -> None:
    assert after(label) == ("", None)


@pytest.mark.parametrize(
    ("labels", "following"),
    [
        (("March 2026", "June 2026"), "September 2026"),
        (("Nov 2025", "Jan 2026"), "Mar 2026"),
        (("June 2026", "May 2026"), ""),
        (("April 2016", "May 2026"), "June 2026"),
        (("Baseline", "May 2026"), "June 2026"),
        (("Q3", "Q4"), "Q1"),
        (("Q1", "Q2", "Q3", "Q4"), ""),
        (("Autumn 2025", "Winter 2025"), "Spring 2026"),
        (("10/18", "12/18"), "02/19"),
        (("9/18", "12/18"), "3/19"),
        (("Apr 2026", "May 2026"), "Jun 2026"),
        (("April 2026", "May 2026"), "June 2026"),
        (("Aug 2025", "Sept 2025", "July 2026", "Aug 2026"), "Sept 2026"),
    ],
)
def test_earlier_periods_show_the_step_and_the_spelling(labels: tuple[str, ...], following: str) -> None:
    assert after(*labels).label == following


def test_the_first_period_is_this_month() -> None:
    assert after() == ("April 2026", date(2026, 4, 30))


def test_the_last_day_is_as_far_on_as_the_ones_before() -> None:
    assert ended(("April 2026", date(2026, 4, 15))) == date(2026, 5, 15)
    assert ended(("Jan 2026", date(2026, 1, 31))) == date(2026, 2, 28)
    assert ended(("Q1", date(2026, 6, 30))) == date(2026, 9, 30)
    assert ended(("Meeting 1", date(2026, 2, 28)), ("Meeting 2", date(2026, 4, 30))) == date(2026, 6, 30)
    assert ended(("Meeting 1", date(2026, 2, 28))) is None
    assert ended(("Meeting 2", date(2026, 4, 30)), ("Meeting 3", date(2026, 2, 28))) is None


def test_a_last_day_that_would_come_too_early_is_not_suggested() -> None:
    assert next_period(
        [Period(1, label="Q1", ends_on=date(2026, 3, 31)), Period(2, label="2019")], TODAY
    ) == (
        "2020",
        date(2020, 12, 31),
    )
    assert ended(("March 2025", date(2025, 3, 31)), ("May 2025", date(2030, 5, 31))) == date(2030, 7, 31)


def test_the_last_day_is_given_or_said_by_the_name() -> None:
    assert last_day(Period(1, label="March 2026")) == date(2026, 3, 31)
    assert last_day(Period(1, label="March 2026", ends_on=date(2026, 3, 20))) == date(2026, 3, 20)
    assert last_day(Period(1, label="Q1")) is None


@given(st.text(max_size=20), st.lists(st.text(max_size=8), max_size=3))
def test_any_names_suggest_one_that_is_new(label: str, before: list[str]) -> None:
    suggested = after(*before, label).label
    assert suggested.casefold() not in {one.strip().casefold() for one in [*before, label]} or not suggested


@given(st.integers(1990, 2080), st.integers(1, 12), st.integers(0, 40))
def test_a_month_is_written_as_it_is_read(year: int, month: int, months: int) -> None:
    place = place_of(f"{month:02}/{year}")
    assert place is not None
    other = place_of(place.write(place.at + months))
    assert other is not None
    assert other.at == place.at + months
    assert other.write(place.at) == f"{month:02}/{year}"
