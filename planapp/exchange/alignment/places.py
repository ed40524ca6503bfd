"""Where items stand: which ones a source shows below another item, and when its places say nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from planapp.domain.plan import Plan
from planapp.domain.records import Item

# Of more rows than this at another place, and more than this share of all, a sheet was sorted.
_FEW, _SHARE = 2, 0.2


def moved_items(plan: Plan, source: Plan, pairs: Mapping[int, int]) -> dict[int, int]:
    """Return what items of the source stand below in the source, where that is another place than the plan's.

    Both are ids of the source. A source that shows no item above says nothing of the place, and nor does one
    that lacks the item's own parent: its rows then only seem to belong to the group above them.
    """
    there = set(pairs.values())
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
            above != parent
            and not _is_above(plan, above, parent)
            and not _is_above(plan, pairs[item.id], above)
        ):
            found[item.id] = item.parent
    return found


def is_sorted(plan: Plan, source: Plan, moved: Mapping[int, int], pairs: Mapping[int, int]) -> bool:
    """Tell whether so many rows stand elsewhere that the sheet was sorted rather than its items moved.

    In a short sheet few can, but where items were moved the others still stand as they did.
    """
    if len(moved) > max(_FEW, _SHARE * len(pairs)):
        return True
    place = {item.id: at for at, item in enumerate(plan.walk())}
    along = {item.id for top in moved for item in source.walk(top)} | moved.keys()
    others = [place[pairs[item.id]] for item in source.walk() if item.id in pairs and item.id not in along]
    is_torn = bool(moved) or any(_holds_only(item, source) for item in source.items)
    return is_torn and len(others) - _in_order(others) > max(_FEW, _SHARE * len(others))


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
