"""Where a new item goes: where the officer would look for it, from what is chosen in the board."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, STEP, Item
from planapp.errors import UserError


def place_for(plan: Plan, kind: str, current: int | None) -> tuple[int | None, int | None]:
    """Return the parent of a new item and the sibling that it comes behind (None: the last).

    It goes behind the nearest item of its kind at or above `current`, else below the nearest that may have
    it below. Without a current item, the end of the plan counts. Raises UserError for a step without action.
    """
    for item in _upwards(plan, current):
        if item.kind == kind:
            return item.parent, item.id
        if KINDS.index(item.kind) < KINDS.index(kind):
            if kind == STEP and item.kind != KINDS[-2]:
                break
            return item.id, None
    if kind == STEP:
        raise UserError("A step belongs to an action. Choose the action first.")
    return None, None


def _upwards(plan: Plan, current: int | None) -> Iterator[Item]:
    if current is None or current not in plan.items:
        current = _last_shown(plan)
    if current is not None:
        yield plan.items[current]
        yield from plan.ancestors(current)


def _last_shown(plan: Plan) -> int | None:
    return next((item.id for item in reversed(list(plan.walk())) if not item.archived), None)
