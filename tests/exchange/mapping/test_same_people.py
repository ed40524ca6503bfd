"""Names that may be one person or post."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings
from tests.exchange.sheets import mapped, sheet_of


def told(*names: str) -> list[tuple[str, str]]:
    rows: list[list[Value]] = [["Action", "Lead"], *([f"a{n}", name] for n, name in enumerate(names))]
    return [one for one in findings(mapped(sheet_of(rows)), "look") if "Merge them" in one[1]]


def test_ways_of_writing_a_post() -> None:
    names = [
        "HoS Safeguarding and QA",
        "Team Manager",
        "HOS for Safeguarding & QA",
        "Head of Service Safeguarding, QA",
    ]
    assert told(*names) == [
        (
            "Plan!B2",
            "‘HoS Safeguarding and QA’, ‘HOS for Safeguarding & QA’ and ‘Head of Service Safeguarding, QA’ "
            "look like one person or post. Merge them if they are.",
        )
    ]


def test_a_slip_in_one_word() -> None:
    assert len(told("Team Manager North", "Team Manger North")) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Team Manager A", "Team Manager B"),
        ("Head of Service", "Head of Services East"),
        ("AD", "DCS"),
        ("x", "x"),
    ],
)
def test_others_are_not_one(names: tuple[str, str]) -> None:
    assert told(*names) == []


def test_no_one_is_merged() -> None:
    rows: list[list[Value]] = [["Action", "Lead"], ["a", "HoS East"], ["b", "Head of Service East"]]
    assert len(mapped(sheet_of(rows)).plan.people) == 2
