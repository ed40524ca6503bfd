"""What headings mean."""

from __future__ import annotations

import pytest

from planapp.domain.fields import ITEM_FIELDS
from planapp.exchange.recognise.headings import is_known, readings


def fields(heading: str, kind: str = "plan") -> list[str]:
    return [reading.field for reading in readings(heading, kind)]


@pytest.mark.parametrize("field", ITEM_FIELDS, ids=lambda field: field.key)
def test_every_alias_means_its_field(field: object) -> None:
    for alias in field.aliases:  # type: ignore[attr-defined]
        assert field.key in fields(alias.upper() + "?")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Success measure(s)", "measure"),
        ("Lead (post)", "lead"),
        ("Due date – as agreed", "due"),
        ("Timescale:\nby when", "due"),
        ("Sucess measures", "measure"),
        ("Responsable officer", "officer"),
    ],
)
def test_headings_near_an_alias(heading: str, field: str) -> None:
    assert fields(heading) == [field]


@pytest.mark.parametrize("heading", ["Signed off by", "Board", "", "?!", "Cost (£)", "Res. pers."])
def test_headings_that_mean_no_field(heading: str) -> None:
    assert fields(heading) == []


def test_a_heading_may_mean_several_fields() -> None:
    assert fields("Outcome") == ["objective", "update"]
    assert fields("Tasks") == ["action", "step"]


def test_a_likeness_is_less_certain_than_a_word() -> None:
    exact, shorter, alike = (readings(text, "plan")[0] for text in ("Due date", "Due date (new)", "Due dat"))
    assert exact.confidence > shorter.confidence > alike.confidence >= 90
    assert alike.reason == "The heading is like ‘due date’."


def test_words_that_no_table_is_headed_by_are_told_quickly() -> None:
    assert is_known("What?")
    assert is_known(" SUCCESS MEASURE(S)")
    assert not is_known("What we did in May")
    assert not is_known("…")
