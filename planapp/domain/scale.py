"""The rating scale: the default levels, and finding the level that a written rating means."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain import rank
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.domain.records import Level

NOT_RATED_SIGNS = frozenset({"-", "–", "—", "n/a", "n/r", "not rated"})
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
    """Return the level that a number, letter, name or tone means, or None."""
    sought = written.strip().casefold()
    for level in levels:
        if sought and sought in {
            str(level.number),
            level.letter.casefold(),
            level.name.casefold(),
            level.tone,
        }:
            return level
    return None


def is_not_rated(written: str) -> bool:
    """Tell whether a written rating says 'not rated' (a dash, for one)."""
    return written.strip().casefold() in NOT_RATED_SIGNS


def levels_in_order(plan: Plan) -> tuple[Level, ...]:
    """Return the levels that may still be chosen, worst first."""
    return tuple(level for level in plan.levels.of() if not level.retired)
