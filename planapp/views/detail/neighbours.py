"""The item before or after another of its kind, in the order of the plan."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import Item


def neighbour(plan: Plan, item: Item, step: int) -> Item | None:
    """Return the nearest item of the same kind before (-1) or after (1) that is not archived.

    Climbs only as far as it must: a plan of 20,000 items is not walked through for each row.
    """
    at = item
    while True:
        siblings = plan.items.of(at.parent)
        place = siblings.index(at)
        beside = siblings[place + 1 :] if step > 0 else siblings[:place][::-1]
        for one in beside:
            found = _first(plan, one, item.kind, step)
            if found is not None:
                return found
        if at.parent is None:
            return None
        at = plan.items[at.parent]


def _first(plan: Plan, top: Item, kind: str, step: int) -> Item | None:
    """Return the first item of a kind at or below one, or the last where the step is back."""
    if top.archived:
        return None
    if top.kind == kind:
        return top
    children = plan.items.of(top.id)
    for child in children if step > 0 else reversed(children):
        found = _first(plan, child, kind, step)
        if found is not None:
            return found
    return None
