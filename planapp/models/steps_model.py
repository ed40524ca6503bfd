"""The steps of an action: tick, step, when, measure, status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.domain.fields import FIELD_OF
from planapp.domain.letters import letters_below
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.models.edit_of import MEASURE
from planapp.models.item_rows import ItemRows
from planapp.models.overdue import is_done, is_overdue
from planapp.models.rows_model import Field, Row
from planapp.models.texts import due_of, line_text, one_line, short_due

HEADINGS = ("", FIELD_OF["step"].label, "When", "Measure", FIELD_OF["status"].label)


@dataclass(frozen=True, slots=True)
class AboutStep:
    """A step's number or letter, whether its due date is lent by its action, and the days it is late."""

    name: str
    due_is_lent: bool
    days_overdue: int


def steps_model(plan: Plan, item_id: int | None = None, **options: Any) -> ItemRows:
    """Return the model of an item's steps; `options` are those of RowsModel."""
    return ItemRows(HEADINGS, step_rows, plan, item_id, **options)


def step_rows(plan: Plan, item_id: int, today: date) -> list[Row]:
    """Return a row for each step right below an item that is not archived."""
    letters = letters_below(plan, item_id)
    steps = [item for item in plan.children(item_id) if item.kind == STEP and not item.archived]
    return [_row(plan, step, letters.get(step.id, step.ref), today) for step in steps]


def _row(plan: Plan, step: Item, name: str, today: date) -> Row:
    late = (today - step.due_to).days if step.due_to and is_overdue(plan, step, today) else 0
    done = is_done(step)
    above = plan.items.get(step.parent)
    lent = not step.due and above is not None and bool(above.due)
    when = short_due(due_of(above if lent and above is not None else step))
    fields = (
        Field(name),
        Field(one_line(step.title), step.title, key="title"),
        Field(when, step.due, key="due"),
        _measure(plan, step),
        Field(one_line(step.status), step.status, key="status"),
    )
    words = f"step {name}, {'done' if done else 'overdue' if late else 'to do'}"
    return Row(step.id, fields, words, done, AboutStep(name, lent, late))


def _measure(plan: Plan, step: Item) -> Field:
    """Return a step's measures; a single one is edited in its cell."""
    shown = line_text(plan, step, "measure")
    measures = plan.measures.of(step.id)
    if len(measures) != 1:
        return Field(shown)
    return Field(shown, measures[0].text, measures[0].id, MEASURE)
