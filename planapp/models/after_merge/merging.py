"""A merge that is previewed, and which item a change is shown in: a step is shown in its action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planapp.application.returns.model import Compared, Decision, ReturnChange
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.exchange.alignment import ADDED
from planapp.models.after_merge.won import Winners


@dataclass(frozen=True, slots=True)
class Merging:
    """A return, what was decided of it, the plan now, and as the merge would leave it."""

    compared: Compared
    decided: Mapping[str, Decision]
    now: Plan
    after: Plan

    @property
    def winners(self) -> Winners:
        """Return who wins."""
        return Winners(self.decided)


@dataclass(frozen=True, slots=True)
class Place:
    """An item of the plan, or else one that only the return has."""

    item: int | None
    source: int | None = None


def place_of(merging: Merging, change: ReturnChange) -> Place:
    """Return what a change is shown in."""
    found = change.difference
    if found.item is not None:
        mine = merging.now.items.get(found.item)
        return Place(_holder(mine) if mine is not None else found.item)
    theirs = merging.compared.comparison.source.items.get(found.source)
    if theirs is None:
        return Place(None, found.source)
    source = _holder(theirs)
    return Place(known) if (known := _known(merging, source)) is not None else Place(None, source)


def _holder(item: Item) -> int:
    return item.parent if item.kind == STEP and item.parent is not None else item.id


def _known(merging: Merging, source: int) -> int | None:
    """Return the plan's item that an item of the return is, if the plan has it."""
    return merging.compared.comparison.pairs.get(source)


def changes_at(merging: Merging, place: Place) -> list[ReturnChange]:
    """Return all that a return changes of an item and its steps."""
    return [
        one
        for one in merging.compared.changes
        if one.difference.table == "items" and place_of(merging, one) == place
    ]


def made_of(merging: Merging, source: int) -> Item | None:
    """Return the item that the merge makes of one that is new in the return; None if it doesn't."""
    theirs = merging.compared.comparison.source
    winners = merging.winners
    added = (one for one in merging.compared.changes if one.difference.kind == ADDED)
    found = (theirs.items.get(one.difference.source) for one in added if winners.is_theirs(one))
    taken = [item for item in found if item is not None]
    wanted = theirs.items[source]
    alike = [one.id for one in taken if _same(one, wanted)]
    made = [one for one in merging.after.walk() if one.id not in merging.now.items and _same(one, wanted)]
    at = alike.index(source) if source in alike else len(made)
    return made[at] if at < len(made) else None


def _same(one: Item, other: Item) -> bool:
    return (one.kind, one.ref, one.title) == (other.kind, other.ref, other.title)
