"""Levels by depth alone: numbers, indents, leading blanks, grouped rows."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Sheet, Value
from tests.exchange.mapping.told import outline, says
from tests.exchange.sheets import mapped, sheet_of

ROWS: list[tuple[int, list[Value]]] = [
    (0, ["Children in need"]),
    (1, ["Assess in time"]),
    (2, ["Agree a standard", "x", "May 2017"]),
    (3, ["Write it", "y", "Apr 2017"]),
    (2, ["Check files", "x", "June 2017"]),
    (0, ["Partners"]),
    (1, ["Meet"]),
    (2, ["Book rooms", "z", "July 2017"]),
    (0, ["Report to the board", "z", "Aug 2017"]),
]
EXPECTED = [
    "T  Children in need",
    "  O  Assess in time",
    "    A  Agree a standard",
    "      S  Write it",
    "    A  Check files",
    "T  Partners",
    "  O  Meet",
    "    A  Book rooms",
    "A  Report to the board",
]
HEADER: list[Value] = ["Action", "Lead", "Due"]


def by(kind: str) -> Sheet:
    rows = [HEADER, *(values for _, values in ROWS)]
    depths = {row: depth for row, (depth, _) in enumerate(ROWS, start=2)}
    if kind == "indent":
        return sheet_of(rows, indents={f"A{row}": depth for row, depth in depths.items()})
    if kind == "outline":
        return sheet_of(rows, outline={row: depth for row, depth in depths.items() if depth})
    blank = " " if kind == "blanks" else "\u00a0"
    return sheet_of([HEADER, *([f"{blank * 3 * depth}{values[0]}", *values[1:]] for depth, values in ROWS)])


@pytest.mark.parametrize("kind", ["indent", "blanks", "hard blanks", "outline"])
def test_levels(kind: str) -> None:
    found = mapped(by(kind))
    assert outline(found.plan) == EXPECTED
    assert found.accounting.left_out == ()
    assert says(found.plan, "Write it") == {"due": "Apr 2017", "lead": ["y"]}


def test_numbers_that_nest() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Lead", "Due"]]
    for one in ("1", "2"):
        rows += [
            [one, f"Group {one}", "", "", ""],
            [f"{one}.1", "a", "x", "May"],
            [f"{one}.2", "b", "x", "May"],
        ]
        rows += [[f"{one}.2.1", "c", "x", "May"]]
    plan = mapped(sheet_of(rows)).plan
    assert outline(plan)[:4] == ["T 1 Group 1", "  A 1.1 a", "  A 1.2 b", "    S 1.2.1 c"]


def test_one_indented_action_is_a_slip_of_the_hand() -> None:
    rows: list[list[Value]] = [HEADER, *([name, "x", "May"] for name in "abcdefgh")]
    assert outline(mapped(sheet_of(rows, indents={"A4": 1})).plan) == [f"A  {name}" for name in "abcdefgh"]


def test_a_step_column_holds_the_steps() -> None:
    rows: list[list[Value]] = [
        ["Action", "Steps", "Due"],
        ["Group"],
        ["Do", "One", "May"],
        ["", "Two", "June"],
        ["Do more", "Three", "July"],
    ]
    plan = mapped(sheet_of(rows, indents={"A3": 1, "A5": 1})).plan
    assert outline(plan) == [
        "T  Group",
        "  A  Do",
        "    S  One",
        "    S  Two",
        "  A  Do more",
        "    S  Three",
    ]
