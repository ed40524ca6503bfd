"""What the commands of the Plan menu mean for what is chosen in the board: pure functions to change sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planapp.application.placing import place_for
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.structure import roots_of
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, OBJECTIVE, STEP, THEME, Item
from planapp.errors import UserError


def add(plan: Plan, kind: str, current: int | None) -> ChangeSet:
    """Add an item of a kind where the officer would look for it: behind what is chosen, or below it."""
    parent, after = place_for(plan, kind, current)
    return edits.add_item(plan, kind, parent=parent, after=after)


def add_below(plan: Plan, current: int | None) -> ChangeSet:
    """Add an item below what is chosen, behind all that stands there: of the kind of the last of them.

    Raises UserError for a step. An empty plan gets a theme.
    """
    if current is None:
        return add(plan, THEME, None)
    item = plan.items[current]
    if item.kind == STEP:
        raise UserError("Nothing stands below a step. Add a step after this one.")
    shown = [child for child in plan.children(current) if not child.archived]
    return edits.add_item(plan, shown[-1].kind if shown else _kind_below(plan, item.kind), parent=current)


def _kind_below(plan: Plan, kind: str) -> str:
    """Return the kind that comes below one; plans without objectives have actions below their themes."""
    following = KINDS[KINDS.index(kind) + 1]
    others = any(item.kind == kind and plan.items.ids_of(item.id) for item in plan.items)
    without = following == OBJECTIVE and others and all(item.kind != OBJECTIVE for item in plan.items)
    return KINDS[KINDS.index(following) + 1] if without else following


def add_after(plan: Plan, current: int | None) -> ChangeSet:
    """Add an item of the same kind right behind what is chosen. An empty plan gets a theme."""
    if current is None:
        return add(plan, THEME, None)
    item = plan.items[current]
    return edits.add_item(plan, item.kind, parent=item.parent, after=current)


def bring_back(plan: Plan, item_ids: Sequence[int]) -> ChangeSet:
    """Bring archived items back. Raises UserError if none of them is archived."""
    archived = [item_id for item_id in item_ids if plan.items[item_id].archived]
    if not archived:
        raise UserError("Nothing that is chosen is archived. Choose rows that are.")
    return edits.archive_items(plan, archived, archived=False)


def move(
    plan: Plan, item_ids: Sequence[int], step: int, shows: Callable[[int], bool] | None = None
) -> ChangeSet:
    """Move items one place up (-1) or down (1) among their siblings that are shown, as a block.

    `shows` tells what has a row, None for all that is not archived: a move past others would look like none.
    Raises UserError if they have different parents, or stand at that end already.
    """
    roots = roots_of(plan, item_ids)
    parents = {root.parent for root in roots}
    if len(parents) != 1:
        raise UserError("These stand below different items. Choose items that stand below the same one.")
    (parent,) = parents
    moved = {root.id for root in roots}
    shown = [one.id for one in plan.children(parent) if one.id in moved or _is_shown(one, shows)]
    resting = [item_id for item_id in shown if item_id not in moved]
    at = _place_among(shown, moved, step) + step
    if not 0 <= at <= len(resting):
        end = "first" if step < 0 else "last"
        raise UserError(f"{name_of(roots[0])} is the {end} there already. Outdent it to go further.")
    return edits.move_items(plan, sorted(moved), parent, _behind(plan, parent, moved, resting, at, step))


def _is_shown(item: Item, shows: Callable[[int], bool] | None) -> bool:
    return shows(item.id) if shows is not None else not item.archived


def _behind(
    plan: Plan, parent: int | None, moved: set[int], resting: Sequence[int], at: int, step: int
) -> int | None:
    """Return what a block goes behind that moves past the next of those that rest; None: in front of all."""
    if step > 0:
        return resting[at - 1]
    others = [one for one in plan.items.ids_of(parent) if one not in moved]
    before = others.index(resting[at])
    return others[before - 1] if before else None


def _place_among(shown: Sequence[int], moved: set[int], step: int) -> int:
    """Return how many of those that rest stand before the block's leading edge."""
    edge = next(item_id for item_id in (shown if step < 0 else reversed(shown)) if item_id in moved)
    return sum(item_id not in moved for item_id in shown[: shown.index(edge)])


def added_item(change_set: ChangeSet) -> int | None:
    """Return the id of the item that a change set adds, or None."""
    changes = change_set.changes
    return next((one.id for one in changes if one.table == "items" and one.before is None), None)
