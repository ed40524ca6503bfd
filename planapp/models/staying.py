"""Which rows of a list may stay where they are while the others move round them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def staying(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Return a largest set of ids that are in both lists, in the same order.

    This is the longest increasing subsequence of the places in `before`, by patience sorting (Fredman 1975).
    """
    places = {item_id: place for place, item_id in enumerate(before)}
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for item_id in after:
        place = places.get(item_id)
        if place is None:
            continue
        at = bisect_left(tails, place)
        previous[item_id] = ends[at - 1] if at else None
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [item_id]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return kept
