"""The example plans laid out in other ways: blank rows and columns, words around, merges undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.exchange.grid import Book, Sheet
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise
from tests.exchange.reading import people, updates
from tests.exchange.reshaped import filled_down, moved, text_cell
from tests.exchange.test_other_shapes import same

PLANS = {"plan-a": ("Improvement Plan", 4), "plan-b": ("Priority 3", 6)}

Reshape = Callable[[Sheet, int], Sheet]

LAYOUTS: Mapping[str, Reshape] = {
    "a blank column in front": lambda sheet, header: moved(sheet, column=lambda column: column + 1),
    "a blank column in the middle": lambda sheet, header: moved(
        sheet, column=lambda column: column + (column > 4)
    ),
    "a blank column between all": lambda sheet, header: moved(sheet, column=lambda column: 2 * column),
    "headings in row 1": lambda sheet, header: moved(sheet, row=lambda row: max(row - header + 1, 0)),
    "headings further down": lambda sheet, header: moved(
        sheet,
        row=lambda row: row + 5,
        more=[
            text_cell(1, 1, "Northshire Council"),
            text_cell(3, 2, "Version 3, kept by the Head of Service"),
            text_cell(4, 1, "For the use of officers. Please fill in all columns."),
        ],
    ),
    "a blank row between all": lambda sheet, header: moved(
        sheet, row=lambda row: row if row <= header else 2 * row - header
    ),
    "hidden columns": lambda sheet, header: replace(sheet, hidden_columns=frozenset({6, 7})),
    "signed off": lambda sheet, header: moved(
        sheet,
        more=[
            text_cell(sheet.last_row + 2, 1, "Signed off by: Head of Service"),
            text_cell(sheet.last_row + 3, 1, "Date: 3 March 2017"),
        ],
    ),
    "a key below": lambda sheet, header: moved(
        sheet,
        more=[
            text_cell(sheet.last_row + 2, 1, "Key"),
            text_cell(sheet.last_row + 3, 1, "R"),
            text_cell(sheet.last_row + 3, 2, "Not on track"),
        ],
    ),
}


def sheet_of_plan(shared: Path, name: str) -> Sheet:
    book = read_xlsx(shared / "plans" / f"{name}.xlsx")
    return next(sheet for sheet in book.sheets if sheet.name == PLANS[name][0])


def mapped(sheet: Sheet) -> Mapped:
    book = Book("plan.xlsx", (sheet,))
    return map_book(book, recognise(book), "plan")


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_plan_in_another_layout(shared: Path, name: str, layout: str) -> None:
    sheet = sheet_of_plan(shared, name)
    same(mapped(LAYOUTS[layout](sheet, PLANS[name][1])), mapped(sheet))


def test_plan_b_needs_no_merges(shared: Path) -> None:
    sheet = sheet_of_plan(shared, "plan-b")
    same(mapped(replace(sheet, merges=())), mapped(sheet))
    same(mapped(filled_down(sheet)), mapped(sheet))


@pytest.mark.parametrize(
    "change", [lambda sheet: replace(sheet, merges=()), filled_down], ids=["once", "each"]
)
def test_plan_a_without_merges(shared: Path, change: Callable[[Sheet], Sheet]) -> None:
    """Whether a status was for all steps of an action is lost; who leads and what came of it is not."""
    sheet = sheet_of_plan(shared, "plan-a")
    found, original = mapped(change(sheet)), mapped(sheet)
    assert found.accounting.left_out == ()
    assert items_of(found.plan) == items_of(original.plan)
    assert said_once(found.plan) == said_once(original.plan)


def items_of(plan: Plan) -> list[tuple[object, ...]]:
    """Return kind, number, title and people of each item."""
    return [(item.kind, item.ref, item.title, people(plan, item)) for item in plan.walk()]


def said_once(plan: Plan) -> dict[str, set[str]]:
    """Return the updates of each action with those of its steps."""
    return {
        action.title: {updates(plan, item) for item in (action, *plan.walk(action.id))}
        for action in plan.items
        if action.kind == ACTION
    }
