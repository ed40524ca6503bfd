"""What stands above what in a plan and what is archived, read off its items once for work on all of them."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.plan import Plan
from planapp.domain.records import ACTION


class Lineage:
    """Holds for all plans with the same items, whatever else differs.

    `archived` has also what stands below archived items; `actions` are those that are not archived.
    """

    def __init__(self, plan: Plan) -> None:
        """Read the items of a plan."""
        self._items = plan.items
        self._parents = {item.id: item.parent for item in plan.items}
        self.archived = _archived(plan)
        actions = frozenset(item.id for item in plan.items if item.kind == ACTION)
        self.actions = actions - self.archived

    def of(self, plan: Plan) -> Lineage:
        """Return the lineage of a plan: this one, unless other items have come."""
        return self if plan.items is self._items else Lineage(plan)

    @property
    def everything(self) -> set[int]:
        """Return the ids of all items."""
        return set(self._parents)

    def with_ancestors(self, item_ids: Iterable[int]) -> set[int]:
        """Return items and all that stands above them."""
        parents, found = self._parents, set(item_ids)
        level = found
        # Level by level: there are many fewer parents than items.
        while level := {above for one in level if (above := parents[one]) is not None} - found:
            found = found | level
        return found


def _archived(plan: Plan) -> frozenset[int]:
    waiting = [item.id for item in plan.items if item.archived]
    found: set[int] = set()
    while waiting:
        item_id = waiting.pop()
        if item_id not in found:
            found.add(item_id)
            waiting.extend(plan.items.ids_of(item_id))
    return frozenset(found)
