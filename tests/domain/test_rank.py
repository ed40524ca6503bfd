from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.rank import between, spread
from tests.strategies import RANKS


@given(RANKS, RANKS)
def test_there_is_a_rank_between_any_two(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError, match="no rank between"):
            between(low, high)
    else:
        assert low < between(low, high) < high


@given(RANKS)
def test_there_is_a_rank_before_and_after_any(rank: str) -> None:
    assert between("", rank) < rank < between(rank, "")


@given(st.integers(0, 200), RANKS)
def test_ranks_that_are_spread_ascend_between_the_ends(count: int, rank: str) -> None:
    for ranks, bounds in (
        (spread(count), ("", "~")),
        (spread(count, rank), (rank, "~")),
        (spread(count, "", rank), ("", rank)),
    ):
        assert len(ranks) == count
        assert all(low < high for low, high in pairwise([bounds[0], *ranks, bounds[1]]))


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_ranks_stay_in_order_however_rows_are_put_in(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        at = place % (len(ranks) + 1)
        low, high = (ranks[at - 1] if at else ""), (ranks[at] if at < len(ranks) else "")
        ranks.insert(at, between(low, high))
    assert all(low < high for low, high in pairwise(ranks))


def test_ranks_stay_short_when_much_is_added_behind() -> None:
    rank = ""
    for _ in range(2000):
        rank = between(rank, "")
    assert len(rank) < 40


def test_many_ranks_at_once_are_short() -> None:
    assert max(map(len, spread(5000))) <= 4
