"""How wide the columns of a printed board are, and which periods fit: pure, in pixels of the design."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TITLE_LEAST, TITLE_COMFORT, PERIOD, OPEN_PERIOD, TREND = 200, 340, 32, 48, 28
# What is left over goes to the title and to the columns of words.
_TITLE_SHARE = 0.6


class Widths(NamedTuple):
    """Of title, columns of words, the periods that are shown (by their places), and trend."""

    title: float
    words: tuple[float, ...]
    periods: tuple[float, ...]
    shown: tuple[int, ...]
    trend: float

    @property
    def total(self) -> float:
        """Return the width of all together."""
        return self.title + sum(self.words) + sum(self.periods) + self.trend


def shared(
    room: float, words: Sequence[tuple[int, bool]], periods: Sequence[bool], has_trend: bool
) -> Widths:
    """Share out the width of a page.

    `words` says of each column how wide it is wished, and whether it may be wider; `periods` of each whether
    it is the one worked on.

    Shown are the latest periods that fit, the one worked on among them in any case. Words get narrower where
    they and the title have no room.
    """
    trend = TREND if has_trend else 0
    opened = OPEN_PERIOD if any(periods) else PERIOD if periods else 0
    room_for_words = max(0.0, room - TITLE_LEAST - trend - opened)
    wished = sum(width for width, _ in words)
    share = min(1.0, room_for_words / wished) if wished else 1.0
    given = [width * share for width, _ in words]
    left = room - sum(given) - trend
    least = TITLE_COMFORT if left - TITLE_COMFORT >= opened else TITLE_LEAST
    places = _that_fit(periods, left - least)
    shown = tuple(float(_width(periods[place])) for place in places)
    spare = max(0.0, left - least - sum(shown))
    growing = sum(width for width, grows in words if grows)
    given = [
        width + (spare * (1 - _TITLE_SHARE) * wish / growing if grows else 0)
        for width, (wish, grows) in zip(given, words, strict=True)
    ]
    title = room - sum(given) - sum(shown) - trend
    return Widths(title, tuple(given), shown, places, trend)


def _that_fit(periods: Sequence[bool], room: float) -> tuple[int, ...]:
    """Return the places of the latest periods that fit, and in any case of the one that is worked on."""
    shown = {at for at, is_open in enumerate(periods) if is_open}
    if not shown and periods:
        shown = {len(periods) - 1}
    room -= sum(_width(periods[at]) for at in shown)
    for at in reversed(range(len(periods))):
        if at in shown:
            continue
        room -= _width(periods[at])
        if room < 0:
            break
        shown.add(at)
    return tuple(sorted(shown))


def _width(is_open: bool) -> int:
    return OPEN_PERIOD if is_open else PERIOD
