"""The toolbar: what its chips mean, and how they fold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planapp.application.points import Point
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.edits.bookmarks import CIRCULATION, RESTORE_POINT
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.models.board_filter import Filter, Finder
from planapp.views.toolbar import Toolbar

_MARCH = Point("bookmark 1", "March circulation", CIRCULATION, 4, "2026-03-31T09:00:00+00:00")
_VISIT = Point("bookmark 2", "Before the visit", RESTORE_POINT, 9, "2026-04-02T09:00:00+00:00")


def _entries(menu: QMenu) -> dict[str, bool]:
    """What a menu offers, and whether it is ticked."""
    return {action.text(): action.isChecked() for action in menu.actions() if not action.isSeparator()}


@pytest.fixture
def toolbar(qtbot: QtBot, small: Plan) -> Iterator[Toolbar]:
    made = Toolbar(Appearance(Choice.LIGHT))
    qtbot.addWidget(made)
    made.show_plan(small)
    made.show_counts([2, 1, 0, 2])
    made.resize(1400, made.height())
    made.show()
    yield made
    made.close()


def test_chips_filter_together(toolbar: Toolbar, small: Plan) -> None:
    sought: list[object] = []
    toolbar.filtered.connect(sought.append)
    toolbar.chips.overdue.click()
    toolbar.chips.red.click()
    worst = small.levels.of()[0].id
    assert sought == [Filter(overdue=True), Filter(overdue=True, levels=frozenset({worst}))]
    toolbar.clear()
    assert sought[-1] == Filter()
    assert not toolbar.chips.red.isChecked()


def test_not_rated_means_those_still_to_rate_too(toolbar: Toolbar) -> None:
    toolbar.chips.not_rated.click()
    assert toolbar.filter() == Filter(not_rated=True, to_rate=True)


def test_a_level_that_is_gone_is_not_asked_for_any_more(toolbar: Toolbar, small: Plan) -> None:
    plan = apply(small, edits.add_level(small, "Critical", "X"))
    added = plan.levels.of()[-1]
    first = apply(plan, edits.move_level(plan, added.id, None))
    toolbar.show_plan(first)
    toolbar.chips.red.click()
    assert toolbar.filter() == Filter(levels=frozenset({added.id}))
    told: list[object] = []
    toolbar.filtered.connect(told.append)
    toolbar.show_plan(small)
    assert told == [Filter()]
    assert not toolbar.chips.red.isChecked()


def test_leads_are_chosen_in_a_list(toolbar: Toolbar, small: Plan) -> None:
    names = [action.text() for action in toolbar.chips.lead.list.actions()]
    assert names == ["Assistant Director", "Head of Service", "Practice Lead", "Team Manager"]
    toolbar.chips.lead.list.actions()[1].trigger()
    (chosen,) = toolbar.filter().leads
    assert small.people[chosen].name == "Head of Service"
    assert toolbar.chips.lead.is_on
    toolbar.clear()
    assert toolbar.filter() == Filter()
    assert not toolbar.chips.lead.is_on


def test_the_first_chip_is_the_worst_level_of_the_plan(toolbar: Toolbar) -> None:
    assert toolbar.chips.red.text() == "Red"
    assert toolbar.chips.red.accessibleName() == "Red, 1"


def test_chips_fold_from_the_right(toolbar: Toolbar) -> None:
    assert toolbar.folded.isHidden()
    toolbar.resize(660, toolbar.height())
    assert not toolbar.folded.isHidden()
    assert toolbar.chips.lead.isHidden()
    assert not toolbar.chips.overdue.isHidden()
    assert toolbar.periods.geometry().right() <= 660


def test_a_folded_filter_still_shows_that_it_is_on(toolbar: Toolbar) -> None:
    toolbar.resize(500, toolbar.height())
    toolbar.chips.not_rated.click()
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


def test_an_ampersand_in_the_name_of_a_level_is_shown_in_the_menu(toolbar: Toolbar, small: Plan) -> None:
    plan = apply(small, edits.set_level(small, small.levels.of()[0].id, name="Red & late"))
    toolbar.show_plan(plan)
    toolbar.resize(toolbar.minimumSizeHint().width(), toolbar.height())
    menu = toolbar.folded.menu
    assert menu is not None
    menu.aboutToShow.emit()
    assert any(action.text().startswith("Red && late") for action in menu.actions())


def test_folded_chips_are_pressed_in_a_menu(toolbar: Toolbar) -> None:
    toolbar.resize(500, toolbar.height())
    menu = toolbar.folded.menu
    assert menu is not None
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert words == [
        "Overdue\t2",
        "Red\t1",
        "Changed since last circulation",
        "Not rated\t2",
        "Lead",
        "Due within",
        "People",
        "Recommendation",
    ]
    menu.actions()[0].trigger()
    assert toolbar.filter() == Filter(overdue=True)


def test_the_long_chip_is_shortened_before_many_fold(toolbar: Toolbar) -> None:
    assert toolbar.chips.changed.words == "Changed since last circulation"
    toolbar.resize(935, toolbar.height())
    assert toolbar.chips.changed.words == "Changed"
    assert not toolbar.chips.changed.isHidden()
    assert not toolbar.folded.isHidden()


def test_what_changed_can_be_asked_for_once_something_was_sent_round(toolbar: Toolbar) -> None:
    changed = toolbar.chips.changed
    assert not changed.isEnabled()
    assert "Nothing has been sent round yet" in changed.toolTip()
    toolbar.chips.show_point(_MARCH, is_known=False)
    assert not changed.isEnabled()
    toolbar.chips.show_point(_MARCH, is_known=False, is_readable=False)
    assert "can’t be read" in changed.toolTip()
    toolbar.chips.show_point(_MARCH)
    toolbar.show_counts([2, 1, 3, 2])
    assert changed.toolTip() == "Since ‘March circulation’, circulation, 31 March 2026"
    assert changed.accessibleName() == "Changed since March circulation, 3"
    changed.click()
    assert toolbar.filter() == Filter(changed=True)


def test_since_when_changes_count_is_chosen_in_the_menu_of_the_chip(toolbar: Toolbar, qtbot: QtBot) -> None:
    chips, changed = toolbar.chips, toolbar.chips.changed
    chosen: list[object] = []
    chips.point_chosen.connect(chosen.append)
    chips.offer_points(lambda: (_VISIT, _MARCH))
    chips.show_point(None)
    # Nothing was sent round, but there is a point to choose.
    assert changed.isEnabled()
    qtbot.mouseClick(changed, Qt.MouseButton.LeftButton)
    assert not changed.isChecked()
    assert changed.menu is not None
    assert changed.menu.isVisible()
    assert _entries(changed.menu) == {
        "Before the visit\trestore point, 2 April 2026": False,
        "March circulation\tcirculation, 31 March 2026": False,
        "All rows": True,
        "List of changes…": False,
    }
    changed.menu.actions()[0].trigger()
    assert chosen == [_VISIT]
    changed.menu.close()

    chips.show_point(_VISIT)
    qtbot.mouseClick(changed, Qt.MouseButton.LeftButton)
    assert toolbar.filter() == Filter(changed=True)
    qtbot.keyClick(changed, Qt.Key.Key_Down)
    assert [text for text, on in _entries(changed.menu).items() if on] == [
        "Before the visit\trestore point, 2 April 2026"
    ]
    next(one for one in changed.menu.actions() if one.text() == "All rows").trigger()
    assert toolbar.filter() == Filter()
    changed.menu.close()


def test_the_chevron_of_the_chip_opens_its_menu(toolbar: Toolbar, qtbot: QtBot) -> None:
    changed = toolbar.chips.changed
    toolbar.chips.show_point(_MARCH)
    at = changed.rect().center()
    at.setX(changed.width() - 18)
    qtbot.mouseClick(changed, Qt.MouseButton.LeftButton, pos=at)
    assert changed.menu is not None
    assert changed.menu.isVisible()
    assert not changed.isChecked()
    changed.menu.close()


def test_one_span_of_days_is_asked_for_at_a_time(toolbar: Toolbar) -> None:
    actions = {action.text(): action for action in toolbar.chips.due.list.actions()}
    assert list(actions) == ["7 days", "14 days", "30 days", "90 days", "This period (April 2026)"]
    actions["14 days"].trigger()
    assert toolbar.filter() == Filter(due_days=14)
    actions["This period (April 2026)"].trigger()
    assert toolbar.filter() == Filter(due_in_period=True)
    assert not actions["14 days"].isChecked()
    actions["This period (April 2026)"].trigger()
    assert toolbar.filter() == Filter()


def test_anybody_with_a_part_in_an_item_can_be_asked_for(toolbar: Toolbar, small: Plan) -> None:
    names = [action.text() for action in toolbar.chips.people.list.actions()]
    assert "Team Manager" in names
    toolbar.chips.people.list.actions()[0].trigger()
    (chosen,) = toolbar.filter().people
    assert small.people[chosen].name == names[0]
    assert toolbar.chips.people.accessibleName() == f"People, {names[0]}"


def test_the_lists_say_how_many_rows_each_entry_leaves(toolbar: Toolbar, small: Plan) -> None:
    toolbar.chips.count_by(Finder(small, date(2026, 4, 23)).numbers)
    toolbar.chips.lead.list.aboutToShow.emit()
    assert toolbar.chips.lead.list.actions()[0].text() == "Assistant Director\t2"


def test_a_list_stays_open_while_it_is_ticked(toolbar: Toolbar, qtbot: QtBot) -> None:
    menu = toolbar.chips.lead.list
    menu.popup(toolbar.mapToGlobal(toolbar.rect().bottomLeft()))
    first, second = menu.actions()[:2]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    menu.setActiveAction(second)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert len(toolbar.filter().leads) == 2
    menu.close()


def test_what_the_plan_has_no_more_is_not_asked_for_any_more(toolbar: Toolbar, small: Plan) -> None:
    sought: list[object] = []
    toolbar.chips.lead.list.actions()[0].trigger()
    toolbar.filtered.connect(sought.append)
    (chosen,) = toolbar.filter().leads
    for row in [row for row in small.assignments if row.person == chosen]:
        small = apply(small, edits.set_people(small, row.item, "lead", ["Head of Service"]))
    toolbar.show_plan(small)
    assert sought == [Filter()]
