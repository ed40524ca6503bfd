"""Which moment of a plan a workbook without a stamp answers: the one from which it differs least."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.application.returns.bases import Base
from planapp.domain.plan import Plan
from planapp.exchange.alignment import Comparison, carried_by
from planapp.exchange.alignment.differences import is_same
from planapp.exchange.alignment.folding import loose
from planapp.exchange.alignment.said import Key, Sayings
from planapp.exchange.changed_rows import changes_of


def nearest(comparison: Comparison, bases: Sequence[Base]) -> Base:
    """Return the base from which a plan that was read differs least; of those that are as near, the first.

    `comparison` is the one of the first base with it. Which row is which is known from that; only the items
    in which the bases differ from one another are looked at.
    """
    touched = {item for base in bases[1:] for item in changes_of(comparison.plan, base.plan, "item")}
    source = _Source(comparison)
    return min(bases, key=lambda base: source.distance(base.plan, touched))


class _Source:
    """What was read, by the items of the plan."""

    def __init__(self, comparison: Comparison) -> None:
        plan, self._source = comparison.plan, comparison.source
        self._carried = carried_by(plan, self._source, comparison.terms)
        self._sayings = Sayings(self._source, plan, comparison.terms)
        self._of = {mine: theirs for theirs, mine in comparison.pairs.items()}
        unknown = (item for item in self._source.items if item.id not in comparison.pairs)
        self._titles = {loose(item.title): item.id for item in unknown}

    def distance(self, base: Plan, touched: set[int]) -> int:
        """Return in how many fields of some items a base says something else."""
        sayings = Sayings(base, base)
        return sum(self._of_item(base, sayings, item) for item in touched)

    def _of_item(self, base: Plan, sayings: Sayings, item_id: int) -> int:
        item = base.items.get(item_id)
        is_there = item is not None and not item.archived
        theirs = self._of.get(item_id)
        if theirs is None and item is not None:
            theirs = self._titles.get(loose(item.title))
        if item is None or not is_there or theirs is None:
            return int(is_there != (theirs is not None))
        mine, other = sayings.said(item), self._sayings.said(self._source.items[theirs])
        return sum(self._differs(key, mine.get(key, ""), other.get(key, "")) for key in {*mine, *other})

    def _differs(self, key: Key, was: str, now: str) -> bool:
        return (bool(now) or self._carried.of_items(key)) and not is_same(key[0], was, now)
