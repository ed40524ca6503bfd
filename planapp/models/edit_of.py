"""The edit that a text typed into a cell, or a box ticked, means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.models.columns import PERIOD_PREFIX

TICK = "tick"
MEASURE = "measure text"
UPDATE = "update text"

# Takes the id of a row, the key of what is set, and the value; raises UserError to refuse.
OnEdit = Callable[[int, str, Any], None]


def edit_of(plan: Plan, row_id: int, key: str, value: Any, today: date) -> ChangeSet:
    """Return the edit that the models ask for by a key; `today` is when a step is ticked.

    Keys are those of fields.py and 'extra:ID' (text), 'period:ID' (a rating as typed; '' clears it) and TICK
    (bool) of an item; MEASURE and UPDATE, the text of a measure or update by its id.
    Raises UserError where the text can't be read or the edit is refused.
    """
    if key == TICK:
        return edits.tick_step(plan, row_id, today if value else None)
    if key.startswith(PERIOD_PREFIX):
        return _rate(plan, row_id, int(key.removeprefix(PERIOD_PREFIX)), str(value))
    if key == MEASURE:
        return edits.set_measure(plan, row_id, value)
    if key == UPDATE:
        return edits.set_update(plan, row_id, text=value)
    return edits.set_field(plan, row_id, key, value)


def _rate(plan: Plan, item_id: int, period_id: int, typed: str) -> ChangeSet:
    if not typed.strip():
        return edits.clear_ratings(plan, [item_id], period_id)
    return edits.rate_by_hand(plan, [item_id], period_id, edits.typed_level(plan, typed))
