"""Success measures of an item."""

from __future__ import annotations

from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, move_row, remove_row, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import Measure


def add_measure(plan: Plan, item_id: int, text: str, *, indicator: int | None = None) -> ChangeSet:
    """Add a measure after an item's last one."""
    label = f"add measure to {name_of(plan.items[item_id])}"
    return add_row(plan, Measure, label, item=item_id, text=text, indicator=indicator)


def set_measure(plan: Plan, measure_id: int, text: str) -> ChangeSet:
    """Change a measure's text."""
    measure = plan.measures[measure_id]
    return set_row(plan, measure, f"measure of {_item(plan, measure)}", text=text)


def link_measure(plan: Plan, measure_id: int, indicator: int | None) -> ChangeSet:
    """Link a measure to the indicator that measures it, or unlink it (None)."""
    measure = plan.measures[measure_id]
    word = "link" if indicator is not None else "unlink"
    return set_row(plan, measure, f"{word} measure of {_item(plan, measure)}", indicator=indicator)


def move_measure(plan: Plan, measure_id: int, after: int | None) -> ChangeSet:
    """Move a measure behind another of its item, or to the front."""
    measure = plan.measures[measure_id]
    return move_row(plan, measure, after, f"move measure of {_item(plan, measure)}")


def remove_measure(plan: Plan, measure_id: int) -> ChangeSet:
    """Take a measure out."""
    measure = plan.measures[measure_id]
    return remove_row(plan, measure, f"delete measure of {_item(plan, measure)}")


def _item(plan: Plan, measure: Measure) -> str:
    return name_of(plan.items[measure.item])
