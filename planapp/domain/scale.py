"""The rating scale: the default levels, and finding the level that a written rating means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from planapp.domain import rank
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.domain.records import Level

NOT_RATED_SIGNS = frozenset({"-", "–", "—", "\u2212", "n/a", "n/r", "not rated"})
NOT_RATED_LETTER = "–"

# (key, number, letter, name, tone, meaning, counts as done)
_DEFAULT = (
    ("red", 1, "R", "Red", "red", "Off track: will not be met without a change", False),
    ("amber", 2, "A", "Amber", "amber", "Some slippage: being dealt with", False),
    ("green", 3, "G", "Green", "green", "On track", False),
    ("complete", 4, "B", "Complete", "blue", "Done, and shown by evidence", True),
)


def default_levels() -> tuple[Level, ...]:
    """Return the levels of a new plan: red, amber, green and complete, worst first."""
    ranks = rank.spread(len(_DEFAULT))
    return tuple(
        Level(new_id(), place, key, number, letter, name, tone, meaning, done)
        for place, (key, number, letter, name, tone, meaning, done) in zip(ranks, _DEFAULT, strict=True)
    )


def level_of(levels: Iterable[Level], written: str) -> Level | None:
    """Return the level that a number, letter or name means, or the only one of a tone; or None.

    Where a level that may still be chosen and a retired one go by the same, it is the first.
    """
    sought = sign(written)
    in_order = sorted(levels, key=lambda level: level.retired)
    for level in in_order:
        if sought and sought in signs_of(level):
            return level
    toned = [level for level in in_order if sought and sought == level.tone]
    return toned[0] if len(toned) == 1 else None


def signs_of(level: Level) -> frozenset[str]:
    """Return what a level goes by: its number, letter and name, for comparison."""
    return frozenset({str(level.number), sign(level.letter), sign(level.name)})


def sign(written: str) -> str:
    """Return a written rating for comparison: the same letter is equal however a computer keeps it."""
    return unicodedata.normalize("NFKC", written).strip().casefold()


def is_not_rated(written: str) -> bool:
    """Tell whether a written rating says 'not rated' (a dash, for one)."""
    return sign(written) in NOT_RATED_SIGNS


def levels_in_order(plan: Plan) -> tuple[Level, ...]:
    """Return the levels that may still be chosen, worst first."""
    return tuple(level for level in plan.levels.of() if not level.retired)
