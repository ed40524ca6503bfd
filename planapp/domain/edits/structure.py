"""Moving, indenting and outdenting items: any selection, one change set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import place_rows, put_in_order
from planapp.domain.naming import name_of, names_of
from planapp.domain.plan import Plan
from planapp.errors import UserError


def roots_of(plan: Plan, item_ids: Iterable[int]) -> list[r.Item]:
    """Return the items of a selection that stand below none other of it, in the order of the plan."""
    chosen = set(item_ids)
    above = {item_id: {parent.id for parent in plan.ancestors(item_id)} for item_id in chosen}
    roots = {item_id for item_id in chosen if not above[item_id] & chosen}
    return sorted((plan.items[item_id] for item_id in roots), key=lambda item: place_of(plan, item))


def place_of(plan: Plan, item: r.Item) -> tuple[tuple[str, int], ...]:
    """Return what items are sorted by to stand in the order of the plan."""
    chain = (item, *plan.ancestors(item.id))
    return tuple((one.rank, one.id) for one in reversed(chain))


def move_items(plan: Plan, item_ids: Iterable[int], parent: int | None, after: int | None) -> ChangeSet:
    """Move items below `parent`, behind its child `after` or to the front (None); kinds stay as they are."""
    roots = roots_of(plan, item_ids)
    if parent is not None:
        _refuse_below_itself(plan, roots, parent)
    draft = Draft(plan)
    moved_ids = {root.id for root in roots}
    siblings = [sibling for sibling in plan.children(parent) if sibling.id not in moved_ids]
    if after in moved_ids:
        after = _last_unmoved(plan, parent, after, moved_ids)
    moved = [draft.set(root, parent=parent) for root in roots]
    place_rows(draft, moved, siblings, after)
    return draft.change_set(f"move {names_of(plan, [root.id for root in roots])}")


def _last_unmoved(plan: Plan, parent: int | None, after: int | None, moved: set[int]) -> int | None:
    """Return the last child up to `after` that is not itself moved."""
    last = None
    for child in plan.children(parent):
        if child.id not in moved:
            last = child.id
        if child.id == after:
            break
    return last


def _refuse_below_itself(plan: Plan, roots: Sequence[r.Item], parent: int) -> None:
    above = {parent, *(item.id for item in plan.ancestors(parent))}
    for root in roots:
        if root.id in above:
            raise UserError(f"{name_of(root)} can’t be moved below itself. Choose another place.")


def indent(plan: Plan, item_ids: Iterable[int]) -> ChangeSet:
    """Put items below the item above them, a level deeper only where they have to be.

    Raises UserError if there is no item above, or one would be deeper than a step or lose its ratings.
    """
    roots, draft = roots_of(plan, item_ids), Draft(plan)
    for above, below in _by_item_above(plan, roots).items():
        moved = [draft.set(root, parent=above) for root in below]
        put_in_order(draft, [*plan.children(above), *moved], {root.id for root in below})
        for root in moved:
            _deepen(draft, root, plan.items[above].kind)
    return draft.change_set(f"indent {names_of(plan, [root.id for root in roots])}")


def _by_item_above(plan: Plan, roots: Sequence[r.Item]) -> dict[int, list[r.Item]]:
    """Group items by the sibling that each goes below: the last before it that stays and can be seen."""
    chosen = {root.id for root in roots}
    groups: dict[int, list[r.Item]] = {}
    for parent in dict.fromkeys(root.parent for root in roots):
        above: r.Item | None = None
        for sibling in plan.children(parent):
            if sibling.id not in chosen:
                above = above if sibling.archived else sibling
            elif above is not None:
                groups.setdefault(above.id, []).append(sibling)
            else:
                raise UserError(
                    f"Nothing stands above {name_of(sibling)} that it could go below. Move it first."
                )
    return groups


def _deepen(draft: Draft, item: r.Item, parent_kind: str) -> None:
    """Make an item, and what stands below it, of a kind that may stand below `parent_kind`."""
    deepest = len(r.KINDS) - 1
    depth = max(r.KINDS.index(item.kind), r.KINDS.index(parent_kind) + 1)
    if depth > deepest:
        raise UserError(f"{name_of(item)} can’t go deeper: nothing stands below a step. Move it instead.")
    kind = r.KINDS[depth]
    if kind == item.kind:
        return
    if kind == r.STEP and draft.plan.ratings.ids_of(item.id):
        raise UserError(f"{name_of(item)} has ratings, and steps have none. Keep it an action.")
    draft.set(item, kind=kind)
    for child in draft.plan.children(item.id):
        _deepen(draft, child, kind)


def outdent(plan: Plan, item_ids: Iterable[int]) -> ChangeSet:
    """Put items right behind the item that they stand below, and make them of its kind.

    Raises UserError for an item at the top.
    """
    roots, draft = roots_of(plan, item_ids), Draft(plan)
    chosen = {root.id for root in roots}
    from_parent: dict[int, list[r.Item]] = {}
    for root in roots:
        if root.parent is None:
            raise UserError(f"{name_of(root)} is at the top already. Choose an item below another one.")
        parent = plan.items[root.parent]
        moved = draft.set(root, parent=parent.parent, kind=parent.kind)
        from_parent.setdefault(parent.id, []).append(moved)
    for grandparent in dict.fromkeys(plan.items[parent_id].parent for parent_id in from_parent):
        staying = [sibling for sibling in plan.children(grandparent) if sibling.id not in chosen]
        order = [row for sibling in staying for row in (sibling, *from_parent.get(sibling.id, ()))]
        put_in_order(draft, order, chosen)
    return draft.change_set(f"outdent {names_of(plan, [root.id for root in roots])}")
