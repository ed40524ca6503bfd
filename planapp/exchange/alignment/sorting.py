"""Whether rows were sorted by what they say: equal values then stand together that did not before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import groupby

from planapp.domain.records import KINDS
from planapp.exchange.alignment.likeness import Profile
from planapp.exchange.alignment.said import Key

# So often at least a value came again behind another one before.
_MORE = 3


def is_sorted_by_a_field(
    mine: Mapping[int, Profile], theirs: Mapping[int, Profile], pairs: Mapping[int, int]
) -> bool:
    """Tell whether the rows of one kind stand sorted by a field, by what they say or said before."""
    rows = [(mine[pairs[one.id]], one) for one in theirs.values() if pairs.get(one.id) in mine]
    for kind in KINDS:
        of_kind = [(before, now) for before, now in rows if before.item.kind == kind]
        known = {before.id for before, _ in of_kind}
        before = [one for one in mine.values() if one.id in known]
        orders = [old for old, _ in of_kind], [new for _, new in of_kind]
        for key in {key for one in before for key in one.content}:
            # A sort may see no more of a cell than whether it is blank: one that is told by its colour.
            for shown in (str, bool):
                now = min(_spread(rows, key, shown) for rows in orders)
                if now == 0 and _spread(before, key, shown) >= _MORE:
                    return True
    return False


def _spread(rows: Sequence[Profile], key: Key, shown: Callable[[str], Hashable]) -> int:
    """Return how often a value comes again behind another one: never, where rows are sorted by it."""
    values = [shown(one.content.get(key, "")) for one in rows]
    return sum(1 for _ in groupby(values)) - len(set(values))
