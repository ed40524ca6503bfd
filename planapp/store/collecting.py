"""Python's garbage collector, kept out of the way where rows come by the hundred thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A plan of so many rows and more is set apart, and with it all that the program consists of.
_FEW = 5_000


@contextmanager
def not_collecting() -> Iterator[None]:
    """Keep the collector from going through ever more rows, none of which is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class SetApart:
    """Keeps the rows of a large plan from the collector for as long as the plan is open.

    They refer to each other in no circle, so they go when nobody holds them; but to find that out, the
    collector would stop an edit for a quarter of a second now and then.
    """

    _count = 0

    def __init__(self) -> None:
        """Set apart what has been made since the collector last ran, if that is much."""
        self._is_large = gc.get_count()[0] > _FEW
        if self._is_large:
            gc.freeze()
            SetApart._count += 1

    def end(self) -> None:
        """Let the collector see all objects again, unless another large plan is open."""
        if self._is_large:
            self._is_large = False
            SetApart._count -= 1
            if not SetApart._count:
                gc.unfreeze()
