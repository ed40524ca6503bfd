"""Every row has one place, in order, within its page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planapp.reports.pagination import Block, placed

HEIGHTS = st.integers(1, 140)
BLOCKS = st.lists(
    st.builds(
        lambda height, more, keeps: Block(height, height + more, keeps),
        HEIGHTS,
        st.integers(0, 30),
        st.booleans(),
    ),
    max_size=40,
)
ROOM = 100


@given(BLOCKS)
def test_every_block_stands_once_in_order_and_whole(blocks: list[Block]) -> None:
    spots = list(placed(blocks, ROOM))
    assert len(spots) == len(blocks)
    assert all(spot.top >= 0 and spot.top + spot.height <= ROOM for spot in spots)
    for spot, block in zip(spots, blocks, strict=True):
        assert spot.height == min(block.at_top if spot.begins_page else block.height, ROOM)
    for above, below in pairwise(spots):
        if above.page == below.page:
            assert below.top == above.top + above.height
        else:
            assert (below.page, below.top) == (above.page + 1, 0)


@given(BLOCKS)
def test_a_page_is_left_only_for_what_does_not_fit(blocks: list[Block]) -> None:
    spots = list(placed(blocks, ROOM))
    for at, (above, below) in enumerate(pairwise(spots), 1):
        block = blocks[at]
        if above.page != below.page and not block.keeps:
            assert above.top + above.height + min(block.height, ROOM) > ROOM


@given(BLOCKS)
def test_what_stays_with_the_next_is_not_left_at_the_foot(blocks: list[Block]) -> None:
    spots = list(placed(blocks, ROOM))
    for at, (above, below) in enumerate(pairwise(spots)):
        fits_together = blocks[at].at_top + blocks[at + 1].height <= ROOM
        if blocks[at].keeps and not blocks[at + 1].keeps and fits_together:
            assert above.page == below.page


def test_banners_go_on_with_their_first_row() -> None:
    theme, objective, row = Block(20, 20, True), Block(20, 20, True), Block(30, 30)
    pages = [spot.page for spot in placed([row, row, theme, objective, row], 110)]
    assert pages == [0, 0, 1, 1, 1]
