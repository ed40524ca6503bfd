"""Reading due dates: spans exactly as written, and nothing where any doubt is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.due import FLAGS, PRECISIONS, Due, due_of_date, is_overdue, read_due, show_due

UNREAD = ("unread",)


def day(text: str) -> date | None:
    """Return the day of an ISO text; '-' stands for none."""
    return None if text == "-" else date.fromisoformat(text)


def check(text: str, start: str, end: str, precision: str, *flags: str) -> None:
    """Compare every part of what is read from a text."""
    assert read_due(text) == Due(text, day(start), day(end), precision, flags)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Dec 2016", "2016-12-01", "2016-12-31"),
        ("December 2016", "2016-12-01", "2016-12-31"),
        ("Mar2017", "2017-03-01", "2017-03-31"),
        ("Apr-18", "2018-04-01", "2018-04-30"),
        ("Nov 16", "2016-11-01", "2016-11-30"),
        ("NOV 16", "2016-11-01", "2016-11-30"),
        ("Nov '16", "2016-11-01", "2016-11-30"),
        ("February 2017", "2017-02-01", "2017-02-28"),
        ("Feb 2016", "2016-02-01", "2016-02-29"),
        ("Jan2017", "2017-01-01", "2017-01-31"),
        ("Sept 2016", "2016-09-01", "2016-09-30"),
        ("Sept. 2016", "2016-09-01", "2016-09-30"),
        ("March, 2017", "2017-03-01", "2017-03-31"),
        ("03/2017", "2017-03-01", "2017-03-31"),
        ("2017-03", "2017-03-01", "2017-03-31"),
        ("End Feb 2017", "2017-02-01", "2017-02-28"),
        ("mid-Feb 2017", "2017-02-01", "2017-02-28"),
        ("To be completed by end of February 2017", "2017-02-01", "2017-02-28"),
        ("Issued by end of February 2017", "2017-02-01", "2017-02-28"),
        ("By March 2017", "2017-03-01", "2017-03-31"),
        ("Phase 1 completed Phase 2 Mar 2017 (LOGI) version", "2017-03-01", "2017-03-31"),
        ("S47 training by March 2017", "2017-03-01", "2017-03-31"),
        ("Roll out March 2017", "2017-03-01", "2017-03-31"),
        ("100% by March 2017", "2017-03-01", "2017-03-31"),
        ("March 2017\nMarch 2017", "2017-03-01", "2017-03-31"),
    ],
)
def test_months(text: str, start: str, end: str) -> None:
    check(text, start, end, "month")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("31 March 2017", "2017-03-31"),
        ("31st March 2017", "2017-03-31"),
        ("31st of March, 2017", "2017-03-31"),
        ("Friday 31 March 2017", "2017-03-31"),
        ("March 31st, 2017", "2017-03-31"),
        ("Mar 31 2017", "2017-03-31"),
        ("31-Mar-17", "2017-03-31"),
        ("31/03/2017", "2017-03-31"),
        ("31/03/2017 00:00", "2017-03-31"),
        ("2017-03-31", "2017-03-31"),
        ("9.12.16", "2016-12-09"),
        ("13/12/16", "2016-12-13"),
        ("8.12.2016", "2016-12-08"),
        ("3/4/17", "2017-04-03"),
        ("29 Feb 2016", "2016-02-29"),
        ("no later than 31 March 2017", "2017-03-31"),
        ("by31 March 2017", "2017-03-31"),
    ],
)
def test_days(text: str, on: str) -> None:
    check(text, on, on, "day")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan – April 2017", "2017-01-01", "2017-04-30"),
        ("Jan –April 2017", "2017-01-01", "2017-04-30"),
        ("Mar –May 2017", "2017-03-01", "2017-05-31"),
        ("Dec 2016 – April 2017", "2016-12-01", "2017-04-30"),
        ("Jan-17 - Mar-17", "2017-01-01", "2017-03-31"),
        ("From Jan to March 2017", "2017-01-01", "2017-03-31"),
        ("Jan 2017 until March 2017", "2017-01-01", "2017-03-31"),
        ("Jan and Feb 2017", "2017-01-01", "2017-02-28"),
        ("Jan/Feb 2017", "2017-01-01", "2017-02-28"),
        ("End Feb to mid-March 2017", "2017-02-01", "2017-03-31"),
        ("Feb 2017\nOct 2016", "2016-10-01", "2017-02-28"),
        ("- Feb 2017\n- Oct 2016", "2016-10-01", "2017-02-28"),
        ("Phase 1: Jan 2017, Phase 2: March 2017", "2017-01-01", "2017-03-31"),
        ("22/23 Feb and 1/2/7/9 March 2017", "2017-02-22", "2017-03-09"),
        ("1, 2 and 7 March 2017", "2017-03-01", "2017-03-07"),
        ("10/11/12 March 2017", "2017-03-10", "2017-03-12"),
        ("22nd & 23rd February 2017", "2017-02-22", "2017-02-23"),
        ("1–31 March 2017", "2017-03-01", "2017-03-31"),
        ("1 Jan-31 Mar 2017", "2017-01-01", "2017-03-31"),
        ("22 Feb – 9 March 2017", "2017-02-22", "2017-03-09"),
        ("1/4/16-31/3/17", "2016-04-01", "2017-03-31"),
        ("9.12.16, 3 March 2017", "2016-12-09", "2017-03-03"),
        ("Summer 2016 – Dec 2016", "2016-06-01", "2016-12-31"),
        ("Spring/Summer 2017", "2017-03-01", "2017-08-31"),
        ("Q3 and Q4 2016/17", "2016-10-01", "2017-03-31"),
        ("2017 and 2018", "2017-01-01", "2018-12-31"),
    ],
)
def test_ranges_and_several_dates(text: str, start: str, end: str) -> None:
    check(text, start, end, "range")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Summer 2016", "2016-06-01", "2016-08-31", "season"),
        ("Autumn 2016", "2016-09-01", "2016-11-30", "season"),
        ("Winter 2016/17", "2016-12-01", "2017-02-28", "season"),
        ("Q1 2016/17", "2016-04-01", "2016-06-30", "quarter"),
        ("Q4 2016/17", "2017-01-01", "2017-03-31", "quarter"),
        ("2016/17 Q4", "2017-01-01", "2017-03-31", "quarter"),
        ("Quarter 4 16/17", "2017-01-01", "2017-03-31", "quarter"),
        ("Q1 2017", "2017-01-01", "2017-03-31", "quarter"),
        ("2016/17", "2016-04-01", "2017-03-31", "year"),
        ("2016-17", "2016-04-01", "2017-03-31", "year"),
        ("1999/2000", "1999-04-01", "2000-03-31", "year"),
        ("2017", "2017-01-01", "2017-12-31", "year"),
        ("By the end of 2017", "2017-01-01", "2017-12-31", "year"),
    ],
)
def test_seasons_quarters_and_years(text: str, start: str, end: str, precision: str) -> None:
    check(text, start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "flags"),
    [
        ("From Jan 2017", "2017-01-01", ()),
        ("From Jan 2017 onwards", "2017-01-01", ("ongoing",)),
        ("From Jan 2017 and ongoing", "2017-01-01", ("ongoing",)),
        ("From Jan 2017 and on-going", "2017-01-01", ("ongoing",)),
        ("Ongoing from Jan 2017", "2017-01-01", ("ongoing",)),
        ("Sept 2016 and ongoing", "2016-09-01", ("ongoing",)),
        ("From Dec 16 and ongoing", "2016-12-01", ("ongoing",)),
        ("From Jan 2017 until further notice", "2017-01-01", ("ongoing",)),
        ("From Jan 2017 and weekly on an on-going basis", "2017-01-01", ("ongoing", "recurring")),
        ("Monthly audits from Jan 2017", "2017-01-01", ("recurring",)),
        ("Every 6 weeks from Jan 2017", "2017-01-01", ("recurring",)),
        ("Dec 2016 and termly", "2016-12-01", ("recurring",)),
    ],
)
def test_open_ended(text: str, start: str, flags: tuple[str, ...]) -> None:
    check(text, start, "-", "month", *flags)


def test_what_goes_on_until_a_date_has_an_end() -> None:
    check("Ongoing to March 2017", "-", "2017-03-31", "month", "ongoing")
    check("Monthly until March 2017", "-", "2017-03-31", "month", "recurring")
    check("Monthly, Jan to April 2017", "2017-01-01", "2017-04-30", "range", "recurring")


@pytest.mark.parametrize("text", ["Half Termly", "Termly", "Monthly", "Quarterly", "Weekly", "half-termly"])
def test_what_recurs_without_a_date_is_read(text: str) -> None:
    check(text, "-", "-", "", "recurring")


def test_ongoing_without_a_date_is_read() -> None:
    check("Ongoing", "-", "-", "", "ongoing")
    check("Ongoing – monthly", "-", "-", "", "ongoing", "recurring")


@pytest.mark.parametrize(
    "text",
    [
        "22/23 February; 1/2/7/9 March",  # no year
        "March",
        "13/12",
        "03/18",
        "Q4",
        "Summer",
        "22/23 Fen and 1/2/7/9 March 2017",
        "Teb 2017",
        "Teb and March 2017",
        "Meeting31 March 2017",
        "TBC",
        "TBC March 2017",
        "March 2017?",
        "31/02/2017",
        "29 Feb 2017",
        "1/13/2017",
        "March 31",  # a day or 2031
        "Winter 2016",  # begins or ends in it
        "2011-12",  # December or a financial year
        "2016-2017",
        "10/11/12 and 14 March 2017",
        "Phase 1 and 2 March 2017",
        "1. March 2017\n2. April 2017",
        "17 (March 2017)",
        "Nov, Dec and Jan 2017",  # the year of the first two is not 2017
        "Feb 2017 – Oct 2016",
        "3 workshops by March 2017",
        "5 weeks after 1 March 2017",
        "two weeks after 1 March 2017",
        "w/c 6 March 2017",
        "Before March 2017",
        "Summer term",
        "Easter 2017",
        "Strategy 2020",
        "financial year 2016",
        "Ongoing – March 2017",
        "Ongoing, review March 2017",
        "Monthly, by March 2017",
        "Feb review and March 2017",
        "From",
        "N/A",
        "43191",
        "٣ March 2017",
        "½ March 2017",
        "March 2017 " + "x" * 300,
    ],
)
def test_what_leaves_a_doubt_is_not_read(text: str) -> None:
    check(text, "-", "-", "", "unread")


def test_blank_text_is_no_date_and_not_unread() -> None:
    assert read_due("") == Due("")
    assert read_due(" \n") == Due(" \n")


def test_every_date_of_the_example_plan_is_read_but_the_two_that_cannot_be(shared: Path) -> None:
    plan = json.loads((shared / "plans" / "expected-a.json").read_text(encoding="utf-8"))
    written = {text for text in values_of(plan["themes"], "when") if text}
    assert len(written) > 40
    unread = {text for text in written if read_due(text).flags == UNREAD}
    assert unread == {"22/23 February; 1/2/7/9 March", "22/23 Fen and 1/2/7/9 March 2017"}


def values_of(node: object, key: str) -> Iterator[str]:
    """Yield the texts under a key, however deep."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name == key and isinstance(value, str))
        for value in node.values():
            yield from values_of(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from values_of(value, key)


WORDS = (
    *(
        "Jan",
        "Feb",
        "March 2017",
        "Dec 16",
        "2017",
        "2016/17",
        "17",
        "22/23",
        "9.12.16",
        "31",
        "Summer",
        "Q4",
    ),
    *(
        "–",
        "-",
        "/",
        "and",
        ",",
        "\n",
        "to",
        "from",
        "until",
        "by",
        "ongoing",
        "monthly",
        "Phase",
        "1",
        "(",
        ")",
    ),
    *(
        "audit",
        "Teb",
        "not",
        "every",
        "6",
        "weeks",
        "1st",
        "31/02/2017",
        ".",
        "Winter",
        "2016",
        "May",
        "01/05/17",
    ),
)
SOUP = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(st.text() | SOUP)
def test_any_text_is_kept_and_read_without_contradiction(text: str) -> None:
    due = read_due(text)
    assert due.text == text
    assert due.precision in PRECISIONS
    assert due.flags == tuple(flag for flag in FLAGS if flag in due.flags)
    assert (due.start is None and due.end is None) == (due.precision == "")
    assert not ("unread" in due.flags and due.precision)
    assert due.start is None or due.end is None or due.start <= due.end


@given(SOUP)
def test_no_date_is_read_that_the_text_does_not_hold(text: str) -> None:
    due = read_due(text)
    for side in (due.start, due.end):
        assert side is None or f"{side.year % 100:02}" in text
    if due.precision == "day":
        # 'until 9.12.16' has an end alone.
        day = due.start or due.end
        assert day is not None
        assert str(day.day) in text


@given(SOUP)
def test_what_is_shown_reads_as_the_same_span(text: str) -> None:
    due = read_due(text)
    again = read_due(show_due(due))
    assert (again.start, again.end) == (due.start, due.end)
    if due.flags != UNREAD:
        assert again.flags == due.flags


DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@given(DAYS, st.integers(0, 800))
def test_any_range_shown_reads_as_the_same_span(start: date, length: int) -> None:
    end = min(start + timedelta(length), date(2099, 12, 31))
    again = read_due(show_due(Due("", start, end, "range")))
    assert (again.start, again.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("End March 2017", "1–31 March 2017"),
        ("31/03/2017", "31 March 2017"),
        ("Dec 2016 – April 2017", "1 December 2016 – 30 April 2017"),
        ("From Jan 2017 and ongoing", "from January 2017, ongoing"),
        ("From 5 Jan 2017, weekly", "from 5 January 2017, recurring"),
        ("Ongoing to March 2017", "until 31 March 2017, ongoing"),
        ("Termly", "recurring"),
        ("ASAP", ""),
        ("", ""),
    ],
)
def test_showing(text: str, shown: str) -> None:
    assert show_due(read_due(text)) == shown


@pytest.mark.parametrize(
    ("number_format", "text", "start", "end", "precision"),
    [
        ("mmm-yy", "Apr-18", "2018-04-01", "2018-04-30", "month"),
        ("[$-409]mmm\\-yy;@", "Apr-18", "2018-04-01", "2018-04-30", "month"),
        ("MMMM YYYY", "April 2018", "2018-04-01", "2018-04-30", "month"),
        ("mm/yyyy", "04/2018", "2018-04-01", "2018-04-30", "month"),
        ("mm/yy", "April 2018", "2018-04-01", "2018-04-30", "month"),  # '04/18' could not be read back
        ('"By "mmm yyyy', "By Apr 2018", "2018-04-01", "2018-04-30", "month"),
        ("yyyy", "2018", "2018-01-01", "2018-12-31", "year"),
        ("dd/mm/yyyy", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
        ("mm-dd-yy", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
        ("d-mmm-yy", "5-Apr-18", "2018-04-05", "2018-04-05", "day"),
        ("d mmm", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
        (
            "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
            "Thursday, April 05, 2018",
            "2018-04-05",
            "2018-04-05",
            "day",
        ),
        ("yyyy\\-mm\\-dd\\ hh:mm:ss", "2018-04-05", "2018-04-05", "2018-04-05", "day"),
        ("yy-mm-dd", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
        ("h:mm", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
        ("General", "05/04/2018", "2018-04-05", "2018-04-05", "day"),
    ],
)
def test_number_format_sets_precision(
    number_format: str, text: str, start: str, end: str, precision: str
) -> None:
    due = due_of_date(datetime(2018, 4, 5, 9, 30), number_format)
    assert due == Due(text, day(start), day(end), precision)
    assert type(due.start) is date


@given(
    DAYS,
    st.text() | st.lists(st.sampled_from(["d", "dd", "mmm", "mm", "yy", "yyyy", "-", "/", " "])).map("".join),
)
def test_text_of_a_real_date_reads_as_that_date(on: date, number_format: str) -> None:
    due = due_of_date(on, number_format)
    assert read_due(due.text) == due
    assert due.start is not None
    assert due.end is not None
    assert due.start <= on <= due.end


def test_overdue_after_the_last_day_only() -> None:
    due = read_due("Mar 2017")
    assert not is_overdue(due, date(2017, 3, 31))
    assert is_overdue(due, date(2017, 4, 1))
    assert not is_overdue(read_due("From Jan 2017"), date(2030, 1, 1))
    assert not is_overdue(read_due("ASAP"), date(2030, 1, 1))
