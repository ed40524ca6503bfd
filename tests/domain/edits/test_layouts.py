from __future__ import annotations

from dataclasses import replace

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.plan import Plan
from tests.domain.northshire import COLUMN, EXTRA_COLUMN, LAYOUT, PERIOD_COLUMN, make


def test_a_layout_is_put_in_place_of_the_one_before(plan: Plan) -> None:
    columns = [r.LayoutColumn(9, LAYOUT, "0V", "Number", "ref"), plan.layout_columns[COLUMN]]
    change_set = edits.put_layout(plan, replace(plan.layouts[LAYOUT], titles=("Plan",)), columns)
    assert change_set.label == "layout of Plan"
    after = make(plan, change_set)
    assert after.layout_columns.ids_of(LAYOUT) == (9, COLUMN)
    assert after.layouts[LAYOUT].titles == ("Plan",)
    assert not edits.put_layout(plan, plan.layouts[LAYOUT], plan.layout_columns.of(LAYOUT))


def test_a_new_layout_stands_beside_the_others(plan: Plan) -> None:
    layout = r.Layout(9, "B", "indicators", "Indicators")
    after = make(plan, edits.put_layout(plan, layout, [r.LayoutColumn(8, 9, "A", "PI", "indicator")]))
    assert after.layouts.ids_of() == (LAYOUT, 9)


def test_a_layout_is_changed_and_taken_out(plan: Plan) -> None:
    change = edits.set_layout(plan, LAYOUT, sheet="Action plan")
    assert change.label == "layout of Plan"
    assert make(plan, change).layouts[LAYOUT].sheet == "Action plan"
    assert not edits.set_layout(plan, LAYOUT, sheet="Plan")
    removal = edits.remove_layout(plan, LAYOUT)
    assert removal.label == "delete layout of Plan"
    after = make(plan, removal)
    assert (len(after.layouts), len(after.layout_columns)) == (0, 0)


def test_a_column_is_changed_and_moved(plan: Plan) -> None:
    change = edits.set_column(plan, COLUMN, heading="Action", width=40.0)
    assert change.label == "column What?"
    column = make(plan, change).layout_columns[COLUMN]
    assert (column.heading, column.width) == ("Action", 40.0)
    assert not edits.set_column(plan, COLUMN, width=0.0)
    move = edits.move_column(plan, COLUMN, EXTRA_COLUMN)
    assert move.label == "move column What?"
    assert make(plan, move).layout_columns.ids_of(LAYOUT) == (PERIOD_COLUMN, EXTRA_COLUMN, COLUMN)
    assert not edits.move_column(plan, COLUMN, None)
