"""The tones that a level of the scale may have, in the officer's words."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.records import Level
from planapp.palette import AMBER, BLUE, GREEN, NONE, RED, TONES

TONE_NAMES = {RED: "Red", AMBER: "Amber", GREEN: "Green", BLUE: "Blue", NONE: "Grey"}


def tone_of(level: Level) -> str:
    """Return a level's tone as it is painted: one that the palette does not have is grey."""
    return level.tone if level.tone in TONES else NONE


def alike(levels: Iterable[Level], level: Level) -> Level | None:
    """Return another level that may be chosen and is painted in the same tone, or None."""
    others = (other for other in levels if other.id != level.id and not other.retired)
    return next((other for other in others if tone_of(other) == tone_of(level)), None)


def free_tone(levels: Iterable[Level]) -> str:
    """Return a tone that no level has that may be chosen, or grey."""
    taken = {tone_of(level) for level in levels if not level.retired}
    return next((tone for tone in TONES if tone not in taken), NONE)
