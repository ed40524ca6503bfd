"""Which periods the board shows: the latest that fit, or an earlier page, always with the one worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planapp.views.board import measures as m


@dataclass(frozen=True, slots=True)
class Page:
    """The ids of the periods that are shown, in order, and how many more there are before and after."""

    periods: tuple[int, ...] = ()
    earlier: int = 0
    later: int = 0


def page_of(periods: Sequence[int], worked: int | None, slots: int, end: int) -> Page:
    """Return the periods shown in `slots` places beside the one worked on, which is shown in any case.

    The page ends with the first `end` of all periods; a page that could be fuller starts at the first one.
    """
    others = [period for period in periods if period != worked]
    slots = min(slots, len(others))
    stop = sum(period != worked for period in periods[:end])
    stop = min(max(stop, slots), len(others))
    chosen = set(others[stop - slots : stop])
    shown = tuple(period for period in periods if period in chosen or period == worked)
    return Page(shown, stop - slots, len(others) - stop)


def latest_end(periods: Sequence[int], current: int | None, worked: int | None) -> int:
    """Return where the latest page ends: with the current period or the one worked on, or else the last."""
    ends = [periods.index(period) + 1 for period in (current, worked) if period in periods]
    return max(ends, default=len(periods))


def page_turned(page: Page, periods: Sequence[int], worked: int | None, slots: int, step: int) -> int:
    """Return where the page before (-1) or after (1) this one ends, as `page_of` takes it."""
    others = [period for period in periods if period != worked]
    shown = [period for period in page.periods if period != worked]
    stop = page.earlier + len(shown) + step * max(1, slots)
    stop = min(max(stop, slots, 0), len(others))
    return periods.index(others[stop - 1]) + 1 if 0 < stop <= len(others) else 0


def slots_in(width: int, taken: int, text_size: float) -> int:
    """Return how many periods fit beside the title's least width and `taken` pixels."""
    least, period = (int(pixels * text_size + 0.5) for pixels in (m.TITLE_LEAST, m.PERIOD))
    return max(0, (width - taken - least) // period)
