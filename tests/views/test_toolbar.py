"""The toolbar: what its chips mean, and how they fold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.models.board_filter import Filter
from planapp.views.toolbar import Toolbar


@pytest.fixture
def toolbar(qtbot: QtBot, small: Plan) -> Iterator[Toolbar]:
    made = Toolbar(Appearance(Choice.LIGHT))
    qtbot.addWidget(made)
    made.show_plan(small)
    made.show_counts([2, 1, 2])
    made.resize(1000, made.height())
    made.show()
    yield made
    made.close()


def test_chips_filter_together(toolbar: Toolbar, small: Plan) -> None:
    sought: list[object] = []
    toolbar.filtered.connect(sought.append)
    toolbar.overdue.click()
    toolbar.red.click()
    worst = small.levels.of()[0].id
    assert sought == [Filter(overdue=True), Filter(overdue=True, levels=frozenset({worst}))]
    toolbar.clear()
    assert sought[-1] == Filter()
    assert not toolbar.red.isChecked()


def test_not_rated_means_those_still_to_rate_too(toolbar: Toolbar) -> None:
    toolbar.not_rated.click()
    assert toolbar.filter() == Filter(not_rated=True, to_rate=True)


def test_leads_are_chosen_in_a_list(toolbar: Toolbar, small: Plan) -> None:
    names = [action.text() for action in toolbar.leads.actions()]
    assert names == ["Assistant Director", "Head of Service", "Practice Lead", "Team Manager"]
    toolbar.leads.actions()[1].trigger()
    (chosen,) = toolbar.filter().leads
    assert small.people[chosen].name == "Head of Service"
    assert toolbar.lead.is_on
    toolbar.clear()
    assert toolbar.filter() == Filter()
    assert not toolbar.lead.is_on


def test_the_first_chip_is_the_worst_level_of_the_plan(toolbar: Toolbar) -> None:
    assert toolbar.red.text() == "Red"
    assert toolbar.red.accessibleName() == "Red, 1"


def test_chips_fold_from_the_right(toolbar: Toolbar) -> None:
    assert toolbar.folded.isHidden()
    toolbar.resize(660, toolbar.height())
    assert not toolbar.folded.isHidden()
    assert toolbar.lead.isHidden()
    assert not toolbar.overdue.isHidden()
    assert toolbar.periods.geometry().right() <= 660


def test_a_folded_filter_still_shows_that_it_is_on(toolbar: Toolbar) -> None:
    toolbar.resize(500, toolbar.height())
    toolbar.not_rated.setChecked(True)
    assert toolbar.folded.count == 1
    assert toolbar.folded.is_on


def test_a_period_is_picked_one_by_one(toolbar: Toolbar, small: Plan) -> None:
    picked: list[object] = []
    toolbar.picked.connect(picked.append)
    periods = small.periods.of()
    toolbar.periods.show_periods(periods, periods[-1].id)
    toolbar.periods.step(1)
    toolbar.periods.step(-1)
    assert picked == [periods[-2].id]
