from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply, inverted
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import (
    AUDIT,
    EXTRA_COLUMN,
    NOTES,
    RISK,
    RISK_VALUE,
    VISIT,
    make,
)


def test_a_field_is_added_changed_and_moved(plan: Plan) -> None:
    add = edits.add_extra_field(plan, "Budget", type="number", kinds=(r.ACTION,))
    assert add.label == "add field Budget"
    after = make(plan, add)
    budget = after.extra_fields.of()[-1]
    assert (budget.heading, budget.type, budget.kinds) == ("Budget", "number", ("action",))
    move = edits.move_extra_field(after, budget.id, RISK)
    assert move.label == "move field Budget"
    assert make(after, move).extra_fields.ids_of() == (RISK, budget.id, NOTES)
    change = edits.set_extra_field(plan, RISK, heading="Risk level")
    assert change.label == "field Risk"
    assert make(plan, change).extra_fields[RISK].heading == "Risk level"
    assert not edits.set_extra_field(plan, RISK, private=False)


def test_what_an_item_has_is_set_changed_and_taken_out(plan: Plan) -> None:
    change_set = edits.set_extra(plan, AUDIT, RISK, " Low ")
    assert change_set.label == "Risk of 1.1.2"
    value = make(plan, change_set).extra(AUDIT, RISK)
    assert value is not None
    assert value.text == " Low "
    assert make(plan, edits.set_extra(plan, VISIT, RISK, "Low")).extra_values[RISK_VALUE].text == "Low"
    assert make(plan, edits.set_extra(plan, VISIT, RISK, "")).extra(VISIT, RISK) is None
    assert not edits.set_extra(plan, VISIT, RISK, "High")
    assert not edits.set_extra(plan, AUDIT, RISK, "")


def test_a_field_goes_with_its_values_and_leaves_its_column_empty(plan: Plan) -> None:
    change_set = edits.remove_extra_field(plan, RISK)
    assert change_set.label == "delete field Risk"
    after = make(plan, change_set)
    assert not after.extra_values.of(VISIT)
    column = after.layout_columns[EXTRA_COLUMN]
    assert (column.heading, column.field, column.extra) == ("Risk", "", None)


def test_merged_fields_keep_both_texts_each_once(plan: Plan) -> None:
    plan = make(
        plan, edits.set_extra(plan, VISIT, NOTES, "Staffing"), edits.set_extra(plan, AUDIT, NOTES, "x")
    )
    change_set = edits.merge_extra_fields(plan, RISK, NOTES)
    assert change_set.label == "merge field Private notes into Risk"
    after = make(plan, change_set)
    assert [row.text for row in after.extra_values.of(VISIT)] == ["High\nStaffing"]
    assert [row.field for row in after.extra_values.of(AUDIT)] == [RISK]
    same = make(plan, edits.set_extra(plan, VISIT, NOTES, "High"))
    assert make(same, edits.merge_extra_fields(same, RISK, NOTES)).extra_values[RISK_VALUE].text == "High"


def test_a_merged_field_is_private_if_either_was_and_for_the_kinds_of_both(plan: Plan) -> None:
    field = make(plan, edits.merge_extra_fields(plan, RISK, NOTES)).extra_fields[RISK]
    assert (field.private, field.kinds) == (True, (r.ACTION, r.STEP))
    for_all = make(plan, edits.set_extra_field(plan, NOTES, kinds=()))
    assert make(for_all, edits.merge_extra_fields(for_all, RISK, NOTES)).extra_fields[RISK].kinds == ()


def test_the_column_of_a_merged_field_shows_the_other(plan: Plan) -> None:
    column = make(plan, edits.merge_extra_fields(plan, NOTES, RISK)).layout_columns[EXTRA_COLUMN]
    assert (column.field, column.extra) == ("extra", NOTES)


def test_a_field_is_not_merged_with_itself(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"A field can’t be merged with itself. Choose another one"):
        edits.merge_extra_fields(plan, RISK, RISK)


def test_several_fields_are_merged_and_deleted_in_one_step(plan: Plan) -> None:
    plan = make(plan, edits.add_extra_field(plan, "Risk level"))
    other = plan.extra_fields.of()[-1].id
    plan = make(
        plan, edits.set_extra(plan, AUDIT, other, "Low"), edits.set_extra(plan, VISIT, NOTES, "Staffing")
    )
    change_set = edits.merge_extra_fields(plan, RISK, NOTES, other)
    assert change_set.label == "merge 3 fields into Risk"
    after = make(plan, change_set)
    assert [row.text for row in after.extra_values.of(VISIT)] == ["High\nStaffing"]
    assert [row.text for row in after.extra_values.of(AUDIT)] == ["Low"]
    assert after.extra_fields.ids_of() == (RISK,)
    assert apply(after, inverted(change_set)) == plan
    removal = edits.remove_extra_fields(plan, [RISK, NOTES])
    assert removal.label == "delete 2 fields"
    assert make(plan, removal).extra_fields.ids_of() == (other,)
    assert edits.remove_extra_fields(plan, [RISK]).label == "delete field Risk"


def test_a_field_moves_by_one(plan: Plan) -> None:
    shift = edits.shift_extra_field(plan, RISK, 1)
    assert shift.label == "move field Risk"
    assert make(plan, shift).extra_fields.ids_of() == (NOTES, RISK)
    assert not edits.shift_extra_field(plan, RISK, -1)
