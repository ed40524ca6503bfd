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
    taker = ItemTaker(working)
    for item in source.walk():
        taker.add(item.id)
    _place(plan, working, after)
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


def _place(plan: Plan, working: Working, after: int | None) -> None:
    """Move the items at the top of the source, with all below them, to where they belong."""
    at, kind = after, ""
    for theirs in working.source.children(None):
        new = working.made[theirs.id]
        if theirs.kind == kind and at is not None:
            parent = working.plan.items[at].parent
            behind: int | None = at
        else:
            # Of the first, the plan itself says where it goes: the new ones stand at its end for now.
            parent, behind = _place_of(working.plan if kind else plan, theirs.kind, at, new)
        working.do(edits.move_items(working.plan, [new], parent, behind))
        at, kind = new, theirs.kind


def _place_of(plan: Plan, kind: str, at: int | None, new: int) -> tuple[int | None, int | None]:
    """Return the parent of an item of a kind, and the sibling that it comes behind (None: none is there)."""
    parent, behind = place_for(plan, kind, at)
    last = [one.id for one in plan.children(parent) if one.id != new][-1:]
    return parent, behind if behind is not None or not last else last[0]
