"""Slips in dates: what may have been meant, and nothing where that is not certain."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain.due import read_due
from planapp.domain.due_suggestions import (
    REACH_OF_NOTES,
    Suggestion,
    in_line,
    is_out_of_line,
    suggest_due,
    suggest_swap,
    suggest_year,
)

PLAN = (date(2016, 6, 30), date(2017, 12, 31))


def meant(found: Suggestion | None) -> str:
    """Return the text that is suggested, or ''."""
    return found.meant if found is not None else ""


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Teb 2017", "Feb 2017"),
        ("22/23 Fen and 1/2/7/9 March 2017", "22/23 Feb and 1/2/7/9 March 2017"),
        ("Febuary 2017", "February 2017"),
        ("SEPTMBER 2016", "SEPTEMBER 2016"),
        ("Setp 2016", "Sept 2016"),
        ("Teb and Mrach 2017", "Feb and March 2017"),
        ("9-Nove-07", "9-Nov-07"),
        ("Sumer 2016", "Summer 2016"),
        ("Autum term 2016", "Autumn term 2016"),
        ("Quater 4 2016/17", "Quarter 4 2016/17"),
        ("Quaterly", "Quarterly"),
        ("Montly", "Monthly"),
        ("Ongong", "Ongoing"),
        ("Mar 2O17", "Mar 2017"),
        ("l5 March 2017", "15 March 2017"),
        ("31 June 2017", "30 June 2017"),
        ("31st June 2017", "30th June 2017"),
        ("30 Feb 2016", "29 Feb 2016"),
        ("31/02/2017", "28/02/2017"),
        ("1/13/2017", "13/1/2017"),
        ("2017-13-01", "2017-01-13"),
        ("Mar 217", "Mar 2017"),
        ("31/03/217", "31/03/2017"),
        ("Sum mer 2016", "Summer 2016"),
        ("Sep tem ber 2016", "September 2016"),
        ("Mar 20 17", "Mar 2017"),
        ("Nov 16 Jan 17", "Nov 16; Jan 17"),
        ("NOV 16 NOV 16", "NOV 16"),
        ("43191", "01/04/2018"),
        ("43191.5", "01/04/2018"),
    ],
)
def test_what_was_meant(text: str, suggested: str) -> None:
    assert meant(suggest_due(text)) == suggested


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feb 2017",  # read, so nothing to suggest
        "TBC",
        "Nearly complete",
        "To be agreed",
        "Mat 2017",  # March or May
        "Jum 2017",  # June or July
        "March 20117",  # 2011 or 2017
        "March",
        "22/23 Fen",
        "12345",  # a number, not a day of our time
        "Feb 2017 – Oct 2016",
        "x" * 400,
    ],
)
def test_no_guess(text: str) -> None:
    assert suggest_due(text) is None


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("March 20117", "March 2017"),
        ("22/23 February; 1/2/7/9 March", "22/23 February; 1/2/7/9 March 2017"),
        ("by end of March", "by end of March 2017"),
        ("Summer term", "Summer term 2017"),
        ("November", ""),  # of 2016 or of 2017
        ("Mat 2017", ""),
    ],
)
def test_the_dates_around_it_decide(text: str, suggested: str) -> None:
    assert meant(suggest_due(text, PLAN)) == suggested


def test_it_says_what_it_changed_and_why() -> None:
    found = suggest_due("22/23 Fen and 1/2/7/9 March 2017")
    assert found is not None
    assert (found.written, found.why) == ("Fen", "‘Fen’ is one slip from ‘Feb’.")
    assert (found.due.start, found.due.end) == (date(2017, 2, 22), date(2017, 3, 9))
    without = suggest_due("March", PLAN)
    assert without is not None
    assert without.why == "It gives no year; the dates around it run from June 2016 to December 2017."


NOTES = [date(2016, 10, 21), *[date(2016, 12, 9)] * 9, date(2017, 2, 9)]


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("5.12.10", "5.12.16"),
        ("13/12/12", "13/12/16"),
        ("13/12/2012", "13/12/2016"),
        ("13 December 2106", "13 December 2016"),
        ("March 2107", "March 2017"),
        ("13/12/16", ""),
        ("13/12/15", ""),  # a year before is no slip
        ("5.6.10", ""),  # no other year brings it near
        ("TBC", ""),
    ],
)
def test_years_out_of_line(text: str, suggested: str) -> None:
    around = in_line([*NOTES, date(2010, 12, 5), date(2012, 12, 13)], REACH_OF_NOTES)
    assert around == (date(2016, 10, 21), date(2017, 2, 9))
    assert meant(suggest_year(text, around, REACH_OF_NOTES)) == suggested


def test_dates_that_lie_far_apart_have_no_line() -> None:
    assert in_line([date(2000 + 5 * step, 1, 1) for step in range(5)]) == ()
    assert in_line([date(2016, 1, 1)] * 3) == ()
    assert not is_out_of_line(read_due("March 1999"), ())


SPRING = [date(2017, month, 1) for month in (4, 5, 6, 8, 9)]


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("07/01/2017", "01/07/2017"),  # among April to September, 7 January is 1 July
        ("01/07/2017", ""),
        ("05/03/2017", ""),  # near enough
        ("07/01/2018", ""),  # out of line either way
        ("07/13/2017", ""),
        ("Jan 2017", ""),
    ],
)
def test_days_and_months_swapped(text: str, suggested: str) -> None:
    assert meant(suggest_swap(read_due(text), SPRING)) == suggested


def test_a_swap_needs_neighbours() -> None:
    assert suggest_swap(read_due("07/01/2017"), SPRING[:3]) is None
