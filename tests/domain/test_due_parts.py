"""Taking the dates of one cell apart."""

from __future__ import annotations

import pytest

from planapp.domain.due_parts import due_parts, runs_backwards


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Feb 2017\nOct 2016", ["Feb 2017", "Oct 2016"]),
        ("- Feb 2017\n- Oct 2016", ["- Feb 2017", "- Oct 2016"]),
        ("Feb 2017\n\nEnd of term", []),
        ("Feb 2017; Oct 2016", ["Feb 2017", "Oct 2016"]),
        ("Jan 2017, March 2017 and May 2017", ["Jan 2017", "March 2017", "and May 2017"]),
        ("31/3/17 & 30/6/17", ["31/3/17", "30/6/17"]),
        ("31/3/17 / 30/6/17", ["31/3/17", "30/6/17"]),
        ("Phase 1: Jan 2017, Phase 2: March 2017", ["Phase 1: Jan 2017", "Phase 2: March 2017"]),
        ("Jan – March 2017\nMay 2017", ["Jan – March 2017", "May 2017"]),
    ],
)
def test_several_dates(text: str, parts: list[str]) -> None:
    assert [part.text for part in due_parts(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feb 2017",
        "March, 2017",
        "Jan and Feb 2017",  # the first takes its year from the second
        "22/23 Feb and 1/2/7/9 March 2017",
        "Dec 2016 –\nApril 2017",  # one date on two lines
        "Dec 2016 and\nongoing",
        "Dec 2016\nto April 2017",
        "Dec 2016 and ongoing",
        "From Dec 2016, termly",
        "Feb 2017\nTBC",
        "Feb 2017, extended to May 2017",
    ],
)
def test_one_date_or_a_doubt(text: str) -> None:
    assert due_parts(text) == ()


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("Feb 2017 – Oct 2016", True),
        ("31/03/2018 to 01/04/2017", True),
        ("Feb-17 - Oct-16", True),
        ("Oct 2016 – Feb 2017", False),
        ("Feb 2017", False),
        ("Feb – TBC", False),
    ],
)
def test_running_backwards(text: str, backwards: bool) -> None:
    assert runs_backwards(text) is backwards
