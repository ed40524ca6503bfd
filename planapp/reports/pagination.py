"""Sharing out rows among pages: pure, and no row is torn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """How high something is, how high where it begins a page, and whether it stays with what follows."""

    height: float
    at_top: float
    keeps: bool = False


class Spot(NamedTuple):
    """Where a block stands: page from 0, and from where to where on it."""

    page: int
    top: float
    height: float

    @property
    def begins_page(self) -> bool:
        """Tell whether nothing stands above it on its page."""
        return self.top == 0


def placed(blocks: Sequence[Block], room: float) -> Iterator[Spot]:
    """Yield the place of each block, in order, on pages of a height; one that is higher is made as high.

    What stays with the next ones goes on to the next page with them, if they fit there together.
    """
    page, top = 0, 0.0
    for at, block in enumerate(blocks):
        is_full = top + min(block.height, room) > room
        if top and (is_full or (block.keeps and _is_torn(blocks, at, top, room))):
            page, top = page + 1, 0.0
        height = min(block.height if top else block.at_top, room)
        yield Spot(page, top, height)
        top += height


def _is_torn(blocks: Sequence[Block], at: int, top: float, room: float) -> bool:
    """Tell whether blocks that stay together do not fit here, though they would on a page of their own."""
    here, alone = top + blocks[at].height, blocks[at].at_top
    while blocks[at].keeps and at + 1 < len(blocks) and alone <= room:
        at += 1
        here += blocks[at].height
        alone += blocks[at].height
    return here > room and alone <= room
