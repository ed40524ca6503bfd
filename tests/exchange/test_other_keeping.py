"""The same plans as other people keep them: levels by indent, a sheet a theme, ratings in other ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from planapp import paths
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.mapping import map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise
from tests.exchange.made_sheets import flat_sheet, sheets_by_theme
from tests.exchange.reading import read
from tests.exchange.sheets import mapped
from tests.exchange.test_other_shapes import told

Fact = tuple[object, ...]
Facts = list[Fact]
KIND, REF, TITLE, RATINGS = 0, 1, 2, 9


def facts(plan: Plan, *, numbers: bool = True, untitled: bool = True) -> Facts:
    """Return what a plan says of each item but its ratings; without the numbers, where a sheet has none.

    Where it has none, no number tells of an objective without a title either.
    """
    found = [fact[:RATINGS] for fact in told(plan) if untitled or fact[TITLE] or fact[KIND] != "objective"]
    return found if numbers else [(*fact[:REF], *fact[TITLE:]) for fact in found]


def plan_of(shared: Path, name: str) -> Plan:
    if name == "sample":
        return read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan
    return read(shared / "plans" / f"{name}.xlsx").plan


@pytest.mark.parametrize("name", ["plan-a", "plan-b", "sample"])
@pytest.mark.parametrize("steps_below", [False, True], ids=["steps beside", "steps below"])
@pytest.mark.parametrize("by", ["format", "blanks", "outline"])
def test_levels_by_depth_alone(shared: Path, name: str, by: str, steps_below: bool) -> None:
    plan = plan_of(shared, name)
    found = mapped(flat_sheet(plan, by_indent=by, steps_below=steps_below, numbered=False))
    assert found.accounting.left_out == ()
    assert facts(found.plan, numbers=False) == facts(plan, numbers=False, untitled=False)


@pytest.mark.parametrize("name", ["plan-a", "sample"])
def test_levels_by_number(shared: Path, name: str) -> None:
    plan = plan_of(shared, name)
    found = mapped(flat_sheet(plan))
    assert found.accounting.left_out == ()
    assert facts(found.plan) == facts(plan)


@pytest.mark.parametrize("name", ["plan-a", "sample"])
@pytest.mark.parametrize(
    "called",
    [lambda theme: f"{theme.ref} {theme.title}"[:31], lambda theme: f"Theme {theme.ref}"],
    ids=["by title", "by number"],
)
def test_a_sheet_for_each_theme(shared: Path, name: str, called: Callable[[Item], str]) -> None:
    plan = plan_of(shared, name)
    found = mapped(*sheets_by_theme(plan, called))
    assert found.accounting.left_out == ()
    mine, theirs = facts(found.plan), facts(plan)
    assert [fact[KIND] for fact in mine] == [fact[KIND] for fact in theirs]
    assert [f for f in mine if f[KIND] != "theme"] == [f for f in theirs if f[KIND] != "theme"]


WAYS: Mapping[str, Mapping[int, tuple[str, str, str]]] = {
    "letters": {1: ("R", "", ""), 2: ("A", "", ""), 3: ("G", "", ""), 4: ("B", "", "")},
    "words": {1: ("Red", "", ""), 2: ("Amber", "", ""), 3: ("Green", "", ""), 4: ("Complete", "", "")},
    "reasons": {
        1: ("Red – no lead", "", ""),
        2: ("Amber – slipping", "", ""),
        3: ("On track", "", ""),
        4: ("Completed", "", ""),
    },
    "fills": {1: ("", "FF0000", ""), 2: ("", "FFC000", ""), 3: ("", "00B050", ""), 4: ("", "0070C0", "")},
    "pale fills": {
        1: ("", "FFC7CE", ""),
        2: ("", "FFEB9C", ""),
        3: ("", "C6EFCE", ""),
        4: ("", "9DC3E6", ""),
    },
    "symbols": {
        1: ("●", "", "FF0000"),
        2: ("●", "", "FFC000"),
        3: ("●", "", "00B050"),
        4: ("●", "", "0070C0"),
    },
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("headed", ["RAG {}", "{}", "{} RAG", "BRAG rating ({})"])
def test_ratings_in_other_ways(shared: Path, way: str, headed: str) -> None:
    plan = plan_of(shared, "plan-b")

    def rated(item: Item, label: str) -> tuple[str, str, str]:
        period = next(period for period in plan.periods.of() if period.label == label)
        rating = plan.rating(item.id, period.id)
        return WAYS[way][plan.levels[rating.level].number] if rating and rating.level else ("", "", "")

    found = mapped(flat_sheet(plan, by_indent="format", numbered=False, rated=rated, rating_heading=headed))
    assert found.accounting.left_out == ()
    assert [_levels(fact) for fact in told(found.plan)] == [_levels(fact) for fact in told(plan)]


def _levels(fact: Fact) -> list[tuple[object, object]]:
    """Return an item's ratings without the comments on them."""
    ratings = fact[RATINGS]
    assert isinstance(ratings, list)
    return [(label, level) for label, level, _ in ratings]


def test_trackers_and_registers_of_others_come_in_whole(shared: Path) -> None:
    folder = shared / "corpus" / "real"
    if not folder.is_dir():
        pytest.skip("there are no other people's workbooks beside the project")
    for path in sorted(folder.glob("*.xlsx")):
        book = read_xlsx(path)
        found = map_book(book, recognise(book), path.stem)
        assert found.accounting.left_out == (), path.name
        assert len(found.plan.layouts), path.name
