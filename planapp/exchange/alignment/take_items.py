"""Taking in whole items of a source: new ones, those at another place, and those that it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.rules import kinds_below
from planapp.errors import UserError
from planapp.exchange.alignment.entries import shown_entries, told_updates
from planapp.exchange.alignment.model import Difference
from planapp.exchange.alignment.said import COMMENT, LISTS, UPDATE, Sayings
from planapp.exchange.alignment.take_entries import add_entry
from planapp.exchange.alignment.take_fields import take_field
from planapp.exchange.alignment.take_slips import SLIP_FIELDS, take_slips
from planapp.exchange.alignment.working import Working
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.columns import RATING


class ItemTaker:
    """Puts items of the source where they stand there."""

    def __init__(self, working: Working) -> None:
        """Prepare to read what new items say."""
        self.working, self.source = working, working.source
        self._sayings = Sayings(working.source, working.plan, working.comparison.terms)
        self._order = list(working.source.walk())

    def add(self, source_id: int) -> None:
        """Add an item with all it says, behind the sibling that it follows in the source."""
        working, theirs = self.working, self.source.items[source_id]
        parent = self._parent(theirs)
        item = working.add(edits.add_item(working.plan, theirs.kind, parent=parent), "items")
        working.made[source_id] = item.id
        self._put(item.id, theirs, parent)
        self.fill(item.id, source_id)

    def fill(self, item_id: int, source_id: int) -> None:
        """Have a new item say all that an item of the source does."""
        working, theirs = self.working, self.source.items[source_id]
        for key, text in self._sayings.said(theirs).items():
            if key[0] in (UPDATE, NEW_UPDATE):
                old, new = told_updates(self.source, working.plan, source_id)
                for shown in old if key[0] == UPDATE else new:
                    add_entry(working, item_id, source_id, UPDATE, shown.text)
            elif key[0] in LISTS:
                for shown in shown_entries(self.source, source_id, key[0]):
                    add_entry(working, item_id, source_id, key[0], shown.text)
            elif key[0] not in SLIP_FIELDS and not self._is_frozen(key):
                take_field(working, item_id, theirs, key, text)
        take_slips(working, item_id, theirs, SLIP_FIELDS)

    def _is_frozen(self, key: tuple[str, object]) -> bool:
        period = self.working.plan.periods.get(key[1] if isinstance(key[1], int) else None)
        return key[0] in (RATING, COMMENT) and period is not None and period.frozen

    def move(self, source_id: int) -> None:
        """Put an item of both below what it stands below in the source."""
        theirs = self.source.items[source_id]
        item_id = self.working.item(source_id)
        assert item_id is not None
        self._put(item_id, theirs, self._parent(theirs))

    def _put(self, item_id: int, theirs: r.Item, parent: int | None) -> None:
        """Move an item below `parent`, behind the nearest sibling that it follows in the source."""
        plan = self.working.plan
        siblings = [one.id for one in plan.children(parent) if one.id != item_id]
        before = next((one for one in self._before(theirs) if one in siblings), None)
        known = {self.working.item(one.id) for one in self.source.children(theirs.parent)}
        if before is None and not known & set(siblings):
            before = siblings[-1] if siblings else None
        self.working.do(edits.move_items(plan, [item_id], parent, before))

    def _before(self, theirs: r.Item) -> Iterator[int]:
        """Yield the plan's ids of what stands in front of an item in the source, nearest first."""
        siblings = self._siblings(theirs)
        for one in reversed(siblings[: siblings.index(theirs)]):
            known = self.working.item(one.id)
            if known is not None:
                yield known

    def _behind(self, theirs: r.Item) -> Iterator[int]:
        """Yield the plan's ids of what stands behind an item in the source, nearest first."""
        siblings = self._siblings(theirs)
        known = (self.working.item(one.id) for one in siblings[siblings.index(theirs) + 1 :])
        yield from (one for one in known if one is not None)

    def _siblings(self, theirs: r.Item) -> list[r.Item]:
        """Return what stands beside an item; in a sheet that was sorted, all of its kind."""
        if self.working.comparison.is_sorted:
            return [item for item in self._order if item.kind == theirs.kind]
        return list(self.source.children(theirs.parent))

    def _parent(self, theirs: r.Item) -> int | None:
        """Return what an item is to stand below in the plan: an item of a kind that allows it."""
        plan = self.working.plan
        if theirs.parent is None or self.working.comparison.is_sorted:
            around = (*self._before(theirs), *self._behind(theirs))
            beside = next((one for one in around if plan.items[one].kind == theirs.kind), None)
            parent = plan.items[beside].parent if beside is not None else None
        else:
            parent = self.working.item(theirs.parent)
            if parent is None:
                above = self.source.items[theirs.parent]
                raise UserError(
                    f"{name_of(theirs)} stands below {name_of(above)}, which is new. Take that in as well."
                )
        while parent is not None and theirs.kind not in kinds_below(plan.items[parent].kind):
            parent = plan.items[parent].parent
        return parent


def remove_missing(working: Working, item_ids: Iterable[int]) -> None:
    """Take items out. Raises UserError if one that stays stands below them."""
    gone = {item_id for item_id in item_ids if item_id in working.plan.items}
    for item_id in gone:
        for below in working.plan.walk(item_id):
            if below.id not in gone:
                above = name_of(working.plan.items[item_id])
                raise UserError(f"{name_of(below)} still stands below {above}. Move it first.")
    if gone:
        working.do(edits.remove_items(working.plan, gone))


def in_order(plan: Plan, found: Iterable[Difference]) -> list[Difference]:
    """Return differences in the order in which their items stand in a source."""
    place = {item.id: at for at, item in enumerate(plan.walk())}
    return sorted(found, key=lambda one: place.get(one.source or 0, len(place)))
