"""What a change set touches on the board: which rows, which roll-ups, which lists of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planapp.domain.changes import Change, ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.domain.tables import SPEC_OF

_RATED = frozenset({"ratings", "rollups"})
# Tables whose rows show on every row of the board.
_EVERYWHERE = frozenset({"levels", "periods"})
_SHARED_BY_STEPS = frozenset({"assignments", "measures"})
# Fields of an item that decide where it stands, and what is counted above it.
_PLACE = frozenset({"parent", "rank", "kind", "archived"})
# Fields of an item that its steps show where they have none of their own, or are called by.
_LENT = frozenset({"due", "due_from", "due_to", "due_precision", "due_flags", "ref", "title"})


Plans = tuple[tuple[Plan, dict[int, list[int]]], ...]


@dataclass(slots=True)
class Touched:
    """Ids of items, before or after: `rows` show something else, `lists` have other rows below them.

    `cells` are (parent, period) whose roll-up differs, `above` parents of which all roll-ups may; `search`
    are items whose own text may differ. `everything` is so when every row may differ, `columns` when there
    are others.
    """

    rows: set[int] = field(default_factory=set)
    lists: set[int | None] = field(default_factory=set)
    cells: set[tuple[int, int]] = field(default_factory=set)
    above: set[int] = field(default_factory=set)
    search: set[int] = field(default_factory=set)
    added: set[int] = field(default_factory=set)
    everything: bool = False
    columns: bool = False


def touched(before: Plan, after: Plan, change_set: ChangeSet) -> Touched:
    """Return what a change set that led from one plan to another touches."""
    found = Touched()
    # With what stands above items: many rows belong to one.
    plans: Plans = ((before, {}), (after, {}))
    for change in change_set.changes:
        if change.table == "items":
            _item(found, before, after, change)
        elif SPEC_OF[change.table].owner == "item":
            _owned(found, plans, change)
        else:
            _shared(found, before, after, change)
    return found


def _item(found: Touched, before: Plan, after: Plan, change: Change) -> None:
    found.rows.add(change.id)
    found.search.add(change.id)
    changed = set(change.after or ()) | set(change.before or ())
    if change.before is None:
        found.added.add(change.id)
    if changed & _LENT:
        found.rows.update(after.items.ids_of(change.id))
    if not changed & {*_PLACE, "ref"}:
        return
    for plan in (before, after):
        item = plan.items.get(change.id)
        if item is not None:
            found.lists.add(item.parent)
            found.above.update(_above(plan, item))


def _owned(found: Touched, plans: Plans, change: Change) -> None:
    """A row that belongs to an item, or did, shows on that item; a rating in the roll-ups above it, too."""
    for plan, above in plans:
        row = plan.table(change.table).get(change.id)
        item = plan.items.get(row.item) if row is not None else None
        if row is None or item is None:
            continue
        found.rows.add(item.id)
        found.search.add(item.id)
        if change.table in _RATED:
            if item.id not in above:
                above[item.id] = [item.id, *_above(plan, item)]
            found.cells.update((parent, row.period) for parent in above[item.id])
        elif change.table in _SHARED_BY_STEPS:
            found.rows.update(plan.items.ids_of(item.id))


def _shared(found: Touched, before: Plan, after: Plan, change: Change) -> None:
    """A row that many items may refer to shows on those that do."""
    if change.table in _EVERYWHERE:
        found.everything = True
    if change.table in ("periods", "extra_fields"):
        found.columns = True
    if change.table == "people":
        people = {change.id}
        _add(found, (row.item for row in after.assignments if row.person in people))
        for item_id in tuple(found.rows):
            found.rows.update(after.items.ids_of(item_id))
    elif change.table == "recommendations":
        _add(found, _answering(after, {change.id}))
    elif change.table == "source_events":
        told = {row.id for plan in (before, after) for row in plan.recommendations if row.source == change.id}
        _add(found, _answering(after, told))


def _add(found: Touched, item_ids: Iterable[int]) -> None:
    ids = set(item_ids)
    found.rows |= ids
    found.search |= ids


def _answering(plan: Plan, recommendations: set[int]) -> set[int]:
    return {row.item for row in plan.recommendation_links if row.recommendation in recommendations}


def _above(plan: Plan, item: Item) -> list[int]:
    return [parent.id for parent in plan.ancestors(item.id)]
