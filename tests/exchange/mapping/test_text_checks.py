"""Texts that were cut, and references to recommendations."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Value
from planapp.exchange.mapping.state_guess import state_guess
from planapp.exchange.mapping.text_checks import references_in
from tests.exchange.mapping.told import findings
from tests.exchange.sheets import mapped, sheet_of


def told(title: str, lead: str = "x") -> list[str]:
    rows: list[list[Value]] = [["Ref", "Action", "Lead"], ["1", title, lead]]
    return [text for _, text in findings(mapped(sheet_of(rows)))]


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Monitor the escalation of", "it ends in ‘of’"),
        ("… people who are due to move", "it has … where words were"),
        ("The board … is strong", "it has … where words were"),
        ("x" * 255, "it is 255 characters long, where programs cut texts"),
    ],
)
def test_a_text_that_was_cut(title: str, why: str) -> None:
    found = told(title)
    assert len(found) == 1
    assert f"seems to be cut: {why}." in found[0]


@pytest.mark.parametrize(
    "title", ["Write it", "Off and on again", "And", "…", "x" * 254, "Move the first ten in"]
)
def test_a_whole_text(title: str) -> None:
    assert told(title) == []


def test_a_name_that_was_cut() -> None:
    assert "ends in ‘and’" in told("a", "Strategic Leads and")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ofsted recco 3 Plans are SMART", ["Ofsted recco 3"]),
        ("See Ofsted recommendation no. 2.1.", ["Ofsted recommendation no. 2.1"]),
        ("Keep records (Ofsted Dec\n2016)", ["Ofsted Dec 2016"]),
        ("Sign off (OFSTED DEC 2016) and peer review rec 4", ["peer review rec 4", "OFSTED DEC 2016"]),
        ("Record all (December 2016) work", []),
        ("The inspection was in 2016", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert references_in(text) == tuple(expected)


def test_a_reference_is_offered_as_a_link_and_not_made() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Lead"], ["1", "Ofsted recco 3 Plan", "x"]]
    found = mapped(sheet_of(rows))
    assert [(one.where, one.about, one.offer) for one in found.findings] == [
        ("Plan!B2", "recommendation", "Ofsted recco 3")
    ]
    assert len(found.plan.recommendations) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New", "not started"),
        ("Completed?", "complete"),
        ("Nearly there", "in progress"),
        ("Parked until May", "on hold"),
        ("Rejected", "dropped"),
        ("Purple", ""),
        ("", ""),
    ],
)
def test_the_state_that_an_unknown_status_leans_to(text: str, expected: str) -> None:
    assert state_guess(text) == expected


def test_an_unknown_status_comes_with_the_state_suggested() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Status"], ["1", "a", "New"]]
    assert findings(mapped(sheet_of(rows))) == [
        ("Plan!C2", "The status ‘New’ is not known. It may mean ‘not started’. It is kept as written.")
    ]
