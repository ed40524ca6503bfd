"""How a value stands, in words: judged only where what is good, the target and the numbers are certain."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import indicators as i
from planapp.domain.indicator_level import Level, read_figure, read_level
from planapp.domain.records import Indicator, IndicatorValue

PERCENT = Indicator(1, name="Seen in time", polarity="high", unit="%", target="90%")
SHARE = Indicator(1, name="Seen in time", polarity="high", number_format="0.0%", target="90%")
DAYS = Indicator(1, name="Days to the first visit", polarity="low", unit="days", target="15")


def show(number: float) -> str:
    return f"{Decimal(repr(number)).normalize():f}%"


def rows(*values: float | str, start: int = 1) -> list[IndicatorValue]:
    return [
        IndicatorValue(at, 1, f"2026-{at:02}", *((None, value) if isinstance(value, str) else (value,)))
        for at, value in enumerate(values, start)
    ]


def told(indicator: Indicator, *values: float | str) -> list[tuple[str, str]]:
    found = rows(*values)
    return [(one.words, one.tone) for one in i.judged(indicator, found, len(found) - 1, show)]


def first(indicator: Indicator, *values: float | str) -> tuple[str, str]:
    return told(indicator, *values)[0]


def with_(indicator: Indicator, **fields: str) -> Indicator:
    return replace(indicator, **fields)


# Against the target.


@pytest.mark.parametrize(
    ("indicator", "value", "words", "tone"),
    [
        (PERCENT, 94.6, "Meets the target (94.6%, target 90%)", "ok"),
        (PERCENT, 90.0, "Meets the target (90%, target 90%)", "ok"),
        (PERCENT, 83.5, "Short of the target by 6.5 points (83.5%, target 90%)", "danger"),
        (PERCENT, 89.0, "Short of the target by 1 point (89%, target 90%)", "danger"),
        (PERCENT, 89.999, "Short of the target by less than 0.01 points (89.999%, target 90%)", "danger"),
        (SHARE, 0.835, "Short of the target by 6.5 points (0.835%, target 90%)", "danger"),
        (SHARE, 0.9, "Meets the target (0.9%, target 90%)", "ok"),
        (DAYS, 18.0, "Over the target by 3 days (18%, target 15)", "danger"),
        (DAYS, 15.0, "Meets the target (15%, target 15)", "ok"),
        (with_(DAYS, target="< 15 days"), 15.0, "Just misses the target (15%, target < 15 days)", "danger"),
        (with_(PERCENT, target="90"), 91.0, "Meets the target (91%, target 90%)", "ok"),
        (with_(SHARE, target="90"), 0.91, "Meets the target (0.91%, target 90%)", "ok"),
        (with_(PERCENT, unit=""), 91.0, "Meets the target (91%, target 90%)", "ok"),
    ],
)
def test_a_value_meets_its_target_or_misses_it_by_so_much(
    indicator: Indicator, value: float, words: str, tone: str
) -> None:
    assert first(indicator, value) == (words, tone)


@pytest.mark.parametrize("value", [1e30, 1.7e308])
def test_a_number_of_any_length_can_miss_its_target(value: float) -> None:
    assert first(DAYS, value)[0].startswith("Over the target by 1")


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        (with_(PERCENT, polarity=""), 94.6, f"94.6%, target 90%. {i.NO_WAY}"),
        (with_(PERCENT, target=" "), 94.6, "No target is set."),
        (
            with_(PERCENT, target="To improve"),
            94.6,
            "The target ‘To improve’ can’t be compared with a number.",
        ),
        (with_(PERCENT, target="85–90%"), 94.6, "The target ‘85–90%’ can’t be compared with a number."),
        (
            with_(DAYS, target="at least 15"),
            18.0,
            "The target ‘at least 15’ does not go with the way that is good, so this is not judged.",
        ),
        # 0.9 may be 0.9% or 90%: nothing says which.
        (with_(PERCENT, unit=""), 0.9, "The target ‘90%’ can’t be compared with a number."),
        (PERCENT, "n/a", "‘n/a’ is no number, so it is compared with nothing."),
    ],
)  # fmt: skip
def test_nothing_is_made_up_where_it_is_not_said(
    indicator: Indicator, value: float | str, words: str
) -> None:
    assert first(indicator, value) == (words, "")


# Against what it was and what others have.


def test_it_is_better_or_worse_than_the_month_before_baseline_and_comparator() -> None:
    indicator = with_(
        PERCENT,
        baseline="72%",
        baseline_label="2024/25",
        comparator="95",
        comparator_label="Statistical neighbours",
        comparator_date="March 2025",
    )
    assert told(indicator, 85.0, "n/a", 83.5)[1:] == [
        ("Worse than January 2026 (85%)", "danger"),
        ("Better than 2024/25 (72%)", "ok"),
        ("Worse than Statistical neighbours (95%, March 2025)", "danger"),
    ]


def test_low_is_better_where_low_is_good_and_nothing_is_better_where_neither_is() -> None:
    assert told(DAYS, 18.0, 16.0)[1] == ("Better than January 2026 (18%)", "ok")
    assert told(with_(DAYS, polarity=""), 18.0, 16.0)[1] == ("Lower than January 2026 (18%)", "")
    assert told(DAYS, 16.0, 16.0)[1] == ("The same as January 2026 (16%)", "")


def test_what_can_not_be_read_is_compared_with_nothing() -> None:
    indicator = with_(DAYS, baseline="not known", comparator="see notes")
    assert len(told(indicator, 16.0)) == 1


# Laws.


NUMBERS = st.floats(0, 100).map(lambda number: round(number, 1))


@given(NUMBERS, NUMBERS)
def test_high_and_low_judge_each_other_way_round(value: float, target: float) -> None:
    high = i.tone_against_target(PERCENT, value, Level(target))
    low = i.tone_against_target(with_(PERCENT, polarity="low"), value, Level(target))
    assert (high == low) == (value == target)
    assert i.tone_against_target(with_(PERCENT, polarity=""), value, Level(target)) == i.NEITHER


@given(NUMBERS, NUMBERS)
def test_words_and_tone_never_disagree(value: float, target: float) -> None:
    said = i.against_target(with_(PERCENT, target=f"{target}%"), value, rows(value), show)
    assert said.words.startswith("Meets") == (said.tone == i.GOOD) == (value >= target)


# Reading levels.


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("90", Level(90.0)),
        (" 90 % ", Level(90.0)),
        ("≥ 90%", Level(90.0, "high")),
        (">=90", Level(90.0, "high")),
        ("> 90", Level(90.0, "high", strict=True)),
        ("At least 90%", Level(90.0, "high")),
        ("no more than 5", Level(5.0, "low")),
        ("under 5%", Level(5.0, "low", strict=True)),
        ("90% or more", Level(90.0, "high")),
        ("90%+", Level(90.0, "high")),
        ("5 or fewer", Level(5.0, "low")),
        ("1,200", Level(1200.0)),
    ],
)
def test_a_level_is_read_with_the_way_that_it_says(text: str, level: Level) -> None:
    assert read_level(PERCENT, text) == level


@pytest.mark.parametrize("text", ["", "minute", "90 95", "10-15", "TBC", "90% (2025)", "at least", "15 days"])
def test_a_level_that_is_not_certain_is_none(text: str) -> None:
    assert read_level(PERCENT, text) is None


def test_a_unit_behind_the_number_is_no_hindrance() -> None:
    assert read_level(DAYS, "15 Days") == Level(15.0)


@pytest.mark.parametrize(
    ("text", "number"), [("94.6%", 0.946), ("94.6", 0.946), ("0.946", 0.946), ("1", 0.01), ("n/a", None)]
)
def test_where_values_are_shares_figures_are_read_as_excel_does(text: str, number: float | None) -> None:
    assert read_figure(SHARE, text) == number


def test_blanks_between_thousands_are_no_hindrance() -> None:
    assert read_figure(DAYS, "1 200") == 1200.0
    assert read_figure(DAYS, "1\u202f200\u00a0000") == 1_200_000.0
    assert read_figure(DAYS, "2 2") is None
