"""Laws of reading due dates: nothing is read that is not written, and what is printed reads again."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.days import days_in
from planapp.domain.due import FLAGS, PRECISIONS, read_due, show_due
from planapp.domain.due_parts import due_parts, runs_backwards
from planapp.domain.due_suggestions import in_line, is_out_of_line, suggest_due, suggest_swap, suggest_year

NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WORDS = (
    "Jan Feb March Sept Dec 2016 2017 2018 17 2016/17 2017-18 16/17 1 2 3 22/23 31 1st 31st 29/02/2017 "
    "9.12.16 12/2016 2016-12 Summer Winter Spring Autumn term terms half-term half Q1 Q4 quarter last first "
    "week FY financial academic year – - / and , ; & ( ) . : by end of from to until since was now revised "
    "originally ongoing monthly termly times a every ASAP TBC Phase Teb Fen Mar2017 Apr-18 30thJune 10am "
    "43191 2O17 20117 x"
).split()
JOINED = st.sampled_from([" ", " ", "", "\n"])
SOUP = st.lists(st.tuples(st.sampled_from(WORDS), JOINED), max_size=10).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
DAYS = st.dates()
NEAR = st.dates(date(2021, 1, 1), date(2022, 6, 30))


@given(st.text() | SOUP)
def test_any_text_is_read_without_contradiction(text: str) -> None:
    due = read_due(text)
    assert due.text == text
    assert due.precision in PRECISIONS
    assert set(due.flags) <= set(FLAGS)
    assert (due.start is None and due.end is None) == (due.precision == "")
    assert not ("unread" in due.flags and (due.precision or len(due.flags) > 1))
    assert due.start is None or due.end is None or due.start <= due.end


@given(SOUP)
def test_what_is_shown_reads_as_the_same_span(text: str) -> None:
    due = read_due(text)
    again = read_due(show_due(due))
    assert (again.start, again.end) == (due.start, due.end)
    assert again.flags == tuple(flag for flag in due.flags if flag != "unread")


@given(SOUP)
def test_no_year_is_read_that_the_text_does_not_hold(text: str) -> None:
    due = read_due(text)
    # The second year of '2016/17' is written as well; a text without one gives none.
    for side in (due.start, due.end):
        assert side is None or re.search(rf"{side.year}|{side.year % 100:02}", text)


@given(SOUP)
def test_no_month_is_read_that_the_text_does_not_hold(text: str) -> None:
    due = read_due(text)
    starts, ends = months_in(text)
    assert due.start is None or due.start.month in starts
    assert due.end is None or due.end.month in ends


def months_in(text: str) -> tuple[set[int], set[int]]:
    """Return the months in which something that a text names may start and end; written anew, and wide."""
    named = {number for number, name in enumerate(NAMES, 1) if name in text.lower()}
    figures = {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text) if 1 <= int(number) <= 12}
    starts, ends = named | figures, named | figures
    for word, first, last in (
        ("spring", {1, 2, 3}, {2, 3, 5}),
        ("summer", {4, 6}, {5, 7, 8}),
        ("autumn", {9, 11}, {10, 11, 12}),
        ("winter", {12}, {2}),
        ("q", {1, 4, 7, 10}, {3, 6, 9, 12}),
        ("year", {1, 4, 9}, {3, 8, 12}),
        ("20", {1, 4, 9}, {3, 8, 12}),
        ("fy", {4}, {3}),
    ):
        if word in text.lower():
            starts, ends = starts | first, ends | last
    return starts, ends


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(["{:%d/%m/%Y}", "{:%d %b %Y}"]))
def test_a_day_reads_however_it_is_written(day: date, form: str) -> None:
    due = read_due(form.format(day))
    assert (due.start, due.end, due.precision) == (day, day, "day")


@given(st.integers(1, 12), st.integers(2000, 2099), st.sampled_from(["{} {}", "{}{}", "{}-{}", "{}/{}"]))
def test_a_month_reads_however_it_is_written(month: int, year: int, form: str) -> None:
    name = NAMES[month - 1]
    for written in (name, name.upper(), name.capitalize()):
        for number in (str(year), f"{year % 100:02}"):
            due = read_due(form.format(written, number))
            # 'Feb 29' may be a day.
            if not due.precision:
                assert form == "{} {}"
                assert int(number) <= 31
                continue
            assert (due.start, due.precision) == (date(year, month, 1), "month")


@given(st.text() | SOUP, st.lists(DAYS, max_size=6))
def test_a_suggestion_reads_and_changes_nothing_by_itself(text: str, around: list[date]) -> None:
    before = read_due(text)
    found = suggest_due(text, around)
    assert read_due(text) == before
    if found is not None:
        assert before.flags == ("unread",)
        assert found.meant != text
        assert found.due == read_due(found.meant)
        assert found.due.flags != ("unread",)
        assert found.written in text or " … " in found.written
        assert found.why.endswith(".")


@given(SOUP, st.lists(NEAR | DAYS, max_size=6))
def test_dates_that_are_far_off_are_suggested_nearer(text: str, around: list[date]) -> None:
    known = in_line(around)
    found = suggest_year(text, known)
    if found is not None:
        assert is_out_of_line(read_due(text), known)
        assert not is_out_of_line(found.due, known, timedelta(92))
        assert found.due.precision == read_due(text).precision
    swapped = suggest_swap(read_due(text), around)
    if swapped is not None:
        assert swapped.due.start is not None
        assert min(around) <= swapped.due.start <= max(around)


@given(st.text() | SOUP)
def test_parts_are_in_the_text_and_span_what_it_spans(text: str) -> None:
    parts = due_parts(text)
    assert len(parts) != 1
    at = 0
    for part in parts:
        at = text.index(part.text, at) + len(part.text)
        assert part.start is not None
        assert part.end is not None
    if parts:
        whole = read_due(text)
        assert (whole.start, whole.end) == (min(part.start or date.max for part in parts), whole.end)


@given(st.text() | SOUP)
def test_what_runs_backwards_is_not_read(text: str) -> None:
    if runs_backwards(text):
        assert read_due(text).flags == ("unread",)


@pytest.mark.parametrize("read", [read_due, suggest_due, due_parts, runs_backwards, days_in])
@pytest.mark.parametrize(
    "piece", ["Jan and ", "1/2/", "Q1 and ", "half term ((", "2017 – ", "Teb ", "- ", "9.12.16 "]
)
def test_time_grows_with_the_text_at_most(read: Callable[[str], object], piece: str) -> None:
    short, long = piece * (20_000 // len(piece)), piece * (200_000 // len(piece))
    assert seconds(read, long) < 40 * seconds(read, short) + 0.5


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return how long a text takes to read, at best."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - start)
    return min(times)
