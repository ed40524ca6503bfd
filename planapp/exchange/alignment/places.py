"""Where items stand: which ones a source shows below another item, and when its places say nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping

from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, Item

# Of more rows than this at another place, and more than this share of all, a sheet was sorted.
_FEW, _SHARE = 2, 0.2


def moved_items(plan: Plan, source: Plan, pairs: Mapping[int, int]) -> dict[int, int]:
    """Return what items of the source stand below in the source, where that is another place than the plan's.

    Both are ids of the source. A source that shows no item above says nothing of the place, and nor does one
    that lacks the item's own parent: its rows then only seem to belong to the group above them.
    """
    there = set(pairs.values())
    shown = _shown_below(plan, there)
    found: dict[int, int] = {}
    for item in source.items:
        if item.id not in pairs or item.parent is None:
            continue
        parent = plan.items[pairs[item.id]].parent
        if parent is not None and parent not in there:
            continue
        above = pairs.get(item.parent)
        if above is None and not source.items[item.parent].title:
            # Made by the reader to hold a row that nothing stands above.
            continue
        if (
            above not in (parent, shown[pairs[item.id]])
            and not _is_above(plan, above, parent)
            and not _is_above(plan, pairs[item.id], above)
        ):
            found[item.id] = item.parent
    return found


def _shown_below(plan: Plan, there: Collection[int]) -> dict[int, int | None]:
    """Return what a sheet shows each item below: the last row of a higher level in front of it.

    For an item without one of the levels that is another item than its parent.
    """
    found: dict[int, int | None] = {}
    last: dict[int, int] = {}
    for item in plan.walk():
        if item.id in there:
            level = KINDS.index(item.kind)
            last = {above: one for above, one in last.items() if above < level}
            found[item.id] = last[max(last)] if last else None
            last[level] = item.id
    return found


def is_sorted(plan: Plan, source: Plan, moved: Mapping[int, int], pairs: Mapping[int, int]) -> bool:
    """Tell whether so many rows stand elsewhere that the sheet was sorted rather than its items moved.

    In a short sheet few can, but where items were moved the others still stand as they did.
    """
    if len(moved) > max(_FEW, _SHARE * len(pairs)):
        return True
    along = {item.id for top in moved for item in source.walk(top)} | moved.keys()
    is_torn = bool(moved) or any(_holds_only(item, source) for item in source.items)
    return is_torn and is_out_of_order(plan, source, {key: pairs[key] for key in pairs if key not in along})


def is_out_of_order(plan: Plan, source: Plan, pairs: Mapping[int, int]) -> bool:
    """Tell whether more than a few rows stand in another order than in the plan."""
    place = {item.id: at for at, item in enumerate(plan.walk())}
    known = [place[pairs[item.id]] for item in source.walk() if item.id in pairs]
    return len(known) - _in_order(known) > max(_FEW, _SHARE * len(known))


def _holds_only(item: Item, source: Plan) -> bool:
    """Tell whether an item was made by the reader, to hold a row that nothing stands above."""
    return not item.title and not item.ref and bool(source.children(item.id))


def _in_order(places: Iterable[int]) -> int:
    """Return how many of some places rise, at most, with the others left out."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _is_above(plan: Plan, above: int | None, item_id: int | None) -> bool:
    """Tell whether an item stands above another: a level between them is missing in the source."""
    if above is None or item_id is None:
        return False
    return above in {item.id for item in plan.ancestors(item_id)}
