"""The cells of the steps as bindings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.models.edit_of import MEASURE as MEASURE_TEXT
from planapp.models.rows_model import Row
from planapp.views.detail.binding import Binding
from planapp.views.detail.measures_section import measure_binding
from planapp.views.detail.steps_header import NAMES


def cell_binding(plan: Plan, row: Row, column: int) -> Binding | None:
    """Return the binding of a cell; None where it is not edited here: several measures are in the step."""
    field = row.fields[column]
    row_id, key, label = field.row_id or row.id, field.key, f"{NAMES[column]}, {row.words}"
    if key == MEASURE_TEXT:
        return replace(measure_binding(plan.measures[row_id]), label=label)
    if key:
        return Binding(row_id, key, label, field.typed, _setting(row_id, key))
    if plan.measures.of(row.id):
        return None
    return Binding(row.id, "new measure", label, "", _adding_measure(row.id), "How will success show?")


def _setting(row_id: int, key: str) -> Callable[[Plan, str], ChangeSet]:
    return lambda plan, text: edits.set_field(plan, row_id, key, text)


def _adding_measure(step: int) -> Callable[[Plan, str], ChangeSet]:
    return lambda plan, text: edits.add_measure(plan, step, text)
