from __future__ import annotations

from datetime import date, datetime, time

import pytest

from planapp.exchange.shown_dates import shown_date, shown_duration, shows_day

MOMENT = datetime(2018, 4, 5, 14, 7, 9)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("mmm-yy", "Apr-18"),
        ("mmm yyyy", "Apr 2018"),
        ("mmmm", "April"),
        ("mmmmm", "A"),
        ("dd/mm/yyyy", "05/04/2018"),
        ("dd/mm/yyyy;@", "05/04/2018"),
        ("d mmm yyyy", "5 Apr 2018"),
        ("[$-809]d mmmm yyyy", "5 April 2018"),
        ("[$-809]dddd, d mmmm yyyy;@", "Thursday, 5 April 2018"),
        ("ddd d/m/yy", "Thu 5/4/18"),
        ("yyyy\\-mm\\-dd\\ \\(ddd\\)", "2018-04-05 (Thu)"),
        ("mm-dd-yy", "05/04/2018"),
        ("m/d/yyyy", "05/04/2018"),
        ("m/d/yy h:mm", "05/04/2018 14:07"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "05 April 2018"),
        ("[$-F400]h:mm:ss\\ AM/PM", "14:07:09"),
        ("h:mm AM/PM", "2:07 PM"),
        ("hh:mm:ss", "14:07:09"),
        ("mm:ss", "07:09"),
        ("dd/mm/yyyy hh:mm", "05/04/2018 14:07"),
        ('"by "d mmm', "by 5 Apr"),
        ("[Red]dd.mm.yy", "05.04.18"),
        ("General", "05/04/2018 14:07"),
    ],
)
def test_formats(number_format: str, shown: str) -> None:
    assert shown_date(MOMENT, number_format) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime(2018, 4, 5), "05/04/2018"),
        (date(2018, 4, 5), "05/04/2018"),
        (time(9, 30), "09:30"),
    ],
)
def test_without_a_format_for_dates_the_british_form(value: datetime | date | time, shown: str) -> None:
    assert shown_date(value, "General") == shown


@pytest.mark.parametrize(
    ("number_format", "shows"),
    [
        ("dd/mm/yyyy", True),
        ("mmm-yy", True),
        ("[Red]h:mm", False),
        ('h:mm" daily"', False),
        ("h:mm;d", False),
    ],
)
def test_formats_that_show_a_day(number_format: str, shows: bool) -> None:
    assert shows_day(number_format) is shows


@pytest.mark.parametrize(("hour", "shown"), [(0, "12 AM"), (11, "11 AM"), (12, "12 PM"), (23, "11 PM")])
def test_twelve_hour_clock(hour: int, shown: str) -> None:
    assert shown_date(time(hour), "h AM/PM") == shown


@pytest.mark.parametrize(
    ("days", "number_format", "shown"),
    [
        (2, "[hh]:mm:ss", "48:00:00"),
        (1.5, "[h]:mm", "36:00"),
        (0.0625, "[mm]:ss", "90:00"),
        (-0.5, "[h]:mm", "-12:00"),
        (45 / 86_400, "[s]", "45"),
    ],
)
def test_lengths_of_time(days: float, number_format: str, shown: str) -> None:
    assert shown_duration(days, number_format) == shown
