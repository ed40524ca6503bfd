"""A return against what was sent: what it says otherwise, each difference under a key that stays the same."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from planapp.application.returns.model import Returned
from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.alignment import CHANGED, MISSING, Comparison, Difference, compare_plans
from planapp.exchange.alignment.folding import loose
from planapp.exchange.alignment.model import ITEMS, PLACE
from planapp.exchange.alignment.said import LISTS, TITLE, UPDATE
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.part import part_of

_KEY_BYTES = 8

# What two returns may both change: table, row, field, what that is about, and which text of several.
Spot = tuple[str, int, str, int | str | None, int | None]


@dataclass(frozen=True, slots=True)
class AgainstSent:
    """The comparison of a return with what was sent; it stays what it is however the plan changes.

    `keys` are those of the differences, in their order. So are `spots`: what each changes, None where
    another return can't change the same: of new rows and texts, and of rows that a return lacks.
    """

    comparison: Comparison
    keys: tuple[str, ...]
    spots: tuple[Spot | None, ...]


def against_sent(returned: Returned, base: Plan) -> AgainstSent:
    """Compare a return with the plan as it was when it was sent; `base` is all of that plan."""
    sent = part_of(base, returned.only, returned.private)
    found = compare_plans(sent, returned.source, paths=returned.paths)
    silent = _Silent(found, returned.only)
    kept = tuple(one for one in found.differences if _is_altered(one, returned) and not silent.is_about(one))
    comparison = replace(found, differences=kept)
    return AgainstSent(comparison, tuple(_keys(comparison)), tuple(_spot(comparison, one) for one in kept))


def _is_altered(one: Difference, returned: Returned) -> bool:
    """Tell whether a cell that a difference may come from is not as it was sent.

    What was written in the column for new updates is an update, but stands in no cell of the column of those.
    """
    is_new = one.field == UPDATE and one.label == FIELD_OF[NEW_UPDATE].label
    return (one.item, NEW_UPDATE if is_new else one.field, one.part) not in returned.unaltered


class _Silent:
    """Tells which differences a return only seems to say."""

    def __init__(self, found: Comparison, only: Collection[int] | None) -> None:
        self._plan = found.plan
        self._bare = _only_named(found.plan, only)
        self._echoed = _titled_by_the_row_above(found)
        self._called = {_called(item) for item in found.source.items if found.source.children(item.id)}
        self._there = set(found.pairs.values())

    def is_about(self, one: Difference) -> bool:
        """Tell whether a difference is none: it comes of how a sheet is read, not of what is in it."""
        if one.table != ITEMS:
            return False
        if one.field == TITLE:
            return one.source in self._echoed
        if one.field == PLACE:
            # Of two groups that are called the same, a sheet can't say which it means.
            return one.was == one.theirs
        return one.kind == MISSING and (one.item in self._bare or self._is_named_with_its_rows(one.item))

    def _is_named_with_its_rows(self, item_id: int | None) -> bool:
        """Tell whether a group's rows are there, below one that is called the same: sorting joins the two."""
        below = self._plan.children(item_id)
        is_there = bool(below) and all(item.id in self._there for item in below)
        return item_id is not None and is_there and _called(self._plan.items[item_id]) in self._called


def _called(item: Item) -> tuple[str, str]:
    return loose(item.ref), loose(item.title)


def _only_named(sent: Plan, only: Collection[int] | None) -> frozenset[int]:
    """Return the items that were sent with number and title alone, as headings above what was sent whole."""
    if only is None:
        return frozenset()
    whole = {item_id for item_id in only if item_id in sent.items}
    whole |= {item.id for item_id in tuple(whole) for item in sent.walk(item_id)}
    return frozenset(item.id for item in sent.items if item.id not in whole)


def _titled_by_the_row_above(found: Comparison) -> frozenset[int]:
    """Return the rows of a source that have no title but that of the row above, which has it by rights.

    Where merged cells were taken apart and rows sorted, a blank title reads as the one above it.
    """
    echoed: set[int] = set()
    above: Item | None = None
    for item in found.source.walk():
        own = found.plan.items.get(found.pairs.get(item.id))
        if above is not None and own is not None and item.title == above.title != own.title:
            rightful = found.plan.items.get(found.pairs.get(above.id))
            if above.id in echoed or (rightful is not None and rightful.title == above.title):
                echoed.add(item.id)
        above = item
    return frozenset(echoed)


def _keys(comparison: Comparison) -> Iterator[str]:
    """Yield a key for each difference. A second reading of the same file gives the same keys."""
    seen: Counter[str] = Counter()
    for one in comparison.differences:
        spot = [one.table, one.item, one.field, _part(comparison, one), one.entry]
        said = json.dumps([*spot, one.theirs, one.kind == MISSING])
        seen[said] += 1
        text = f"{seen[said]} {said}".encode()
        yield hashlib.blake2b(text, digest_size=_KEY_BYTES).hexdigest()


def _spot(comparison: Comparison, one: Difference) -> Spot | None:
    is_new_text = one.field in LISTS and one.kind == CHANGED and one.entry is None
    if one.item is None or one.kind == MISSING or is_new_text:
        return None
    return one.table, one.item, one.field, _part(comparison, one), one.entry


def _part(comparison: Comparison, one: Difference) -> int | str | None:
    """Return what a difference is about. A period or field that is new is known by what it is called."""
    plan = comparison.plan
    is_known = not isinstance(one.part, int) or one.part in plan.periods or one.part in plan.extra_fields
    return one.part if is_known else one.label
