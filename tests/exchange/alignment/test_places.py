"""When a sheet was sorted, so that what its rows stand below says nothing; and when rows were moved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planapp.domain import records as r
from planapp.domain.plan import Plan, make_plan
from planapp.exchange.alignment.places import is_sorted, moved_items

UPPER, LOWER = 1, 2
_SIZE = 6


def plan_of(upper: Sequence[int], lower: Sequence[int]) -> Plan:
    """Make a plan of two objectives with these actions below them."""
    rows = [
        r.Item(UPPER, None, "V1", r.OBJECTIVE, title="Upper"),
        r.Item(LOWER, None, "V2", r.OBJECTIVE, title="Lower"),
    ]
    for parent, ids in ((UPPER, upper), (LOWER, lower)):
        rows += [r.Item(one, parent, f"V{at:02}V", title=f"Action {one}") for at, one in enumerate(ids)]
    return make_plan(rows)


SENT = plan_of(range(10, 10 + _SIZE), range(20, 20 + _SIZE))


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        # One or two rows were moved.
        ((10, 11, 12, 13, 14), (15, 20, 21, 22, 23, 24, 25), False),
        ((10, 12, 13, 14, 15), (20, 21, 22, 11, 23, 24, 25), False),
        # Rows were put in another order below their own headings: nothing seems to be moved.
        ((15, 14, 13, 12, 11, 10), (25, 24, 23, 22, 21, 20), False),
        # Sorted: two fell below the other heading, and none follow one another as they did.
        ((15, 14, 13, 12), (25, 24, 23, 22, 21, 20, 11, 10), True),
        # Sorted: half of them fell below the other heading.
        ((10, 20, 11, 21, 12, 22), (13, 23, 14, 24, 15, 25), True),
    ],
)
def test_a_sheet_was_sorted(upper: Sequence[int], lower: Sequence[int], expected: bool) -> None:
    source = plan_of(upper, lower)
    pairs = {item.id: item.id for item in source.items}
    assert is_sorted(SENT, source, moved_items(SENT, source, pairs), pairs) is expected
