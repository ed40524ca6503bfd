"""Where rows that are moved may stand: below an item, or in the gap between two rows of the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planapp.domain.edits.structure import roots_of
from planapp.domain.naming import name_of, with_article
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, Item
from planapp.domain.rules import kinds_below


class Drop(NamedTuple):
    """A place: below `parent`, behind its child `after` (None: in front), and how deep in the plan it is."""

    parent: int | None
    after: int | None
    depth: int


def onto(plan: Plan, item_ids: Sequence[int], target: int) -> Drop | None:
    """Return the place below an item, behind all that stands there; None where that can't be."""
    if why_not_below(plan, item_ids, target):
        return None
    below = plan.items.ids_of(target)
    return Drop(target, below[-1] if below else None, len(plan.ancestors(target)) + 1)


def between(plan: Plan, item_ids: Sequence[int], above: int | None, below: int | None) -> Drop | None:
    """Return the place in the gap between two rows that are shown (None: an end); None if there is none.

    Behind the row above, or behind what that stands below where the gap ends it: among items of the same
    kind if there are any, else as deep as it may be. Rows that a filter hides come after the mark.
    """
    kinds = {item.kind for item in roots_of(plan, item_ids)}
    places = [place for place in _gap(plan, above, below) if not why_not_below(plan, item_ids, place.parent)]
    like = [place for place in places if any(item.kind in kinds for item in plan.children(place.parent))]
    return next(iter([*like, *places]), None)


def _gap(plan: Plan, above: int | None, below: int | None) -> list[Drop]:
    """Return the places in a gap, deepest first."""
    if above is None:
        return [Drop(None, None, 0)]
    depth = len(plan.ancestors(above))
    if below is not None and plan.items[below].parent == above:
        return [Drop(above, None, depth + 1)]
    least = len(plan.ancestors(below)) if below is not None else 0
    chain = (plan.items[above], *plan.ancestors(above))
    return [Drop(item.parent, item.id, depth - up) for up, item in enumerate(chain) if depth - up >= least]


def why_not_below(plan: Plan, item_ids: Sequence[int], target: int | None) -> str:
    """Return why items can't stand below one (None: at the top), in a sentence; '' where they can."""
    roots = roots_of(plan, item_ids)
    into = plan.items.get(target)
    for root in roots:
        if root.kind == STEP and (into is None or into.kind != ACTION):
            return f"A step belongs to an action, so {name_of(root)} can’t stand there. Choose an action."
        if into is None:
            continue
        if root.id in {into.id, *(item.id for item in plan.ancestors(into.id))}:
            return f"{name_of(root)} can’t be moved below itself. Choose another place."
        if root.kind not in kinds_below(into.kind):
            return _wrong_kinds(root, into)
    return ""


def _wrong_kinds(root: Item, into: Item) -> str:
    words = with_article(root.kind)
    return f"{words[0].upper()}{words[1:]} can’t stand below {with_article(into.kind)}. Choose another place."


def targets(plan: Plan, item_ids: Sequence[int]) -> list[Item]:
    """Return the items that these may be moved below, in the order of the plan; none that is archived."""
    return [item for item in plan.walk() if not item.archived and not why_not_below(plan, item_ids, item.id)]
