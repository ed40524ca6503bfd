"""A round of rating in the real window: by letters alone, with reasons, several at once, the rest carried."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT
from planapp.views.rating_habits import After, Why
from tests.journeys.officer import CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit


@pytest.fixture
def opened(officer: Officer, small: Plan, tmp_path: Path) -> Officer:
    """The officer at a plan in a new month, in which nothing is rated yet; Red needs a reason."""
    path = tmp_path / "small.plan"
    with_may = Document.create(path, first_edit(small), by="Officer")
    with_may.edit(edits.add_period(with_may.plan, "May 2026", current=True))
    red = with_may.plan.levels.of()[0]
    with_may.edit(edits.set_level(with_may.plan, red.id, needs=COMMENT))
    with_may.close()
    officer.workspace.take(path)
    officer.qtbot.waitUntil(lambda: officer.workspace.status.to_rate.text() == "6 of 6 still to rate")
    return officer


def letters(officer: Officer) -> dict[str, str]:
    """The letters of the actions that are rated in the period worked on, by their numbers."""
    levels = officer.plan.levels
    period = officer.board.period
    rated = [row for row in officer.plan.ratings if row.period == period]
    return {officer.plan.items[row.item].ref: levels[row.level].letter for row in rated if row.level}


def test_a_month_is_rated_without_leaving_the_keys(opened: Officer) -> None:
    officer = opened
    officer.workspace.rating.choose_after(After.TO_RATE)
    officer.press(KEY.Key_J, CTRL)
    assert officer.item.ref == "1.1.1"
    officer.type("b3")
    assert letters(officer) == {"1.1.1": "B", "1.1.2": "G"}
    assert officer.workspace.status.to_rate.text() == "4 of 6 still to rate"

    # Red is only given with its reason, and both are one step.
    assert officer.item.ref == "1.2.1"
    officer.type("r")
    officer.type("2 of 3 teams have no manager")
    officer.press(KEY.Key_Return)
    assert letters(officer)["1.2.1"] == "R"
    assert officer.item.ref == "1.2.2"
    assert officer.workspace.actions["undo"].text() == "&Undo rate 1.2.1 red"

    # Two at once; then what is left keeps the rating of April, and says so.
    officer.go_to(lambda item: item.ref == "1.2.1")
    officer.press(KEY.Key_Down, SHIFT)
    officer.type("a")
    assert letters(officer)["1.2.1"] == letters(officer)["1.2.2"] == "A"
    officer.workspace.actions["carry_forward"].trigger()
    officer.wait_for_dialog()
    officer.press(KEY.Key_Return)
    officer.come_back()
    assert letters(officer)["2.1.1"] == "G"
    # 2.1.2 was amber in April.
    assert officer.workspace.status.rated.text == "All 6 rated"
    carried = {officer.plan.items[row.item].ref for row in officer.plan.ratings if row.carried}
    assert carried == {"2.1.1", "2.1.2"}
    officer.press(KEY.Key_Z, CTRL)
    assert officer.workspace.status.to_rate.text() == "2 of 6 still to rate"


def test_she_is_asked_why_and_not_held_up(opened: Officer) -> None:
    officer = opened
    officer.workspace.rating.choose_after(After.NEXT)
    officer.workspace.rating.choose_why(Why.CELL)
    officer.go_to(lambda item: item.ref == "1.1.1")
    officer.type("g")
    officer.type("The backlog is back")
    officer.press(KEY.Key_Return)
    assert officer.item.ref == "1.1.2"
    officer.type("g")
    officer.press(KEY.Key_Escape)
    assert officer.item.ref == "1.2.1"
    comments = {
        officer.plan.items[row.item].ref: row.comment
        for row in officer.plan.ratings
        if row.period == officer.board.period
    }
    assert comments == {"1.1.1": "The backlog is back", "1.1.2": ""}
    # The same as in April asks nothing.
    officer.press(KEY.Key_Down)
    officer.type("g")
    assert officer.item.ref == "2.1.1"
    assert officer.board.hand.comments.box is None
