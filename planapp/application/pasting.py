"""Putting what was copied elsewhere into a plan, where the officer expects it: one edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from planapp.application.pasted import Pasted
from planapp.application.placing import place_for
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, compare
from planapp.domain.naming import listed
from planapp.domain.plan import Plan, make_plan
from planapp.exchange.alignment.model import Comparison
from planapp.exchange.alignment.take_items import ItemTaker
from planapp.exchange.alignment.working import Working


def paste(plan: Plan, after: int | None, pasted: Pasted) -> ChangeSet:
    """Put items behind the item `after`, or below it where they are of a kind that stands below it.

    Without an item they go to the end. Items that may be of any kind become steps behind a step, and
    actions anywhere else. Raises UserError where they have no place: steps without an action.
    """
    source = _at_place(plan, after, pasted)
    working = Working(plan, Comparison(plan, source, pasted.terms))
    taker, at = ItemTaker(working), after
    for theirs in source.walk():
        if theirs.parent is None:
            parent, behind = place_for(working.plan, theirs.kind, at)
        else:
            parent, behind = working.made[theirs.parent], None
        added = edits.add_item(working.plan, theirs.kind, parent=parent, after=behind)
        item: r.Item = working.add(added, "items")
        working.made[theirs.id] = item.id
        taker.fill(item.id, theirs.id)
        at = item.id if theirs.parent is None else at
    return compare(plan, working.plan, f"paste {_counted(source)}")


def words_of(plan: Plan, after: int | None, pasted: Pasted) -> str:
    """Return what would be pasted behind an item, counted: '2 objectives and 12 actions'."""
    return _counted(_at_place(plan, after, pasted))


def first_pasted(plan: Plan, change_set: ChangeSet) -> int | None:
    """Return the first item, in the order of the plan, that a paste has added to it."""
    added = {one.id for one in change_set.changes if one.table == "items" and one.before is None}
    return next((item.id for item in plan.walk() if item.id in added), None)


def _counted(source: Plan) -> str:
    kinds = Counter(item.kind for item in source.items)
    return listed(f"{kinds[kind]:,} {kind}{'s' * (kinds[kind] != 1)}" for kind in r.KINDS if kinds[kind])


def _at_place(plan: Plan, after: int | None, pasted: Pasted) -> Plan:
    """Return the items of the kind that their place asks for."""
    source = pasted.plan
    if not pasted.fits_place or after is None or plan.items[after].kind != r.STEP:
        return source
    rows = (row for name in source.__slots__ for row in source.table(name))
    return make_plan(replace(row, kind=r.STEP) if isinstance(row, r.Item) else row for row in rows)
