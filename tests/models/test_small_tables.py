"""Steps, updates and measures of one item: what they show, and what is asked when they are edited."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models.edit_of import edit_of
from planapp.models.measures_model import measures_model
from planapp.models.roles import Role
from planapp.models.rows_model import RowsModel
from planapp.models.steps_model import steps_model
from planapp.models.updates_model import updates_model
from tests.models import plans as p
from tests.models.mirror import watched


def texts(model: RowsModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_steps_stand_in_order_with_letters_and_lent_dates() -> None:
    model = steps_model(p.small_plan(), p.VISITS, today=p.TODAY)
    assert texts(model) == [
        ["a", "Publish the standard", "15 Feb 26", "", ""],
        ["7", "Brief the teams", "31 Mar 26", "", ""],
        ["b", "Sample 20 records", "10 Mar 26", "", ""],
    ]
    about = [model.index(row, 0).data(Role.ROW).about for row in range(3)]
    assert [one.due_is_lent for one in about] == [False, True, False]
    assert [one.days_overdue for one in about] == [67, 0, 44]
    assert model.index(1, 2).data(Qt.ItemDataRole.EditRole) == ""
    assert model.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "step b, overdue, When, 10 Mar 26"


def test_ticking_and_typing_ask_for_edits_that_then_show() -> None:
    plans = [p.small_plan()]
    model = steps_model(plans[0], p.VISITS, today=p.TODAY, on_edit=lambda *edit: make(*edit))

    def make(row_id: int, key: str, value: Any) -> None:
        change_set = edit_of(plans[0], row_id, key, value, p.TODAY)
        plans[0] = apply(plans[0], change_set)
        model.apply(change_set, plans[0])

    with watched(model) as mirror:
        step = model.index_of(p.SAMPLE)
        assert model.setData(step, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        assert step.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        assert plans[0].items[p.SAMPLE].done_on == p.TODAY
        assert model.setData(model.index_of(p.SAMPLE, 2), "May 2026")
        assert model.index_of(p.SAMPLE, 2).data() == "May 2026"
        assert not model.setData(model.index_of(p.SAMPLE, 3), "No measure to change")
        assert mirror.signals == ["changed", "changed"]


def test_a_refused_edit_is_told() -> None:
    def refuse(*_: Any) -> None:
        raise UserError("The plan is read-only. Save a copy.")

    told: list[str] = []
    model = measures_model(p.small_plan(), p.VISITS, on_edit=refuse)
    model.refused.connect(lambda index, sentence: told.append(f"{index.row()}: {sentence}"))
    assert not model.setData(model.index(1, 0), "x")
    assert told == ["1: The plan is read-only. Save a copy."]


def test_updates_stand_newest_first() -> None:
    model = updates_model(p.small_plan(), p.VISITS)
    assert texts(model) == [
        ["1 April 2026", "", "Seen: 83%"],
        ["1 March 2026", "Return", "Seen: 76%"],
        ["1 February 2026", "", "Began in earnest"],
    ]
    assert [model.index(row, 0).data(Role.ROW).about.newest for row in range(3)] == [True, False, False]


def test_an_update_of_a_frozen_period_can_only_be_read() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.add_update(plan, p.PLANS, "Begun", on=date(2026, 4, 2), period=p.APR))
    plan = p.edited(plan, edits.freeze(plan, p.APR))
    model = updates_model(plan, p.PLANS, on_edit=lambda *_: None)
    assert not model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 2), "x")
    assert model.index(0, 0).data(Role.ROW).about.period.id == p.APR


def test_a_measure_shows_the_newest_value_of_its_indicator() -> None:
    plan = p.small_plan()
    added = edits.add_indicator(plan, "Seen in time", unit="%", target="90%")
    plan = apply(plan, added)
    indicator = next(iter(plan.indicators)).id
    for month, value in (("2026-04", "83"), ("2026-03", "76")):
        plan = p.edited(plan, edits.set_value(plan, indicator, month, value))
    model = measures_model(plan, p.VISITS)
    with watched(model) as mirror:
        linked = edits.link_measure(plan, 60, indicator)
        plan = apply(plan, linked)
        model.apply(linked, plan)
        assert mirror.signals == ["changed"]
        assert texts(model) == [
            ["Seen within five days", "83%", "90%"],
            ["Child’s view is recorded", "", ""],
        ]
        unread = edits.set_value(plan, indicator, "2026-05", "not yet")
        model.apply(unread, apply(plan, unread))
        assert model.index(0, 1).data() == "not yet"
        assert len(model.index(0, 0).data(Role.ROW).about.values) == 3


def test_another_item_is_one_reset_and_none_shows_nothing() -> None:
    model = steps_model(p.small_plan(), p.VISITS)
    with watched(model) as mirror:
        model.set_item(p.PLANS)
        assert (mirror.signals, texts(model)) == (["reset"], [])
        model.set_item(None)
        assert model.rowCount() == 0


def test_the_rows_of_an_item_that_goes_go_too() -> None:
    plan = _without_ratings(p.small_plan())
    model = steps_model(plan, p.VISITS)
    with watched(model) as mirror:
        gone = edits.remove_items(plan, [p.VISITS])
        model.apply(gone, apply(plan, gone))
        assert mirror.signals == ["removed"]
        assert model.rowCount() == 0


def _without_ratings(plan: Plan) -> Plan:
    for period in (p.FEB, p.MAR):
        plan = p.edited(plan, edits.unfreeze(plan, period, "To delete an action."))
    return plan


def test_a_moved_step_is_one_move() -> None:
    plan = p.small_plan()
    model = steps_model(plan, p.VISITS)
    with watched(model) as mirror:
        moved = edits.move_items(plan, [p.NUMBERED], p.VISITS, None)
        model.apply(moved, apply(plan, moved))
        assert mirror.signals == ["moved"]
        assert [row[0] for row in texts(model)] == ["7", "a", "b"]


def test_steps_become_late_when_a_day_begins() -> None:
    model = steps_model(p.small_plan(), p.VISITS, today=date(2026, 3, 1))
    with watched(model) as mirror:
        model.set_today(p.TODAY)
        assert mirror.signals == ["changed", "changed"]
