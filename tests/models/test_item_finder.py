"""Finding an item by what is typed."""

from __future__ import annotations

import pytest

from planapp.domain import records as r
from planapp.domain.plan import make_plan
from planapp.models.item_finder import ItemFinder, named

PLAN = make_plan(
    [
        r.Item(1, rank="A", ref="1", kind=r.THEME, title="Help early"),
        r.Item(2, 1, "A", ref="1.1", title="See children\nin five days"),
        r.Item(3, 1, "B", ref="1.10", title="Audit the days of visits"),
        r.Item(4, 1, "C", ref="11", title="Days off", archived=True),
        r.Item(5, 2, "A", r.STEP, title="Five a day"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1.1", [2, 3]),
        ("1.10", [3]),
        ("five", [5, 2]),
        ("DAYS  five", [2]),
        ("1.1 See children in five days", [2]),
        ("11", []),
        ("  ", []),
        ("zebra", []),
    ],
)
def test_what_is_typed_finds_items_the_best_first(typed: str, found: list[int]) -> None:
    assert [item.id for item in ItemFinder(PLAN).find(typed)] == found


def test_some_are_left_out_and_only_so_many_are_given() -> None:
    finder = ItemFinder(PLAN)
    assert [item.id for item in finder.find("days", without={2})] == [3]
    assert [item.id for item in finder.find("1", most=1)] == [1]


def test_another_plan_is_looked_in() -> None:
    finder = ItemFinder(PLAN)
    assert finder.find("help")
    finder.show(make_plan([r.Item(1, title="Other")]))
    assert not finder.find("help")


def test_an_item_is_named_by_number_and_title() -> None:
    assert [named(item) for item in (PLAN.items[2], PLAN.items[5], r.Item(6))] == [
        "1.1 See children in five days",
        "Five a day",
        "untitled action",
    ]
