"""The tree of items as rows: shapes of groups, actions with steps, and what shares a row with what."""

from __future__ import annotations

from typing import Any

from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.columns import plan_columns
from planapp.exchange.workbook.model import Cell, Row, hex_id
from planapp.exchange.workbook.overflow import LONGEST_TEXT, Overflows
from planapp.exchange.workbook.rows import UNTITLED, PlanRows
from tests.exchange.workbook.making import Making, fields


def rows_of(plan: Plan, overflows: Overflows | None = None) -> list[Row]:
    layout = next(iter(plan.layouts), None)
    look = dict(layout.look) if layout else {}
    return list(PlanRows(plan, plan_columns(plan, layout), look, overflows or Overflows()).rows())


def texts(row: Row) -> list[Any]:
    return [value.text if isinstance(value, Cell) else value for value in row.values]


def grouped(**look: str) -> Making:
    """A theme, an objective and an action, in a layout of this look."""
    making = Making()
    making.layout(*fields("ref", "objective", "action", "lead"), look=tuple(look.items()))
    theme = making.item(r.THEME, "Help early", ref="1")
    objective = making.item(r.OBJECTIVE, "Timely assessments", theme, ref="1.1")
    making.item(r.ACTION, "Train all staff", objective, ref="1.1.1")
    return making


def test_groups_stand_in_banners() -> None:
    theme, objective, action = rows_of(grouped(objective_as="banner", theme_join=" – ").plan())
    assert texts(theme) == ["1 – Help early", "", "", ""]
    assert texts(objective) == ["1.1 Timely assessments", "", "", ""]
    assert (theme.role, objective.role, action.role) == (m.THEME, m.OBJECTIVE, m.WHOLE)
    assert not theme.is_wrapped


def test_groups_stand_in_rows_beside_their_number() -> None:
    theme, objective, _ = rows_of(grouped(theme_as="row", objective_as="row").plan())
    assert texts(theme) == ["1", "Help early", "", ""]
    assert texts(objective) == ["1.1", "Timely assessments", "", ""]


def test_a_column_names_a_group_once() -> None:
    making = grouped(objective_as="column", objective_join=": ")
    making.item(r.ACTION, "Review caseloads", next(row for row in making.rows if row == objective_of(making)))
    _, first, second = rows_of(making.plan())
    assert texts(first) == ["1.1.1", "1.1: Timely assessments", "Train all staff", ""]
    assert texts(second) == ["", "", "Review caseloads", ""]


def objective_of(making: Making) -> r.Item:
    return next(row for row in making.rows if isinstance(row, r.Item) and row.kind == r.OBJECTIVE)


def test_a_group_in_a_column_without_actions_has_a_row_of_its_own() -> None:
    making = Making()
    making.layout(*fields("objective", "action"), look=(("objective_as", "column"),))
    making.item(r.OBJECTIVE, "Nothing planned yet")
    assert [texts(row) for row in rows_of(making.plan())] == [["Nothing planned yet", ""]]


def test_a_level_without_a_place_gets_a_banner() -> None:
    theme, *_ = rows_of(grouped(theme_as="column").plan())
    assert texts(theme) == ["1 Help early", "", "", ""]


def test_values_of_a_group_are_not_lost_in_a_banner() -> None:
    making = grouped(theme_as="banner")
    theme = next(row for row in making.rows if isinstance(row, r.Item) and row.kind == r.THEME)
    making.lead(theme, "Head of Service")
    assert texts(rows_of(making.plan())[0]) == ["1", "Help early", "", "Head of Service"]


def test_the_first_step_shares_the_row_of_its_action() -> None:
    making = Making()
    making.layout(*fields("ref", "action", "lead", "step", "due"))
    action = making.item(r.ACTION, "Train all staff", ref="1.1")
    making.lead(action, "Team Manager")
    making.item(r.STEP, "Choose a trainer", action, marker="• ", due="May 2026")
    making.item(r.STEP, "Book rooms", action, due="June 2026")
    plan = making.plan()
    first, second = rows_of(plan)
    assert texts(first) == ["1.1", "Train all staff", "Team Manager", "• Choose a trainer", "May 2026"]
    assert texts(second) == ["", "", "", "Book rooms", "June 2026"]
    assert (first.role, second.role) == (m.FIRST, m.LAST)
    steps = [item.id for item in plan.children(action.id)]
    assert [row.path for row in (first, second)] == [f"{hex_id(action.id)}/{hex_id(step)}" for step in steps]


def test_an_action_with_what_would_be_read_as_a_steps_has_a_row_of_its_own() -> None:
    for own in (
        {"due": "May 2026"},
        {"status": "In progress"},
        {r.Measure: {"text": "90%"}},
        {r.Update: {"text": "Begun"}},
        {r.Evidence: {"title": "Report"}},
    ):
        making = Making()
        values = {key: value for key, value in own.items() if isinstance(key, str)}
        action = making.item(r.ACTION, "Train all staff", **values)
        making.item(r.STEP, "Choose a trainer", action)
        for record, value in own.items():
            if not isinstance(record, str):
                making.add(record, item=action.id, **value)
        roles = [row.role for row in rows_of(making.plan())]
        assert roles == [m.FIRST, m.LAST], own


def test_an_action_whose_step_has_its_own_lead_has_a_row_of_its_own() -> None:
    making = Making()
    making.layout(*fields("action", "lead", "step"))
    action = making.item(r.ACTION, "Train all staff")
    making.lead(action, "Head of Service")
    making.lead(making.item(r.STEP, "Choose a trainer", action), "Team Manager")
    assert [texts(row) for row in rows_of(making.plan())] == [
        ["Train all staff", "Head of Service", ""],
        ["", "Team Manager", "Choose a trainer"],
    ]


def test_an_action_without_number_and_title_is_told_from_the_one_above() -> None:
    making = Making()
    making.layout(*fields("ref", "action", "lead"))
    making.item(r.ACTION, "Train all staff")
    making.lead(making.item(r.ACTION), "Team Manager")
    assert texts(rows_of(making.plan())[1]) == ["", UNTITLED, "Team Manager"]


def test_steps_of_steps_and_steps_without_an_action_are_kept() -> None:
    making = Making()
    making.layout(*fields("action", "step"))
    objective = making.item(r.OBJECTIVE, "Timely assessments")
    making.item(r.STEP, "Stands alone", objective)
    action = making.item(r.ACTION, "Train all staff", objective)
    step = making.item(r.STEP, "Choose a trainer", action)
    making.item(r.STEP, "Ask three", step)
    making.item(r.ACTION, "An action below", action)
    assert [texts(row) for row in rows_of(making.plan())[1:]] == [
        ["Stands alone", ""],
        ["Train all staff", "Choose a trainer"],
        ["", "Ask three"],
        ["An action below", ""],
    ]


def test_an_untitled_objective_that_its_numbers_tell_has_no_row() -> None:
    making = Making()
    making.layout(*fields("ref", "action"), look=(("objective_as", "row"),))
    theme = making.item(r.THEME, "Help early")
    seven = making.item(r.OBJECTIVE, "Timely assessments", theme, ref="7")
    making.item(r.ACTION, "Train all staff", seven, ref="7.1")
    eight = making.item(r.OBJECTIVE, "", theme, ref="8")
    making.item(r.ACTION, "Review caseloads", eight, ref="8.1")
    rows = [texts(row) for row in rows_of(making.plan())]
    assert rows[2:] == [["7.1", "Train all staff"], ["8.1", "Review caseloads"]]
    nine = making.item(r.OBJECTIVE, "", theme, ref="9")
    making.item(r.ACTION, "Numbered otherwise", nine, ref="x")
    assert [texts(row) for row in rows_of(making.plan())][4] == ["9", UNTITLED]


def test_updates_that_do_not_fit_go_elsewhere_oldest_first() -> None:
    making = Making()
    making.layout(*fields("action", "update"))
    action = making.item(r.ACTION, "Train all staff")
    for letter in "abc":
        making.add(r.Update, item=action.id, text=letter * 15_000)
    overflows = Overflows()
    (row,) = rows_of(making.plan(), overflows)
    assert row.values[1] == "b" * 15_000 + "\n" + "c" * 15_000
    assert [(o.item, o.path, o.text) for o in overflows.updates] == [
        ("Train all staff", row.path, "a" * 15_000)
    ]


def test_an_update_longer_than_a_cell_is_kept_whole_in_pieces() -> None:
    making = Making()
    making.layout(*fields("action", "update"))
    action = making.item(r.ACTION, "Train all staff")
    long = "a word " * 6_000
    making.add(r.Update, item=action.id, text=long)
    overflows = Overflows()
    (row,) = rows_of(making.plan(), overflows)
    pieces = [*(overflow.text for overflow in overflows.updates), str(row.values[1])]
    assert len(long) > LONGEST_TEXT
    assert "".join(pieces) == long
    assert all(0 < len(piece) <= LONGEST_TEXT for piece in pieces)
