"""Titles that were merged over several rows: once sorted, a row has none, or that of the row above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from planapp.exchange.alignment.likeness import Profile
from planapp.exchange.alignment.said import TITLE

_TITLE = (TITLE, None)


def with_titles_of_plan(
    mine: Mapping[int, Profile], theirs: Mapping[int, Profile], pairs: Mapping[int, int]
) -> dict[int, Profile]:
    """Return the items of a sorted source, those with the plan's title that can have lost theirs so."""
    shared = Counter((one.item.parent, one.title) for one in mine.values())
    carried = Counter(one.title for one in theirs.values())
    found = dict(theirs)
    for key, one in theirs.items():
        own = mine.get(pairs.get(one.id, 0))
        if own is None or shared[own.item.parent, own.title] == 1:
            continue
        if not one.title or carried[one.title] > 1:
            found[key] = replace(one, said={**one.said, _TITLE: own.said.get(_TITLE, "")})
    return found
